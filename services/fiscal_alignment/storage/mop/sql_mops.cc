#include "services/fiscal_alignment/storage/mop/sql_mops.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/fiscal_alignment/domain/mop/mop_life.h"
#include "services/fiscal_alignment/storage/mop/mop_json.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO mops (vendor, partnership, number, state, kind, revision, first_day, last_day, "
    "agreed_at, next_moment, body, reviewed_vendor, reviewed_partner, basis_partner) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) ON CONFLICT DO NOTHING";

constexpr std::string_view kUpdate =
    "UPDATE mops SET state = $4, kind = $5, revision = $6, first_day = $7, last_day = $8, "
    "agreed_at = $9, next_moment = $10, body = $11, "
    "reviewed_vendor = CASE WHEN reviewed_vendor > $12 THEN reviewed_vendor ELSE $12 END, "
    "reviewed_partner = CASE WHEN reviewed_partner > $13 THEN reviewed_partner ELSE $13 END, "
    "basis_partner = $13 WHERE vendor = $1 AND partnership = $2 AND number = $3 AND revision = $6 - 1";

constexpr std::string_view kAppendStep =
    "INSERT INTO mop_steps (vendor, partnership, mop, number, at, kind, side, person, version, "
    "state, text, subject_number, other) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

constexpr std::string_view kSteps =
    "SELECT number, at, kind, side, person, version, state, text, subject_number, other "
    "FROM mop_steps WHERE vendor = $1 AND partnership = $2 AND mop = $3 AND number > $4 "
    "ORDER BY number LIMIT $5";

constexpr std::string_view kSaveConversation =
    "INSERT INTO mop_conversations (vendor, partnership, mop, number, day, body) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (vendor, partnership, mop, number) "
    "DO UPDATE SET day = excluded.day, body = excluded.body";

constexpr std::string_view kConversations =
    "SELECT body FROM mop_conversations WHERE vendor = $1 AND partnership = $2 AND mop = $3 AND "
    "number > $4 ORDER BY number LIMIT $5";

storage::Value Nullable(const std::optional<Instant>& at) {
  return at ? storage::Of(*at) : storage::Value();
}

// The columns of a name, which every statement begins with.
std::vector<storage::Value> KeyOf(const MopName& name) {
  return {name.partnership.vendor.value(), name.partnership.partnership.value(),
          std::int64_t{name.number}};
}

template <typename Enum>
std::string NumbersOf(const std::set<Enum>& values) {
  std::vector<int> numbers;
  for (const Enum value : values) numbers.push_back(static_cast<int>(value));
  return fmt::format("{}", fmt::join(numbers, ", "));
}

const std::set<MopState>& BindingStates() {
  static const std::set<MopState> kStates = {MopState::kAgreed, MopState::kActive,
                                             MopState::kNeedsReview};
  return kStates;
}

StatusOr<std::vector<Mop>> ReadAll(const storage::Result& result) {
  std::vector<Mop> mops;
  for (const storage::Row& row : result.rows) {
    ASSIGN_OR_RETURN(Mop mop, MopOfJson(row.Text(0)));
    mops.push_back(std::move(mop));
  }
  return mops;
}

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

}  // namespace

StatusOr<std::optional<Mop>> SqlMops::Find(storage::Transaction& transaction,
                                           const MopName& name) const {
  ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction,
                                                     "SELECT body FROM mops WHERE vendor = $1 AND "
                                                     "partnership = $2 AND number = $3",
                                                     KeyOf(name)));
  if (!row) return std::optional<Mop>();
  ASSIGN_OR_RETURN(Mop mop, MopOfJson(row->Text(0)));
  return std::optional(std::move(mop));
}

StatusOr<int> SqlMops::NextNumber(storage::Transaction& transaction,
                                  const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(
      const auto row,
      storage::QueryOne(transaction,
                        "SELECT COALESCE(MAX(number), 0) FROM mops WHERE vendor = $1 AND "
                        "partnership = $2",
                        {partnership.vendor.value(), partnership.partnership.value()}));
  return static_cast<int>(row ? row->Int(0) : 0) + 1;
}

