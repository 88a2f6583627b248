#include "tests/wire/golden_events.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::wire {
namespace {

namespace pb = google::protobuf;
using pb::util::MessageDifferencer;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kGolden = TANDEM_GOLDEN_FOLDER;

std::vector<const pb::Descriptor*> AllEvents() {
  auto events = Events(TANDEM_PROTO_FOLDER);
  EXPECT_THAT(events.status(), testkit::IsOk());
  return events.ok() ? *std::move(events) : std::vector<const pb::Descriptor*>{};
}

TEST(GoldenEvents, ThereAreEventsOfBothServices) {
  EXPECT_THAT(AllEvents(), SizeIs(testing::Ge(9)));
}

TEST(GoldenEvents, EveryEventHasASampleOfEveryField) {
  for (const pb::Descriptor* event : AllEvents()) {
    SCOPED_TRACE(event->full_name());
    std::vector<std::unique_ptr<pb::Message>> samples;
    for (const GoldenSample& sample : SamplesOf(*event, kGolden)) {
      auto message = ReadText(sample);
      ASSERT_THAT(message.status(), testkit::IsOk());
      samples.push_back(*std::move(message));
    }
    EXPECT_THAT(samples, Not(IsEmpty())) << "tests/wire/README.md says how to add one";
    EXPECT_THAT(FieldsWithoutSample(*event, samples), IsEmpty())
        << "a new field needs one more sample; tests/wire/README.md says how";
  }
}

TEST(GoldenEvents, AreWrittenAsTheseBytes) {
  for (const pb::Descriptor* event : AllEvents()) {
    for (const GoldenSample& sample : SamplesOf(*event, kGolden)) {
      const auto message = ReadText(sample);
      ASSERT_THAT(message.status(), testkit::IsOk());
      const auto bytes = ReadFile(sample.bytes);
      ASSERT_THAT(bytes.status(), testkit::IsOk());
      EXPECT_TRUE(Serialised(**message) == *bytes) << sample.bytes.filename();
    }
  }
}

TEST(GoldenEvents, AreReadFromTheseBytesFieldByField) {
  for (const pb::Descriptor* event : AllEvents()) {
    for (const GoldenSample& sample : SamplesOf(*event, kGolden)) {
      const auto expected = ReadText(sample);
      const auto read = ReadBytes(sample);
      ASSERT_THAT(expected.status(), testkit::IsOk());
      ASSERT_THAT(read.status(), testkit::IsOk());
      MessageDifferencer differences;
      std::string report;
      differences.ReportDifferencesToString(&report);
      EXPECT_TRUE(differences.Compare(**expected, **read)) << sample.bytes.filename() << "\n"
                                                           << report;
    }
  }
}

// Bytes of an event that was taken away would be kept by nobody.
TEST(GoldenEvents, EveryFileBelongsToAnEvent) {
  std::set<std::filesystem::path> known;
  for (const pb::Descriptor* event : AllEvents()) {
    for (const GoldenSample& sample : SamplesOf(*event, kGolden)) {
      known.insert(sample.text);
      known.insert(sample.bytes);
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator(kGolden)) {
    if (entry.path().extension() == ".headers") continue;
    EXPECT_TRUE(known.contains(entry.path())) << entry.path().filename();
  }
}

}  // namespace
}  // namespace tandem::wire
