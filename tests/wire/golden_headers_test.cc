#include <fmt/format.h>
#include <gmock/gmock.h>

#include "libs/messaging/event.h"
#include "libs/testkit/status_matchers.h"
#include "tests/wire/golden_events.h"

namespace tandem::wire {
namespace {

using messaging::Event;
using messaging::Message;

constexpr const char* kHeaders = TANDEM_GOLDEN_FOLDER "/envelope.headers";

Event Sample() {
  return {.id = "01J9Z8Q4T6W3F5K7M9P1R2S4V6",
          .source = "/tandem/partner-registry",
          .type = "tandem.partner.events.v1.PartnershipRenamed",
          .subject = "vendors/acme/partnerships/softcat",
          .key = "vendors/acme/partnerships/softcat",
          .vendor = "acme",
          .sequence = 42,
          .time = *ParseInstant("2026-05-20T10:15:30.123456Z"),
          .traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          .causation_id = "6f9619ff-8b86-4d01-b42d-00c04fc964ff",
          .data = "payload"};
}

std::string Text(const Message& message) {
  std::string text = fmt::format("topic: {}\nkey: {}\n", message.topic, message.key);
  for (const auto& [name, value] : message.headers) text += fmt::format("{}: {}\n", name, value);
  return text;
}

TEST(GoldenHeaders, AnEventTravelsWithTheseHeaders) {
  const auto golden = ReadFile(kHeaders);
  ASSERT_THAT(golden.status(), testkit::IsOk());
  EXPECT_EQ(Text(ToMessage(Sample(), "tandem.partner.v1")), *golden);
}

TEST(GoldenHeaders, AnEventIsReadFromTheseHeaders) {
  const auto golden = ReadFile(kHeaders);
  ASSERT_THAT(golden.status(), testkit::IsOk());
  Message message;
  message.data = "payload";
  for (std::size_t start = 0; start < golden->size();) {
    const std::size_t end = golden->find('\n', start);
    const std::size_t colon = golden->find(": ", start);
    std::string name = golden->substr(start, colon - start);
    std::string value = golden->substr(colon + 2, end - colon - 2);
    start = end + 1;
    if (name == "topic") {
      message.topic = std::move(value);
    } else if (name == "key") {
      message.key = std::move(value);
    } else {
      message.headers.emplace_back(std::move(name), std::move(value));
    }
  }
  const auto event = ToEvent(message);
  ASSERT_THAT(event.status(), testkit::IsOk());
  EXPECT_EQ(*event, Sample());
}

}  // namespace
}  // namespace tandem::wire
