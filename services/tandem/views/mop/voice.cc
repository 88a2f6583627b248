#include "services/tandem/views/mop/voice.h"

#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Side;
using fiscal::v1::SIDE_PARTNER;
using fiscal::v1::SIDE_VENDOR;

void Add(Side side, const std::string& id, std::set<SidePerson>& people) {
  if (side != fiscal::v1::SIDE_UNSPECIFIED && !id.empty()) people.emplace(side, id);
}

}  // namespace

std::string Voice::Name(Side side) const {
  if (side == SIDE_VENDOR) return vendor;
  return side == SIDE_PARTNER ? partner : "";
}

std::string Voice::Addressed(Side side) const {
  return side == reader && side != fiscal::v1::SIDE_UNSPECIFIED ? "you" : Name(side);
}

std::string Voice::Person(Side side, const std::string& id) const {
  if (id.empty()) return "Tandem";
  const auto known = people.find({side, id});
  if (known == people.end()) return fmt::format("{} ({})", id, Name(side));
  const auto& [name, role] = known->second;
  if (role.empty()) return fmt::format("{} ({})", name, Name(side));
  return fmt::format("{} ({}, {})", name, role, Name(side));
}

std::string Voice::ShortPerson(Side side, const std::string& id) const {
  const auto known = people.find({side, id});
  return known == people.end() ? id : known->second.name;
}

std::string SentenceStart(std::string text) {
  if (!text.empty()) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  }
  return text;
}

std::string Sentence(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return SentenceStart(std::move(text));
}

void AddPeople(const fiscal::v1::Mop& mop, std::set<SidePerson>& people) {
  for (const auto& version : mop.versions()) {
    Add(version.side(), version.author(), people);
    for (const auto& one : version.terms().accommodations()) Add(one.side(), one.owner(), people);
  }
  for (const auto& one : mop.acceptances()) Add(one.side(), one.person(), people);
  for (const auto& one : mop.accommodations()) Add(one.terms().side(), one.terms().owner(), people);
}

void AddPeople(const std::vector<fiscal::v1::MopStep>& steps, std::set<SidePerson>& people) {
  for (const auto& step : steps) Add(step.side(), step.person(), people);
}

void AddPeople(const std::vector<fiscal::v1::MopConversation>& conversations,
               std::set<SidePerson>& people) {
  for (const auto& one : conversations) {
    for (const std::string& id : one.vendor_people()) Add(SIDE_VENDOR, id, people);
    for (const std::string& id : one.partner_people()) Add(SIDE_PARTNER, id, people);
    Add(one.recorded_side(), one.recorded_by(), people);
    Add(OtherThan(one.recorded_side()), one.confirmed_by(), people);
  }
}

}  // namespace tandem::client
