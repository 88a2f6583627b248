#include "tests/sim/commit_points.h"

#include <array>
#include <string_view>
#include <tuple>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include "tests/sim/world/node.h"

namespace tandem::sim {
namespace {

// Adds both sides of the nth commit of an activity.
void AddCommits(const std::string& activity, int commits, std::set<std::string>& places) {
  for (int nth = 1; nth <= commits; ++nth) {
    const std::string behind = nth == 1 ? "" : fmt::format(" {}", nth);
    places.insert(fmt::format("{}: storage.before_commit{}", activity, behind));
    places.insert(fmt::format("{}: storage.after_commit{}", activity, behind));
  }
}

// The lease and the marks; and between them the bus.
void AddRelay(const std::string& service, std::set<std::string>& places) {
  const std::string relay = service + " relay";
  AddCommits(relay, 2, places);
  for (const char* point : {"relay.before_publish", "relay.after_publish", "relay.after_mark",
                            "bus.before_store", "bus.after_store"}) {
    places.insert(fmt::format("{}: {}", relay, point));
  }
}

// How often one activity passes them depends on its messages.
constexpr std::array<std::string_view, 2> kOfEachMessage = {"bus.before_store", "bus.after_store"};

}  // namespace

std::set<std::string> CommandNames() {
  std::set<std::string> names;
  const auto add = [&](const char* service) {
    const auto* descriptor =
        google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service);
    for (int i = 0; i < descriptor->method_count(); ++i) {
      const auto& method = *descriptor->method(i);
      if (method.input_type()->FindFieldByName("validate_only")) names.insert(method.name());
    }
  };
  add(partner::v1::PartnerService::service_full_name());
  add(partner::v1::PeopleService::service_full_name());
  add(partner::v1::PortfolioService::service_full_name());
  add(partner::v1::VerificationService::service_full_name());
  add(partner::v1::CalendarFileService::service_full_name());
  add(fiscal::v1::AlignmentService::service_full_name());
  // Of the calls on MOPs those that most worlds come to.
  names.insert({"CreateMop", "ProposeMop", "AcceptMop", "EndMop", "RecordMopConversation"});
  return names;
}

std::set<std::string> CommitPointsOfCommands() {
  std::set<std::string> places;
  for (const std::string& command : CommandNames()) AddCommits(command, 1, places);
  return places;
}

std::set<std::string> CommitPointsOfRounds() {
  std::set<std::string> places;
  AddRelay("partner_registry", places);
  AddRelay("fiscal_alignment", places);
  AddCommits("partner_registry request log", 1, places);
  AddCommits("fiscal_alignment request log", 1, places);
  AddCommits("fiscal_alignment start", 1, places);
  AddCommits("fiscal_alignment consumer", 1, places);
  places.insert("fiscal_alignment consumer: bus.before_offset_commit");
  AddCommits("fiscal_alignment recompute", 1, places);
  AddCommits("fiscal_alignment mop calendars", 1, places);
  // The lease, what is due, and the effect of an occurrence.
  AddCommits("fiscal_alignment timers", 3, places);
  return places;
}

std::set<std::string> CommitPointsOfFewWorlds() {
  std::set<std::string> places;
  for (const char* command :
       {"ReviseMop", "DiscardMop", "CounterMop", "WithdrawMop", "DeclineMop", "ReaffirmMop"}) {
    AddCommits(command, 1, places);
  }
  // A page of MOPs, and what is behind the last one.
  AddCommits("fiscal_alignment reviews", 2, places);
  return places;
}

bool IsCommitPoint(const std::string& place) {
  const std::string_view point = std::string_view(place).substr(place.find(": ") + 2);
  if (point == "storage.statement" || point.starts_with("storage.before_read")) return false;
  for (const std::string_view each : kOfEachMessage) {
    if (point.starts_with(each) && point != each) return false;
  }
  return true;
}

}  // namespace tandem::sim
