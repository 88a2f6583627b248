#pragma once

#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>

namespace tandem::client {

// The protobuf packages of events that are in the program: "tandem.partner.events.v1" …
std::vector<std::string> EventPackages();

// The events of such a package, as its protos have them: all messages but those whose name ends in
// State, which are parts of events. They live as long as the program.
std::vector<const google::protobuf::Descriptor*> EventsOf(const std::string& package);

}  // namespace tandem::client
