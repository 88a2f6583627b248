#include "libs/ical/component.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>
#include <unistr.h>

#include "libs/ical/content_line.h"
#include "libs/ical/libical.h"
#include "libs/ical/value.h"

namespace tandem::ical {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 17> kKept = {
    "CATEGORIES",   "DTEND",     "DTSTART", "DURATION", "EXDATE",
    "EXRULE",       "FREEBUSY",  "RDATE",   "RRULE",    "RECURRENCE-ID",
    "STATUS",       "TRANSP",    "TZID",    "UID",      "X-MICROSOFT-CDO-BUSYSTATUS",
    "TZOFFSETFROM", "TZOFFSETTO"};

Status Broken(int line, std::string_view rule, std::string_view reason) {
  return WithReason(InvalidArgument(fmt::format("line {}: {}", line, rule)), reason);
}

// The text as libical asks for it: piece by piece, each of one line or a part of one.
class Source {
 public:
  explicit Source(std::string_view text) : rest_(text) {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
  }

  // An icalparser_line_gen_func.
  static char* NextPiece(char* out, std::size_t size, void* source) {
    return static_cast<Source*>(source)->Next(out, size);
  }

  // The line of the last piece: libical reads one ahead, so the one that it unfolds next.
  int line() const { return line_; }

 private:
  char* Next(char* out, std::size_t size) {
    line_ = lines_read_ + 1;
    if (rest_.empty()) return nullptr;
    std::size_t taken = std::min(rest_.find('\n'), rest_.size() - 1) + 1;
    taken = std::min(taken, size - 1);
    out[rest_.copy(out, taken)] = '\0';
    if (rest_[taken - 1] == '\n') ++lines_read_;
    rest_.remove_prefix(taken);
    return out;
  }

  std::string_view rest_;
  int line_ = 1;
  int lines_read_ = 0;
};

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
    if (IsInKept()) KeepProperty(line);
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
    open_.push_back({std::move(kind), line.line});
    if (!IsInKept()) return OkStatus();
    if (++count_ > kMostComponents) {
      return Broken(line.line, fmt::format("more than {} events and zones", kMostComponents),
                    "TOO_LARGE");
    }
    if (open_.size() == 2) {
      components_.push_back({.kind = open_.back().kind, .line = line.line});
    }
    Keep("BEGIN:" + open_.back().kind);
    return OkStatus();
  }

  Status End(const ContentLine& line) {
    if (open_.empty() || !EqualIgnoringCase(open_.back().kind, line.value)) {
      return Broken(line.line, "this END does not belong to the BEGIN before it", "UNBALANCED");
    }
    if (IsInKept()) Keep("END:" + open_.back().kind);
    open_.pop_back();
    if (open_.empty() && cancels_) {
      for (std::size_t i = first_of_calendar_; i < components_.size(); ++i) {
        components_[i].cancels = true;
      }
    }
    return OkStatus();
  }

  // Whether the innermost open component is one that is kept, or a part of a kept zone.
  bool IsInKept() const {
    if (open_.size() < 2) return false;
    const std::string& kind = open_[1].kind;
    if (open_.size() == 2) return kind == "VEVENT" || kind == "VFREEBUSY" || kind == "VTIMEZONE";
    return open_.size() == 3 && kind == "VTIMEZONE" &&
           (open_[2].kind == "STANDARD" || open_[2].kind == "DAYLIGHT");
  }

  void KeepProperty(const ContentLine& line) {
    const auto is = [&](std::string_view name) { return EqualIgnoringCase(name, line.name); };
    if (std::ranges::none_of(kKept, is)) return;
    Keep(line.text);
    if (is("RECURRENCE-ID")) components_.back().is_one_of_many = true;
  }

  void Keep(std::string_view line) { components_.back().lines.append(line).push_back('\0'); }

  std::vector<Component> components_;
  std::vector<Open> open_;
  std::size_t count_ = 0;
  std::size_t first_of_calendar_ = 0;
  bool calendar_seen_ = false;
  bool cancels_ = false;
};

}  // namespace

StatusOr<std::vector<Component>> ReadComponents(std::string_view text) {
  PrepareLibical();
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    const auto lines = std::ranges::count(text.substr(0, nul), '\n');
    return Broken(static_cast<int>(lines) + 1, "NUL; text has none", "NOT_UTF8");
  }
  Source source(text);
  const Owned<icalparser> parser(icalparser_new());
  icalparser_set_gen_data(parser.get(), &source);
  ComponentBuilder builder;
  for (;;) {
    const int line = source.line();
    const Owned<char> unfolded(icalparser_get_line(parser.get(), &Source::NextPiece));
    if (unfolded == nullptr) return builder.Finish();
    const std::string_view whole(unfolded.get());
    // Only here, for a fold may be in the middle of a character.
    if (u8_check(reinterpret_cast<const std::uint8_t*>(whole.data()), whole.size()) != nullptr) {
      return Broken(line, "the file must be UTF-8", "NOT_UTF8");
    }
    if (const auto parsed = ContentLine::Of(line, whole)) {
      RETURN_IF_ERROR(builder.Take(*parsed));
    }
  }
}

}  // namespace tandem::ical
