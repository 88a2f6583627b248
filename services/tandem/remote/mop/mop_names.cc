#include "services/tandem/remote/mop/mop_names.h"

#include <vector>

#include <fmt/format.h>

#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {
namespace {

constexpr int kMostShown = 80;

Status NotAMop(std::string_view field, const std::string& text, std::string_view example) {
  return InvalidField(field, fmt::format("\"{}\" must be {}", Fitted(text, kMostShown), example));
}

// The part of a name up to the end of the segment behind `collection`.
std::string UpTo(std::string_view resource, std::string_view collection) {
  const std::size_t at = resource.find(collection);
  if (at == std::string_view::npos) return std::string(resource);
  return std::string(resource.substr(0, resource.find('/', at + collection.size())));
}

}  // namespace

std::string MopText::name() const { return fmt::format("{}/mops/{}", partnership, number); }

StatusOr<MopText> ReadMop(std::string_view field, const std::string& text) {
  constexpr std::string_view kExample = "a partnership or one of its MOPs: acme/softcat/2";
  const std::vector<std::string> ids = ResourceIds(text);
  if (ids.size() != 2 && ids.size() != 3) return NotAMop(field, text, kExample);
  MopText mop;
  const StatusOr<std::string> partnership = ReadPartnership(field, ids[0] + "/" + ids[1]);
  if (!partnership.ok()) return NotAMop(field, text, kExample);
  mop.partnership = *partnership;
  if (ids.size() == 2) return mop;
  mop.number = NumberOf(ids[2]);
  if (mop.number == 0) return NotAMop(field, text, kExample);
  return mop;
}

StatusOr<std::string> ReadBelowMop(std::string_view field, const std::string& text,
                                   std::string_view collection) {
  const std::vector<std::string> ids = ResourceIds(text);
  if (ids.size() == 4 && !ids[3].empty()) {
    const StatusOr<MopText> mop = ReadMop(field, ids[0] + "/" + ids[1] + "/" + ids[2]);
    if (mop.ok()) return fmt::format("{}/{}/{}", mop->name(), collection, ids[3]);
  }
  return NotAMop(field, text,
                 fmt::format("one of the {} of a MOP, as lists show it: acme/softcat/2/…",
                             collection == "offerLinks" ? "links" : collection));
}

StatusOr<std::string> ReadFeed(std::string_view field, const std::string& text) {
  constexpr std::string_view kCollection = "/calendarFeeds/";
  const std::size_t slash = text.rfind('/');
  std::string person = text.substr(0, slash);
  if (const std::size_t at = text.find(kCollection); at != std::string::npos) {
    person = text.substr(0, at);
  }
  const StatusOr<std::string> name = ReadPerson(field, person);
  if (slash == std::string::npos || slash + 1 == text.size() || !name.ok()) {
    return NotAMop(field, text, "a feed, as lists show it: acme:ann/…");
  }
  return *name + std::string(kCollection) + text.substr(slash + 1);
}

std::string ShortFeedName(std::string_view resource) {
  const std::size_t at = resource.find("/calendarFeeds/");
  if (at == std::string_view::npos) return std::string(resource);
  return ShortName(resource.substr(0, at)) + std::string(resource.substr(resource.rfind('/')));
}

std::string PartnershipOf(std::string_view resource) { return UpTo(resource, "/partnerships/"); }

std::string MopOf(std::string_view resource) { return UpTo(resource, "/mops/"); }

}  // namespace tandem::client
