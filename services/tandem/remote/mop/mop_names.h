#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"

// How people name a MOP and what belongs to it: "acme/softcat/2" is the second MOP of a
// partnership, "acme/softcat/2/1" its first conversation, "acme/softcat/2/partner-3" one of its
// tasks. Whole resource names are taken too. Errors begin with `field`.
namespace tandem::client {

// A MOP, or a partnership, of which somebody else says which MOP is meant.
struct MopText {
  std::string partnership;  // resource name
  int number = 0;           // 0: not said

  // "vendors/acme/partnerships/softcat/mops/2".
  std::string name() const;
};
StatusOr<MopText> ReadMop(std::string_view field, const std::string& text);

// What stands behind a MOP, in `collection`: "conversations", "tasks", "offerLinks".
StatusOr<std::string> ReadBelowMop(std::string_view field, const std::string& text,
                                   std::string_view collection);
// "acme:ann/ID" or "acme/softcat:bob/ID".
StatusOr<std::string> ReadFeed(std::string_view field, const std::string& text);

// "acme:ann/ID".
std::string ShortFeedName(std::string_view resource);
// The partnership and the MOP of a name below them.
std::string PartnershipOf(std::string_view resource);
std::string MopOf(std::string_view resource);

}  // namespace tandem::client
