#include "services/tandem/topics/event_packages.h"

#include <array>

#include "tandem/fiscal/events/v1/fiscal_events.pb.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

namespace tandem::client {
namespace {

namespace pb = google::protobuf;

// Every proto of events, by one message of it; protobuf has no list of what is in the program. A
// test finds the one that is missing here.
std::array<const pb::FileDescriptor*, 2> Protos() {
  return {partner::events::v1::VendorRegistered::descriptor()->file(),
          fiscal::events::v1::StandingFigureChanged::descriptor()->file()};
}

}  // namespace

std::vector<std::string> EventPackages() {
  std::vector<std::string> packages;
  for (const pb::FileDescriptor* const proto : Protos()) {
    if (packages.empty() || packages.back() != proto->package()) {
      packages.push_back(proto->package());
    }
  }
  return packages;
}

std::vector<const pb::Descriptor*> EventsOf(const std::string& package) {
  std::vector<const pb::Descriptor*> events;
  for (const pb::FileDescriptor* const proto : Protos()) {
    if (proto->package() != package) continue;
    for (int i = 0; i < proto->message_type_count(); ++i) {
      if (!proto->message_type(i)->name().ends_with("State")) {
        events.push_back(proto->message_type(i));
      }
    }
  }
  return events;
}

}  // namespace tandem::client
