// Writes the golden bytes of the samples that have none yet. Bytes that are there stay for ever:
// events that were published look like them.
#include <fstream>

#include <fmt/format.h>

#include "tests/wire/golden_events.h"

namespace tandem::wire {
namespace {

Status WriteMissing() {
  ASSIGN_OR_RETURN(const auto events, Events(TANDEM_PROTO_FOLDER));
  for (const google::protobuf::Descriptor* event : events) {
    for (const GoldenSample& sample : SamplesOf(*event, TANDEM_GOLDEN_FOLDER)) {
      if (std::filesystem::exists(sample.bytes)) continue;
      ASSIGN_OR_RETURN(const auto message, ReadText(sample));
      std::ofstream file(sample.bytes, std::ios::binary);
      file << Serialised(*message);
      file.close();
      if (!file) return Internal(fmt::format("{} was not written", sample.bytes.string()));
      fmt::print("{}\n", sample.bytes.filename().string());
    }
  }
  return OkStatus();
}

}  // namespace
}  // namespace tandem::wire

int main() {
  const tandem::Status status = tandem::wire::WriteMissing();
  if (status.ok()) return 0;
  fmt::print(stderr, "write_golden: {}\n", tandem::MessageOf(status));
  return 1;
}