Status SqlMops::Save(storage::Transaction& transaction, const Mop& mop,
                     const std::vector<MopStep>& steps) const {
  std::vector<storage::Value> values = KeyOf(mop.name);
  values.insert(
      values.end(),
      {static_cast<std::int64_t>(mop.state), static_cast<std::int64_t>(mop.current().terms.kind),
       mop.revision, std::int64_t{mop.term.first.days()}, std::int64_t{mop.term.last.days()},
       Nullable(mop.agreed), Nullable(NextMoment(mop)), ToJson(mop), mop.basis.vendor,
       mop.basis.partner});
  ASSIGN_OR_RETURN(const storage::Result saved,
                   transaction.Execute(mop.revision == 1 ? kInsert : kUpdate, values));
  if (saved.changes != 1) {
    return Aborted(fmt::format("{} was changed in between", mop.name.ToString()));
  }
  return AppendSteps(transaction, mop.name, steps);
}

StatusOr<std::vector<Mop>> SqlMops::Binding(storage::Transaction& transaction,
                                            const PartnershipName& partnership) const {
  const std::string sql = fmt::format(
      "SELECT body FROM mops WHERE vendor = $1 AND partnership = $2 AND state IN ({}) "
      "ORDER BY number",
      NumbersOf(BindingStates()));
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(sql, {partnership.vendor.value(), partnership.partnership.value()}));
  return ReadAll(result);
}

StatusOr<std::vector<Mop>> SqlMops::EverAgreed(storage::Transaction& transaction,
                                               const PartnershipName& partnership) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute("SELECT body FROM mops WHERE vendor = $1 AND partnership = $2 AND "
                          "agreed_at IS NOT NULL ORDER BY number",
                          {partnership.vendor.value(), partnership.partnership.value()}));
  return ReadAll(result);
}

StatusOr<std::vector<MopName>> SqlMops::Due(storage::Transaction& transaction, Instant now,
                                            int limit) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute("SELECT vendor, partnership, number FROM mops WHERE next_moment <= $1 "
                          "ORDER BY next_moment, vendor, partnership, number LIMIT $2",
                          {storage::Of(now), std::int64_t{limit}}));
  std::vector<MopName> names;
  for (const storage::Row& row : result.rows) {
    MopName name{.number = static_cast<int>(row.Int(2))};
    ASSIGN_OR_RETURN(name.partnership.vendor, VendorId::Parse("vendor", row.Text(0)));
    ASSIGN_OR_RETURN(name.partnership.partnership,
                     PartnershipId::Parse("partnership", row.Text(1)));
    names.push_back(std::move(name));
  }
  return names;
}

StatusOr<std::vector<Mop>> SqlMops::List(storage::Transaction& transaction, const VendorId& vendor,
                                         const std::optional<PartnershipId>& partnership,
                                         const std::set<MopState>& states,
                                         const std::optional<Place>& after, int limit) const {
  std::string sql = "SELECT body FROM mops WHERE vendor = $1";
  std::vector<storage::Value> values = {vendor.value()};
  const auto parameter = [&](storage::Value value) {
    values.push_back(std::move(value));
    return fmt::format("${}", values.size());
  };
  if (partnership) sql += " AND partnership = " + parameter(partnership->value());
  if (!states.empty()) sql += fmt::format(" AND state IN ({})", NumbersOf(states));
  if (after) {
    const std::string id = parameter(after->partnership);
    const std::string number = parameter(std::int64_t{after->number});
    sql +=
        fmt::format(" AND (partnership > {0} OR (partnership = {0} AND number < {1}))", id, number);
  }
  sql += " ORDER BY partnership, number DESC LIMIT " + parameter(std::int64_t{limit});
  ASSIGN_OR_RETURN(const storage::Result result, transaction.Execute(sql, values));
  return ReadAll(result);
}

StatusOr<std::vector<MopRepository::NumberedStep>> SqlMops::Steps(storage::Transaction& transaction,
                                                                  const MopName& name,
                                                                  std::int64_t after,
                                                                  int limit) const {
  std::vector<storage::Value> values = KeyOf(name);
  values.insert(values.end(), {after, std::int64_t{limit}});
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

}  // namespace tandem::fiscal
