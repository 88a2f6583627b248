#pragma once

#include <chrono>

#include "services/fiscal_alignment/app/offer_links/offer_view.h"
#include "services/fiscal_alignment/domain/partnership_testing.h"

// Views for the tests of this room.
namespace tandem::fiscal {

inline PersonId Person(std::string_view id) { return PersonId::Parse("person", id).value(); }

// Cisco offers Softcat the second candidate for two years; one conversation was recorded.
inline OfferView SampleView() {
  static const TestParty kCisco{"last sat jul; weeks 4-4-5; week53 p7", "US"};
  static const TestParty kSoftcat{"month 08-01", "GB"};
  OfferView view;
  view.names = {"Cisco", "Softcat"};
  view.today = Day("2026-01-05");
  view.candidates = AlignParties(kCisco, kSoftcat).candidates;
  view.link.name =
      OfferLinkName::Parse("name", "vendors/cisco/partnerships/softcat/mops/1/offerLinks/q1")
          .value();
  view.link.version = 1;
  view.link.person = Person("p11");
  view.link.expires = Instant(std::chrono::sys_days(std::chrono::days(Day("2026-02-04").days())));
  MopVersion version{.number = 1, .side = Side::kVendor, .author = Person("m1")};
  version.terms.term = {Day("2026-03-01"), Day("2028-02-29")};
  version.terms.rule = view.candidates.at(1).rule;
  version.terms.time_zone = "America/Los_Angeles";
  version.rationale = "Your people and ours would stop missing each other at the end of July.";
  view.mop.name = view.link.name.mop;
  view.mop.state = MopState::kProposed;
  view.mop.open_version = 1;
  view.mop.term = version.terms.term;
  view.mop.versions = {version};
  MopDates dates;
  for (const CivilDay close : view.candidates.at(1).closes) {
    if (version.terms.term.first <= close && close <= version.terms.term.last) {
      dates.closes.push_back(close);
    }
  }
  dates.quarter_ends.vendor = {{Day("2026-04-25"), false}, {Day("2026-07-25"), true}};
  dates.quarter_ends.partner = {{Day("2026-04-30"), false}, {Day("2026-07-31"), true}};
  view.dates = dates;
  view.conversations = {{.number = 1,
                         .day = Day("2025-12-18"),
                         .channel = "video call",
                         .people = {{Person("m1")}, {Person("p11"), Person("p12")}},
                         .constraints = {"no close in the first week of a quarter",
                                         "the warehouse counts at the end of July"},
                         .summary = "Both want the same Friday.\nNumbers follow."}};
  return view;
}

}  // namespace tandem::fiscal
