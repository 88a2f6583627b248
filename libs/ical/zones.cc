#include "libs/ical/zones.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "libs/ical/windows_zones.h"

namespace tandem::ical {
namespace {

using calendar::LocalSeconds;
using calendar::TimeZone;

// Names that are asked for are remembered by the zone database for as long as the process lives.
constexpr std::size_t kMostZones = 200;
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kShownName = 60;

Status Unknown(std::string_view rule) { return WithReason(InvalidArgument(rule), "UNKNOWN_ZONE"); }

bool LooksLikeIanaName(std::string_view name) {
  return name.size() <= kLongestName && std::ranges::all_of(name, [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '/' || c == '_' || c == '-' || c == '+';
         });
}

// The zone that `tzid` names, or its tail behind any "/".
std::optional<TimeZone> IanaZone(std::string_view tzid) {
  for (int tails = 0; tails < 6; ++tails) {
    if (LooksLikeIanaName(tzid)) {
      if (StatusOr<TimeZone> zone = TimeZone::Load(std::string(tzid)); zone.ok()) {
        return *std::move(zone);
      }
    }
    const std::size_t slash = tzid.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    tzid.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

}  // namespace

std::chrono::sys_seconds EventZone::InstantOf(LocalSeconds local) const {
  return iana_ ? iana_->InstantOf(local, TimeZone::Twice::kEarlier) : described_->InstantOf(local);
}

bool EventZone::ContradictsFile(LocalSeconds local) const {
  // Around a change the two may differ in what a skipped or twofold time means.
  return iana_ && described_ != nullptr && iana_->HappensOnce(local) &&
         iana_->InstantOf(local, TimeZone::Twice::kEarlier) != described_->InstantOf(local);
}

Zones::Zones(const std::vector<Component>& components, calendar::DaySpan span,
             RecurrenceBudget& budget)
    : span_(span), budget_(budget) {
  for (const Component& component : components) {
    if (component.kind != "VTIMEZONE") continue;
    const ParsedComponent parsed(component);
    if (icalproperty* tzid = parsed.First(ICAL_TZID_PROPERTY)) {
      described_.emplace(icalproperty_get_tzid(tzid), &component);
    }
  }
}

StatusOr<const EventZone*> Zones::Find(std::string_view tzid) {
  auto found = found_.find(tzid);
  if (found == found_.end()) {
    if (found_.size() >= kMostZones) return Unknown("the file names more than 200 time zones");
    found = found_.emplace(tzid, Resolve(tzid)).first;
  }
  if (!found->second.ok()) return found->second.status();
  return &*found->second;
}

StatusOr<EventZone> Zones::Resolve(std::string_view tzid) {
  const FileZone* described = nullptr;
  Status broken;
  if (const auto component = described_.find(tzid); component != described_.end()) {
    StatusOr<FileZone> zone = FileZone::Create(ParsedComponent(*component->second), span_, budget_);
    if (zone.ok()) {
      described = &file_zones_.emplace(tzid, *std::move(zone)).first->second;
    } else {
      broken = zone.status();
    }
  }
  if (std::optional<TimeZone> iana = IanaZone(tzid)) {
    return EventZone(std::move(iana), described);
  }
  if (described != nullptr) return EventZone(std::nullopt, described);
  if (const std::string_view name = IanaNameOfWindowsZone(tzid); !name.empty()) {
    ASSIGN_OR_RETURN(TimeZone zone, TimeZone::Load(std::string(name)));
    return EventZone(std::move(zone));
  }
  // Never half a character.
  std::size_t shown = std::min(tzid.size(), kShownName);
  while (shown < tzid.size() && (static_cast<unsigned char>(tzid[shown]) & 0xC0U) == 0x80) --shown;
  return Unknown(fmt::format(
      "the time zone \"{}\" is neither an IANA nor a Windows name, {}", tzid.substr(0, shown),
      broken.ok() ? "and the file does not describe it"
                  : fmt::format("and its description is wrong: {}", MessageOf(broken))));
}

}  // namespace tandem::ical
