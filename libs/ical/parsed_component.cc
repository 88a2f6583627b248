#include "libs/ical/parsed_component.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "libs/ical/content_line.h"
#include "libs/ical/value.h"

namespace tandem::ical {
namespace {

// libical looks through all properties of a component to drop a wrong one.
constexpr int kMostLines = 2000;

constexpr std::array<std::string_view, 6> kTellTimes = {"DTSTART", "DTEND",    "RDATE",
                                                        "EXDATE",  "FREEBUSY", "RECURRENCE-ID"};

Status Wrong(std::string_view reason, std::string_view rule) {
  return WithReason(InvalidArgument(rule), reason);
}

// What it means that libical has dropped the property.
Status Dropped(std::string_view name) {
  const auto is = [&](std::string_view kept) { return EqualIgnoringCase(name, kept); };
  if (is("RRULE")) return Wrong("BAD_RULE", "the RRULE is none of RFC 5545 that is read");
  if (is("DURATION")) return Wrong("BAD_TIME", "DURATION is no length of time");
  if (std::ranges::any_of(kTellTimes, is)) {
    return Wrong("BAD_TIME", fmt::format("{} is neither a date nor a time", name));
  }
  return OkStatus();
}

}  // namespace

ParsedComponent::ParsedComponent(const Component& component) {
  const Owned<icalparser> parser(icalparser_new());
  std::string lines = component.lines;  // libical wants them writable
  int count = 0;
  for (std::size_t at = 0; at < lines.size();) {
    char* text = &lines[at];
    const ContentLine line = *ContentLine::Of(component.line, text);
    at += line.text.size() + 1;
    const bool frame = EqualIgnoringCase(line.name, "BEGIN") || EqualIgnoringCase(line.name, "END");
    Status status;
    if (!frame && ++count > kMostLines) {
      status = Wrong("TOO_MANY", fmt::format("it has more than {} lines of times", kMostLines));
    } else if (!frame) {
      status = line.Check();
    }
    if (status.ok()) {
      parsed_.reset(icalparser_add_line(parser.get(), text));
      if (icalparser_get_state(parser.get()) == ICALPARSER_ERROR) status = Dropped(line.name);
    }
    if (times_.ok()) times_ = status;
  }
}

std::vector<icalproperty*> PropertiesOf(icalcomponent* component, icalproperty_kind kind) {
  std::vector<icalproperty*> found;
  for (icalproperty* property = icalcomponent_get_first_property(component, kind);
       property != nullptr; property = icalcomponent_get_next_property(component, kind)) {
    found.push_back(property);
  }
  return found;
}

std::vector<icalproperty*> ParsedComponent::All(icalproperty_kind kind) const {
  return PropertiesOf(parsed_.get(), kind);
}

icalproperty* ParsedComponent::First(icalproperty_kind kind) const {
  return icalcomponent_get_first_property(parsed_.get(), kind);
}

std::string ParsedComponent::X(std::string_view name) const {
  for (icalproperty* property : All(ICAL_X_PROPERTY)) {
    if (!EqualIgnoringCase(icalproperty_get_x_name(property), name)) continue;
    const Owned<char> value(icalproperty_get_value_as_string_r(property));
    return value == nullptr ? std::string() : std::string(value.get());
  }
  return {};
}

std::string ParsedComponent::uid() const {
  icalproperty* property = First(ICAL_UID_PROPERTY);
  const char* value = property == nullptr ? nullptr : icalproperty_get_uid(property);
  return value == nullptr ? std::string() : std::string(value);
}

bool ParsedComponent::ChangesAllLater() const {
  icalproperty* id = First(ICAL_RECURRENCEID_PROPERTY);
  icalparameter* range =
      id == nullptr ? nullptr : icalproperty_get_first_parameter(id, ICAL_RANGE_PARAMETER);
  return range != nullptr && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
}

std::vector<icalcomponent*> ParsedComponent::Parts() const {
  std::vector<icalcomponent*> parts;
  for (icalcomponent* part = icalcomponent_get_first_component(parsed_.get(), ICAL_ANY_COMPONENT);
       part != nullptr;
       part = icalcomponent_get_next_component(parsed_.get(), ICAL_ANY_COMPONENT)) {
    parts.push_back(part);
  }
  return parts;
}

}  // namespace tandem::ical
