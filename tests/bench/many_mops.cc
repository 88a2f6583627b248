#include "tests/bench/many_mops.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/fiscal_alignment/storage/mop/sql_mops.h"
#include "services/fiscal_alignment/storage/projections/sql_partner_facts.h"
#include "services/fiscal_alignment/storage/sql_organisations.h"
#include "services/fiscal_alignment/storage/sql_recompute_queue.h"
#include "services/fiscal_alignment/storage/sql_standing_figures.h"
#include "tests/bench/calls.h"

namespace tandem::bench {
namespace {

using fiscal::Mop;
using fiscal::MopState;
using fiscal::MopStep;
using fiscal::Side;

constexpr int kPage = 1'000;
constexpr int kPortfolio = 20;
constexpr std::array kCountries = {"DE", "GB", "US", "FR", "JP"};
constexpr std::array kNotations = {"month 01-01",
                                   "month 02-01",
                                   "month 04-01",
                                   "month 07-01",
                                   "month 10-01",
                                   "last sat jan; weeks 4-5-4; week53 p12",
                                   "nearest sat dec; weeks 4-4-5; week53 p12"};

template <std::size_t Size>
std::string Of(const std::array<const char*, Size>& all, int i) {
  return all[static_cast<std::size_t>(i) % Size];
}
PersonId Person(const std::string& id) { return PersonId::Parse("id", id).value(); }
PersonId ManagerOf(int i) { return Person(fmt::format("m{:04}", i % (kMops / kPortfolio))); }
PersonId ExecutiveOf(int i) { return Person("x" + IdOf(i)); }
Instant DaysBefore(Instant now, int days) { return now - std::chrono::days(days); }

// The tables, filled one partnership after the other within transactions.
class Filler {
 public:
  explicit Filler(Instant now) : now_(now), today_(UtcDay(now)) {}

  Status AddVendor(storage::Transaction& transaction) const {
    return AddOrganisation(transaction, {.organisation = {vendor_, std::nullopt},
                                         .name = {1, "Acme"},
                                         .settings = {1, {.country = "US"}},
                                         .calendar = {1, {kVendorNotation, {}}}});
  }

  Status AddPartnership(storage::Transaction& transaction, int i) const {
    const PartnershipName name{vendor_, PartnershipId::Parse("id", IdOf(i)).value()};
    const fiscal::OrganisationState state = {
        .organisation = {vendor_, name.partnership},
        .name = {1, "Partner " + IdOf(i)},
        .settings = {1, {.country = Of(kCountries, i), .lead_days = i % 4}},
        .calendar = {1, {Of(kNotations, i), {}}}};
    RETURN_IF_ERROR(AddOrganisation(transaction, state));
    RETURN_IF_ERROR(facts_.Take(
        transaction, fiscal::ResponsibilityFact{
                         name, 1, {{ManagerOf(i), CivilDay::FromYmd(2020, 1, 1), std::nullopt}}}));
    ASSIGN_OR_RETURN(const bool behind, figures_.Follow(transaction, state));
    if (behind) RETURN_IF_ERROR(queue_.Add(transaction, name, now_));
    return AddMop(transaction, {name, 1}, i);
  }

 private:
  static constexpr const char* kVendorNotation = "last sat jul; weeks 4-4-5; week53 p7";

  Status AddOrganisation(storage::Transaction& transaction,
                         const fiscal::OrganisationState& state) const {
    const Instant told = DaysBefore(now_, 900);
    RETURN_IF_ERROR(organisations_.Save(transaction, state));
    RETURN_IF_ERROR(facts_.TakeRegistration(transaction, state.organisation, told));
    RETURN_IF_ERROR(facts_.Take(transaction, state.organisation, state.calendar, told));
    return facts_.Take(transaction, state.organisation,
                       fiscal::VerificationFact{1, DaysBefore(now_, 100)});
  }

