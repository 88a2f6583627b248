#include "services/fiscal_alignment/storage/mop/mop_json.h"
#include "services/fiscal_alignment/storage/mop/mop_rows.h"
#include "services/fiscal_alignment/storage/mop/sql_mops.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kAppendStep =
    "INSERT INTO mop_steps (vendor, partnership, mop, number, at, kind, side, person, version, "
    "state, text, subject_number, other) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

constexpr std::string_view kSteps =
    "SELECT number, at, kind, side, person, version, state, text, subject_number, other "
    "FROM mop_steps WHERE vendor = $1 AND partnership = $2 AND mop = $3 AND number > $4 "
    "AND ($6 = 0 OR number >= (SELECT MIN(o.number) FROM mop_steps o WHERE o.vendor = $1 AND "
    "o.partnership = $2 AND o.mop = $3 AND o.kind = 4)) AND ($7 = 0 OR kind <> 20) "
    "ORDER BY number LIMIT $5";
static_assert(static_cast<int>(MopStep::Kind::kProposed) == 4);
static_assert(static_cast<int>(MopStep::Kind::kRenewalDrafted) == 20);

constexpr std::string_view kSaveConversation =
    "INSERT INTO mop_conversations (vendor, partnership, mop, number, day, body) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (vendor, partnership, mop, number) "
    "DO UPDATE SET day = excluded.day, body = excluded.body";

constexpr std::string_view kConversations =
    "SELECT body FROM mop_conversations WHERE vendor = $1 AND partnership = $2 AND mop = $3 AND "
    "number > $4 ORDER BY number LIMIT $5";

MopStep StepOf(const storage::Row& row) {
  MopStep step{.time = row.At(1), .kind = static_cast<MopStep::Kind>(row.Int(2))};
  if (const auto side = row.MaybeInt(3)) step.side = static_cast<Side>(*side);
  if (!row.Text(4).empty())
    step.person = PersonId::Parse("person", row.Text(4)).value_or(PersonId());
  step.version = static_cast<int>(row.Int(5));
  step.state = static_cast<MopState>(row.Int(6));
  step.text = row.Text(7);
  step.subject_number = static_cast<int>(row.Int(8));
  if (const auto other = row.MaybeInt(9)) step.other = static_cast<int>(*other);
  return step;
}

}  // namespace

Status AppendSteps(storage::Transaction& transaction, const MopName& name,
                   const std::vector<MopStep>& steps) {
  if (steps.empty()) return OkStatus();
  ASSIGN_OR_RETURN(const auto last,
                   storage::QueryOne(transaction,
                                     "SELECT COALESCE(MAX(number), 0) FROM mop_steps WHERE vendor "
                                     "= $1 AND partnership = $2 AND mop = $3",
                                     KeyOf(name)));
  std::int64_t number = last ? last->Int(0) : 0;
  for (const MopStep& step : steps) {
    std::vector<storage::Value> values = KeyOf(name);
    const std::optional<std::int64_t> side =
        step.side ? std::optional(static_cast<std::int64_t>(*step.side)) : std::nullopt;
    const std::optional<std::int64_t> other =
        step.other ? std::optional(std::int64_t{*step.other}) : std::nullopt;
    values.insert(values.end(),
                  {++number, storage::Of(step.time), static_cast<std::int64_t>(step.kind),
                   storage::Nullable(side), step.person.value(), std::int64_t{step.version},
                   static_cast<std::int64_t>(step.state), step.text,
                   std::int64_t{step.subject_number}, storage::Nullable(other)});
    RETURN_IF_ERROR(transaction.Defer(kAppendStep, std::move(values)));
  }
  return OkStatus();
}

StatusOr<std::vector<MopRepository::NumberedStep>> SqlMops::Steps(storage::Transaction& transaction,
                                                                  const MopName& name,
                                                                  const StepFilter& filter,
                                                                  std::int64_t after,
                                                                  int limit) const {
  std::vector<storage::Value> values = KeyOf(name);
  values.insert(values.end(),
                {after, std::int64_t{limit}, std::int64_t{filter.from_first_offer ? 1 : 0},
                 std::int64_t{filter.without_renewals ? 1 : 0}});
  ASSIGN_OR_RETURN(const storage::Result result, transaction.Execute(kSteps, values));
  std::vector<NumberedStep> steps;
  for (const storage::Row& row : result.rows) steps.push_back({row.Int(0), StepOf(row)});
  return steps;
}

Status SqlMops::SaveConversation(storage::Transaction& transaction, const MopName& name,
                                 const MopConversation& conversation) const {
  std::vector<storage::Value> values = KeyOf(name);
  values.insert(values.end(), {std::int64_t{conversation.number},
                               std::int64_t{conversation.day.days()}, ToJson(conversation)});
  return transaction.Defer(kSaveConversation, std::move(values));
}

StatusOr<std::vector<MopConversation>> SqlMops::Conversations(storage::Transaction& transaction,
                                                              const MopName& name, int after,
                                                              int limit) const {
  std::vector<storage::Value> values = KeyOf(name);
  values.insert(values.end(), {std::int64_t{after}, std::int64_t{limit}});
  ASSIGN_OR_RETURN(const storage::Result result, transaction.Execute(kConversations, values));
  std::vector<MopConversation> conversations;
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(MopConversation one, ConversationOfJson(row.Text(0)));
    conversations.push_back(std::move(one));
  }
  return conversations;
}

StatusOr<int> SqlMops::NextConversation(storage::Transaction& transaction,
                                        const MopName& name) const {
  ASSIGN_OR_RETURN(const auto row,
                   storage::QueryOne(transaction,
                                     "SELECT COALESCE(MAX(number), 0) FROM mop_conversations WHERE "
                                     "vendor = $1 AND partnership = $2 AND mop = $3",
                                     KeyOf(name)));
  return static_cast<int>(row->Int(0)) + 1;
}

StatusOr<bool> SqlMops::TalkedUntil(storage::Transaction& transaction, const MopName& name,
                                    CivilDay day) const {
  std::vector<storage::Value> values = KeyOf(name);
  values.emplace_back(std::int64_t{day.days()});
  ASSIGN_OR_RETURN(const auto row,
                   storage::QueryOne(transaction,
                                     "SELECT 1 FROM mop_conversations WHERE vendor = $1 AND "
                                     "partnership = $2 AND mop = $3 AND day <= $4 LIMIT 1",
                                     values));
  return row.has_value();
}

}  // namespace tandem::fiscal
