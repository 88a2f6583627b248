#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "services/tandem/views/listing.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/mop.pb.h"

// A MOP as it stands, and lists of them. JSON and CSV are fixed forms for programs.
namespace tandem::client {

// Everything: where it stands, what each version says and why, promises, review.
std::string MopAsText(const fiscal::v1::Mop& mop, const Voice& voice, const Terminal& terminal);
std::string MopAsJson(const fiscal::v1::Mop& mop);
// The same, not printed yet.
nlohmann::ordered_json MopJson(const fiscal::v1::Mop& mop);

// A line for each.
Listing MopListing();
void AddMop(const fiscal::v1::Mop& mop, Listing& listing);

// What is asked of whom, in a sentence; empty: nothing.
std::string WaitsFor(const fiscal::v1::Mop& mop, const Voice& voice);
// The version that a reader has to know: the open one, else the agreed, else the last one; none of
// a MOP without versions.
const fiscal::v1::MopVersion* MainVersion(const fiscal::v1::Mop& mop);

// What a calendar's revision changed, and what becomes of the joint closes.
std::string ReviewAsText(const fiscal::v1::Mop& mop, const Voice& voice, const Terminal& terminal);

}  // namespace tandem::client