  // From the first day of a quarter of last year to the last day of the next year.
  Mop AgreedMop(const fiscal::MopName& name, int i) const {
    const Instant at = DaysBefore(now_, 800);
    const fiscal::MopTerms terms = {
        .term = {CivilDay::FromYmd(today_.year() - 1, 1 + 3 * static_cast<unsigned>(i % 4), 1),
                 CivilDay::FromYmd(today_.year() + 1, 12, 31)},
        .rule = fiscal::CadenceRule{.side = Side::kVendor},
        .time_zone = "America/New_York"};
    Mop mop{.name = name, .state = MopState::kActive};
    mop.versions.push_back({.number = 1,
                            .side = Side::kVendor,
                            .author = ManagerOf(i),
                            .terms = terms,
                            .rationale = "Both sides close a quarter on the same day.",
                            .revisions = {1, 1},
                            .created = at,
                            .offered = at});
    mop.acceptances = {{Side::kVendor, 1, ManagerOf(i), at, "ours"},
                       {Side::kPartner, 1, ExecutiveOf(i), at, "it suits us"}};
    mop.agreed_version = 1;
    mop.agreed = at;
    mop.basis = {1, 1};
    mop.term = terms.term;
    mop.renewed = true;
    mop.revision = 1;
    mop.created = at;
    mop.updated = at;
    return mop;
  }

  Status AddMop(storage::Transaction& transaction, const fiscal::MopName& name, int i) const {
    const Mop mop = AgreedMop(name, i);
    const std::vector<MopStep> steps = {
        StepOf(mop, MopStep::Kind::kCreated, Side::kVendor, MopState::kDraft),
        StepOf(mop, MopStep::Kind::kProposed, Side::kVendor, MopState::kProposed),
        StepOf(mop, MopStep::Kind::kAccepted, Side::kPartner, MopState::kAgreed),
        StepOf(mop, MopStep::Kind::kBegan, std::nullopt, MopState::kActive)};
    RETURN_IF_ERROR(mops_.Save(transaction, mop, steps));
    RETURN_IF_ERROR(mops_.SaveConversation(transaction, name,
                                           {.number = 1,
                                            .day = today_ - i % 500,
                                            .channel = "call",
                                            .people = {{ManagerOf(i)}, {ExecutiveOf(i)}},
                                            .summary = "How the quarter goes.",
                                            .recorded_by = ManagerOf(i)}));
    return i % 2 == 0 ? AddTasksDone(transaction, name) : OkStatus();
  }

  static MopStep StepOf(const Mop& mop, MopStep::Kind kind, std::optional<Side> side,
                        MopState state) {
    return {.time = mop.created,
            .kind = kind,
            .side = side,
            .person = side ? mop.acceptances[side == Side::kPartner ? 1 : 0].person : PersonId(),
            .version = side ? 1 : 0,
            .state = state};
  }

  // Of the partner's first closes.
  Status AddTasksDone(storage::Transaction& transaction, const fiscal::MopName& name) const {
    for (std::int64_t ordinal = 1; ordinal <= 6; ++ordinal) {
      RETURN_IF_ERROR(transaction.Defer(
          "INSERT INTO reciprocity_records (vendor, partnership, mop, closing_side, ordinal, "
          "revision, needs, done, recorded_by, done_at) "
          "VALUES ($1, $2, 1, 1, $3, 1, '', 'a visit', 'ann', $4)",
          {name.partnership.vendor.value(), name.partnership.partnership.value(), ordinal,
           storage::Of(DaysBefore(now_, 1))}));
    }
    return OkStatus();
  }

  const VendorId vendor_ = VendorId::Parse("vendor", "acme").value();
  const Instant now_;
  const CivilDay today_;
  fiscal::SqlOrganisations organisations_;
  fiscal::SqlPartnerFacts facts_;
  fiscal::SqlStandingFigures figures_;
  fiscal::SqlRecomputeQueue queue_;
  fiscal::SqlMops mops_;
};

}  // namespace

std::string IdOf(int i) { return fmt::format("p{:05}", i); }

void FillWithMops(storage::Database& database, Instant now) {
  const Filler filler(now);
  for (int from = 0; from < kMops; from += kPage) {
    Check(database.Write([&](storage::Transaction& transaction) -> Status {
      RETURN_IF_ERROR(transaction.ActFor("acme"));
      if (from == 0) RETURN_IF_ERROR(filler.AddVendor(transaction));
      for (int i = from; i < std::min(from + kPage, kMops); ++i) {
        RETURN_IF_ERROR(filler.AddPartnership(transaction, i));
      }
      return OkStatus();
    }));
  }
}

}  // namespace tandem::bench
