#include "libs/messaging/event.h"

#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::messaging {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

Event Sample() {
  return {.id = "e1",
          .source = "/tandem/partner-registry",
          .type = "tandem.partner.events.v1.VendorRenamed",
          .subject = "vendors/acme",
          .key = "vendors/acme",
          .vendor = "acme",
          .sequence = 7,
          .time = *ParseInstant("2026-05-20T10:15:30.5Z"),
          .traceparent = "00-1-2-01",
          .causation_id = "r1",
          .data = std::string("\x0a\x00\xff", 3)};
}

Message With(Message message, const std::string& name, const std::string& value) {
  for (auto& [header, text] : message.headers) {
    if (header == name) text = value;
  }
  return message;
}

TEST(Event, TravelsAsACloudEventInBinaryMode) {
  const Message message = ToMessage(Sample(), "tandem.partner.v1");
  EXPECT_EQ(message.topic, "tandem.partner.v1");
  EXPECT_EQ(message.key, "vendors/acme");
  EXPECT_THAT(message.headers, testing::Contains(testing::Pair("ce_specversion", "1.0")));
  EXPECT_THAT(message.headers,
              testing::Contains(testing::Pair("ce_time", "2026-05-20T10:15:30.500000Z")));
  EXPECT_THAT(message.headers,
              testing::Contains(testing::Pair("content-type", "application/protobuf")));
  EXPECT_EQ(*ToEvent(message), Sample());
}

RC_GTEST_PROP(Event, ComesBackAsItWasSent, ()) {
  Event event = Sample();
  event.id = "e" + std::to_string(*rc::gen::arbitrary<unsigned>());
  event.sequence = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
  event.time = FromMicros(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000));
  event.data = *rc::gen::arbitrary<std::string>();
  RC_ASSERT(*ToEvent(ToMessage(event, "t")) == event);
}

TEST(Event, AMissingHeaderIsNamed) {
  for (const char* name : {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject",
                           "ce_time", "ce_vendor", "ce_sequence", "content-type"}) {
    Message message = ToMessage(Sample(), "t");
    std::erase_if(message.headers, [&](const auto& header) { return header.first == name; });
    EXPECT_THAT(ToEvent(message), StatusIs(StatusCode::kInvalidArgument, HasSubstr(name)));
  }
  Message message = ToMessage(Sample(), "t");
  message.key.clear();
  EXPECT_THAT(ToEvent(message), StatusIs(StatusCode::kInvalidArgument, HasSubstr("key")));
}

TEST(Event, AMalformedHeaderIsNamedAndUnknownOnesAreIgnored) {
  const Message good = ToMessage(Sample(), "t");
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"ce_specversion", "0.3"},
      {"ce_time", "yesterday"},
      {"ce_sequence", "seven"},
      {"ce_sequence", "0"},
      {"content-type", "application/json"}};
  for (const auto& [name, value] : cases) {
    EXPECT_THAT(ToEvent(With(good, name, value)),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr(name)));
  }
  Message twice = good;
  twice.headers.emplace_back("ce_id", "other");
  EXPECT_THAT(ToEvent(twice), StatusIs(StatusCode::kInvalidArgument, HasSubstr("twice")));
  Message more = good;
  more.headers.emplace_back("x-somebody", "else");
  EXPECT_THAT(ToEvent(more), IsOk());
}

}  // namespace
}  // namespace tandem::messaging
