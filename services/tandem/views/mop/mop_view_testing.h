#pragma once

#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "services/tandem/views/mop/voice.h"

// Messages and a voice for tests of the views.
namespace tandem::client {

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

inline std::string Day(int year, int month, int day) {
  return "{ year: " + std::to_string(year) + " month: " + std::to_string(month) +
         " day: " + std::to_string(day) + " }";
}

inline Voice CiscoAndSoftcat(fiscal::v1::Side reader = fiscal::v1::SIDE_VENDOR) {
  Voice voice{.vendor = "Cisco", .partner = "Softcat", .reader = reader, .people = {}};
  voice.people[{fiscal::v1::SIDE_VENDOR, "m1"}] = {"Ann Lee", "channel manager"};
  voice.people[{fiscal::v1::SIDE_PARTNER, "p11"}] = {"Rhiannon Pryce", "partner executive"};
  return voice;
}

// An offer of Cisco to Softcat.
inline fiscal::v1::Mop OfferedMop() {
  return Parsed<fiscal::v1::Mop>(R"(
    name: "vendors/cisco/partnerships/softcat/mops/2"
    state: STATE_PROPOSED
    open_version: 1
    open_until { seconds: 1781864130 }
    term { first_day { year: 2026 month: 6 day: 1 } last_day { year: 2027 month: 5 day: 31 } }
    author_side: SIDE_VENDOR
    revision: 2
    etag: "e2"
    create_time { seconds: 1779272130 }
    update_time { seconds: 1779272130 }
    versions {
      number: 1
      side: SIDE_VENDOR
      author: "m1"
      terms {
        kind: KIND_PERIOD
        term { first_day { year: 2026 month: 6 day: 1 } last_day { year: 2027 month: 5 day: 31 } }
        rule { form: FORM_WEEKS_BEFORE side: SIDE_VENDOR number: 2
               text: "2 weeks before the close of V" }
        time_zone: "America/Los_Angeles"
      }
      rationale: "Nobody waits for the other any more"
      vendor_calendar_revision: 1
      partner_calendar_revision: 3
      create_time { seconds: 1779272130 }
      offer_time { seconds: 1779272130 }
      joint_closes { year: 2026 month: 7 day: 10 }
      joint_closes { year: 2026 month: 10 day: 9 }
    })");
}

}  // namespace tandem::client
