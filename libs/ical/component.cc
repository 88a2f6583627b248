#include "libs/ical/component.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "libs/ical/content_line.h"
#include "libs/ical/rules/value.h"

namespace tandem::ical {
namespace {

constexpr std::array<std::string_view, 17> kKept = {
    "CATEGORIES",   "DTEND",     "DTSTART", "DURATION", "EXDATE",
    "EXRULE",       "FREEBUSY",  "RDATE",   "RRULE",    "RECURRENCE-ID",
    "STATUS",       "TRANSP",    "TZID",    "UID",      "X-MICROSOFT-CDO-BUSYSTATUS",
    "TZOFFSETFROM", "TZOFFSETTO"};

Status Broken(int line, std::string_view rule, std::string_view reason) {
  return WithReason(InvalidArgument(fmt::format("line {}: {}", line, rule)), reason);
}

// Builds the components while the lines go by.
class ComponentBuilder {
 public:
  Status Take(const ContentLine& line) {
    if (EqualIgnoringCase(line.name, "BEGIN")) return Begin(line);
    if (EqualIgnoringCase(line.name, "END")) return End(line);
    if (open_.empty()) {
      return Broken(line.line, "an iCalendar file starts with BEGIN:VCALENDAR", "NO_CALENDAR");
    }
    if (open_.size() == 1 && EqualIgnoringCase(line.name, "METHOD")) {
      cancels_ = EqualIgnoringCase(line.value, "CANCEL");
    }
    if (kept_ != nullptr && open_.size() == kept_depth_) Keep(line);
    return OkStatus();
  }

  StatusOr<std::vector<Component>> Finish() {
    if (!open_.empty()) {
      return Broken(open_.back().line, "this BEGIN has no END", "UNBALANCED");
    }
    if (!calendar_seen_) {
      return WithReason(InvalidArgument("this is no iCalendar file: it has no VCALENDAR"),
                        "NO_CALENDAR");
    }
    return std::move(components_);
  }

 private:
  struct Open {
    std::string kind;
    int line = 0;
  };

  Status Begin(const ContentLine& line) {
    std::string kind(line.value);
    std::ranges::transform(kind, kind.begin(), [](unsigned char c) { return std::toupper(c); });
    if (open_.empty()) {
      if (kind != "VCALENDAR") {
        return Broken(line.line, "an iCalendar file starts with BEGIN:VCALENDAR", "NO_CALENDAR");
      }
      calendar_seen_ = true;
      cancels_ = false;
      first_of_calendar_ = components_.size();
    }
    open_.push_back({kind, line.line});
    kept_ = nullptr;
    const bool part = kind == "STANDARD" || kind == "DAYLIGHT";
    if ((IsKept(kind) || part) && ++count_ > kMostComponents) {
      return Broken(line.line, fmt::format("more than {} events and zones", kMostComponents),
                    "TOO_LARGE");
    }
    if (open_.size() == 2 && IsKept(kind)) {
      kept_ = &components_.emplace_back(Component{.kind = std::move(kind), .line = line.line});
    } else if (open_.size() == 3 && part && open_[1].kind == "VTIMEZONE") {
      kept_ = &components_.back().parts.emplace_back(
          Component{.kind = std::move(kind), .line = line.line});
    }
    kept_depth_ = open_.size();
    return OkStatus();
  }

  Status End(const ContentLine& line) {
    if (open_.empty() || !EqualIgnoringCase(open_.back().kind, line.value)) {
      return Broken(line.line, "this END does not belong to the BEGIN before it", "UNBALANCED");
    }
    open_.pop_back();
    kept_ = open_.size() == 2 && IsKept(open_.back().kind) ? &components_.back() : nullptr;
    kept_depth_ = open_.size();
    if (open_.empty() && cancels_) {
      for (std::size_t i = first_of_calendar_; i < components_.size(); ++i) {
        components_[i].cancels = true;
      }
    }
    return OkStatus();
  }

  static bool IsKept(std::string_view kind) {
    return kind == "VEVENT" || kind == "VFREEBUSY" || kind == "VTIMEZONE";
  }

  void Keep(const ContentLine& line) {
    const auto* name = std::ranges::find_if(
        kKept, [&](std::string_view kept) { return EqualIgnoringCase(kept, line.name); });
    if (name == kKept.end()) return;
    kept_->properties.push_back({*name, std::string(line.parameters), std::string(line.value)});
  }

  std::vector<Component> components_;
  std::vector<Open> open_;
  Component* kept_ = nullptr;  // the innermost open component, if it is one that is kept
  std::size_t kept_depth_ = 0;
  std::size_t count_ = 0;
  std::size_t first_of_calendar_ = 0;
  bool calendar_seen_ = false;
  bool cancels_ = false;
};

}  // namespace

const Property* Component::Find(std::string_view name) const {
  const auto found = std::ranges::find(properties, name, &Property::name);
  return found == properties.end() ? nullptr : &*found;
}

StatusOr<std::vector<Component>> ReadComponents(std::string_view text) {
  ContentLineReader reader(text);
  ComponentBuilder builder;
  while (const std::optional<StatusOr<ContentLine>> line = reader.Next()) {
    RETURN_IF_ERROR(line->status());
    RETURN_IF_ERROR(builder.Take(**line));
  }
  return builder.Finish();
}

}  // namespace tandem::ical
