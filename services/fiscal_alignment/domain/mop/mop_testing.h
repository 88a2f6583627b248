#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "libs/testkit/status_matchers.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"
#include "services/fiscal_alignment/domain/partnership_testing.h"

// Short words for the tests of MOPs.
namespace tandem::fiscal {

inline Instant At(std::string_view text) { return ParseInstant(text).value(); }
inline PersonId Person(std::string_view id) { return PersonId::Parse("person", id).value(); }

// A side as a test states it, known for `term`.
inline KnownSide KnownAs(std::string name, const TestParty& party, const calendar::DaySpan& term,
                         std::int64_t revision = 1) {
  std::shared_ptr<const calendar::PlaceHolidays> place;
  if (!party.country.empty()) {
    place = calendar::HolidayTable::Shipped().Find(party.country).value();
  }
  return {.revision = revision,
          .organisation = Organisation{
              .name = std::move(name),
              .calendar = calendar::ParseCalendar(party.calendar, calendar::RefuseFiles).value(),
              .working = std::make_shared<calendar::WorkingDays>(calendar::WorkingDays::Of(
                  place.get(), party.habits, PartySchedule::WorkingSpan(HorizonOf(term)))),
              .lead_days = party.lead_days}};
}

inline const calendar::DaySpan k2027 = {Day("2027-01-01"), Day("2027-12-31")};
inline const Instant kNow = At("2026-06-01T09:00:00Z");
inline const MopActor kAnn = {Side::kVendor, Person("ann")};   // channel manager
inline const MopActor kBob = {Side::kPartner, Person("bob")};  // executive

// The vendor's cycle in 2027.
inline MopTerms PeriodTerms() {
  return {.kind = MopKind::kPeriod,
          .term = k2027,
          .rule = CadenceRule{},
          .closes = {},
          .accommodations = {},
          .time_zone = "UTC",
          .predecessor = std::nullopt};
}

inline AccommodationTerms Offer(const MopActor& owner, std::string_view due) {
  return {
      .side = owner.side, .text = "quotes within a day", .owner = owner.person, .due = Day(due)};
}

// One accommodation of each side, due in March and May of 2027.
inline MopTerms DifferenceTerms() {
  MopTerms terms = PeriodTerms();
  terms.kind = MopKind::kDifference;
  terms.rule.reset();
  terms.accommodations = {Offer(kAnn, "2027-03-31"), Offer(kBob, "2027-05-31")};
  return terms;
}

// Both calendars known, nothing in the way.
inline MopBasis GoodBasis(std::int64_t vendor = 1, std::int64_t partner = 1) {
  return {.revisions = {vendor, partner},
          .dates = MopDates{},
          .obstacles = {},
          .vendor_zone = "Europe/Berlin"};
}
inline AcceptanceFacts GoodFacts() { return {.revisions = {1, 1}, .talked = true, .binding = {}}; }

// A MOP under test with its steps; its calls are those of mop_life.h at `now`.
struct TestMop {
  explicit TestMop(const MopTerms& terms = PeriodTerms(), const MopActor& author = kAnn)
      : mop(CreateMop({PartnershipName::Parse("n", "vendors/acme/partnerships/softcat").value(), 3},
                      author, {terms, "one calendar"}, GoodBasis(), kNow, steps)
                .value()) {}

  Status Propose(const MopActor& actor = kAnn, const MopBasis& basis = GoodBasis()) {
    return ProposeMop(mop, actor, basis, kOfferDays, now, steps);
  }
  Status Counter(const MopActor& actor, const MopTerms& terms,
                 const MopBasis& basis = GoodBasis()) {
    return CounterMop(mop, actor, {terms, "rather so"}, basis, kOfferDays, now, steps);
  }
  Status Accept(const MopActor& actor = kBob, int version = 1,
                const AcceptanceFacts& facts = GoodFacts()) {
    return AcceptMop(mop, actor, version, "fine with us", facts, now, steps);
  }
  Status End(const MopActor& actor, const std::vector<CivilDay>& closes,
             const std::string& reason = "it does not help") {
    return EndMop(mop, actor, reason, closes, now, steps);
  }
  // Lets time pass.
  bool Pass(std::string_view until) {
    now = At(until);
    return Advance(mop, now, steps);
  }

  std::vector<MopStep> steps;
  Mop mop;
  Instant now = kNow;
};

// Both sides accepted version 1.
inline TestMop AgreedMop(const MopTerms& terms = PeriodTerms()) {
  TestMop test(terms);
  EXPECT_TRUE(test.Propose().ok());
  EXPECT_TRUE(test.Accept().ok());
  return test;
}

MATCHER_P(IsNotReady, message, "is NOT_READY with that message") {
  *result_listener << MessageOf(arg);
  return arg.code() == StatusCode::kFailedPrecondition && ReasonOf(arg) == "NOT_READY" &&
         testing::Matches(testing::Matcher<std::string>(message))(std::string(MessageOf(arg)));
}

inline auto IsDenied(std::string_view message) {
  return testkit::StatusIs(StatusCode::kPermissionDenied, std::string(message));
}

}  // namespace tandem::fiscal
