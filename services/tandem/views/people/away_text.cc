#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/views/people/away_view.h"

namespace tandem::client {
namespace {

constexpr int kIndent = 4;
// Longer windows have no strip: their days would not fit beside the names.
constexpr int kLongestStrip = 28;
constexpr int kFigureColumns = 8;  // "10 of 14"
constexpr int kLeastCover = 8;     // "no cover"
constexpr int kMostCover = 22;

// A window, and whose it is: partnerships for which it is the same are told of once, because the
// vendor's closes and its channel manager's absences are common to them.
struct Entry {
  const AwaySpan* window = nullptr;
  std::vector<const AwayPartnership*> partnerships;
};

// How wide the columns of people are, in all windows alike.
struct Widths {
  int name = 0;
  int role = 0;
  int strip = 0;
  int cover = 0;
};

// "rep" of "partner rep": the side is plain from where the person works.
std::string ShortRole(const std::string& role) { return role.substr(role.rfind(' ') + 1); }

std::string CoverText(const AwayPerson& person) {
  return person.cover_id.empty() ? std::string("no cover")
                                 : "cover " + Printable(person.cover_name);
}

Widths WidthsOf(const std::vector<Entry>& entries) {
  Widths widths{.cover = kLeastCover};
  for (const Entry& entry : entries) {
    const int length = entry.window->days.length();
    for (const AwayPerson& person : entry.window->people) {
      widths.name = std::max(widths.name, DisplayWidth(Printable(person.name)));
      widths.role = std::max(widths.role, DisplayWidth(ShortRole(person.role)));
      widths.cover = std::max(widths.cover, DisplayWidth(CoverText(person)));
      if (length <= kLongestStrip) widths.strip = std::max(widths.strip, length);
    }
  }
  // The strip never shrinks, names give way; one blank, or two, between columns.
  const int gaps = 4 + (widths.strip > 0 ? 1 : 0);
  const int left =
      Terminal::kColumns - kIndent - widths.role - widths.strip - kFigureColumns - gaps;
  widths.cover = std::min({widths.cover, kMostCover, left / 2});
  widths.name = std::min(widths.name, left - widths.cover);
  return widths;
}

std::string Padded(const std::string& text, int width) {
  const std::string fitted = Fitted(text, width);
  return fitted + std::string(static_cast<std::size_t>(width - DisplayWidth(fitted)), ' ');
}

// The days of the window, those of the absence filled.
std::string Strip(const AwaySpan& window, const Days& away, int width, const Terminal& terminal) {
  if (width == 0) return {};
  std::string strip;
  const int length = window.days.length();
  const bool fits = length <= kLongestStrip;
  for (CivilDay day = window.days.first; fits && day <= window.days.last; ++day) {
    const bool is_away = away.first <= day && day <= away.last;
    const char* filled = terminal.unicode ? "▓" : "#";
    strip += is_away ? filled : terminal.unicode ? "·" : ".";
  }
  return strip + std::string(static_cast<std::size_t>(width - (fits ? length : 0)) + 1, ' ');
}

// Where the closes are, above the strips of the window.
std::string Ruler(const AwaySpan& window, const Widths& widths, const Terminal& terminal) {
  if (window.closes.empty() || window.days.length() > kLongestStrip) return {};
  std::string ruler(static_cast<std::size_t>(kIndent + widths.name + widths.role + 2), ' ');
  for (CivilDay day = window.days.first; day <= window.days.last; ++day) {
    const bool is_close = std::ranges::any_of(
        window.closes, [day](const AwayClose& close) { return close.day == day; });
    ruler += !is_close ? " " : terminal.unicode ? "▼" : "v";
  }
  return ruler.erase(ruler.find_last_not_of(' ') + 1) + "\n";
}

std::string PersonLine(const AwaySpan& window, const AwayPerson& person, const Widths& widths,
                       const Terminal& terminal) {
  const std::string figure = fmt::format("{} of {}", person.working_days_away, person.working_days);
  std::string line(kIndent, ' ');
  line += Padded(person.name, widths.name) + " " + Padded(ShortRole(person.role), widths.role) +
          " " + Strip(window, person.days, widths.strip, terminal) +
          fmt::format("{:>{}}  ", figure, kFigureColumns);
  const std::string cover = Fitted(CoverText(person), widths.cover);
  if (person.cover_id.empty()) return line + terminal.Yellow(cover) + "\n";
  line += cover + "\n";
  if (person.days_without_cover == 0) return line;
  const std::string warning = fmt::format("! {} is away too, on {} of these days",
                                          person.cover_name, person.days_without_cover);
  return line + std::string(kIndent + 2, ' ') +
         terminal.Yellow(Fitted(warning, Terminal::kColumns - kIndent - 2)) + "\n";
}

std::string InDays(CivilDay day, CivilDay from) {
  const int days = day - from;
  return fmt::format("in {} day{}", days, days == 1 ? "" : "s");
}

// The days of the window, and beside them a line for each close on which it rests.
std::string WindowTitle(const Entry& entry, CivilDay from) {
  const AwaySpan& window = *entry.window;
  const AwayPartnership& partnership = *entry.partnerships.front();
  std::vector<std::string> facts;
  for (const AwayClose& close : window.closes) {
    const std::string& who = close.of_vendor ? partnership.vendor_name : partnership.name;
    facts.push_back(fmt::format("{} closes on {}, {}", Fitted(who, 24), close.day.ToString(),
                                InDays(close.day, from)));
  }
  if (window.shared && window.closes.size() > 1) {
    const int days = window.shared->length();
    facts.push_back(fmt::format("{} day{} urgent for both", days, days == 1 ? " is" : "s are"));
  }
  std::string lines =
      fmt::format("  {}..{}", window.days.first.ToString(), window.days.last.ToString());
  const std::string margin = "\n" + std::string(lines.size(), ' ');
  for (std::size_t i = 0; i < facts.size(); ++i) lines += (i > 0 ? margin : "") + "  " + facts[i];
  return lines + "\n";
}

std::string ManagerText(const AwayPartnership& partnership) {
  return partnership.manager_id.empty() ? std::string("nobody manages it")
                                        : "manager " + Fitted(partnership.manager_name, 28);
}

std::string Title(const Entry& entry, const Terminal& terminal) {
  const std::string manager = ManagerText(*entry.partnerships.front());
  if (entry.partnerships.size() == 1) {
    const int columns = Terminal::kColumns - DisplayWidth(manager) - 4;
    return terminal.Bold(Fitted(entry.partnerships.front()->name, columns)) +
           terminal.Dim(" (" + manager + ")") + "\n";
  }
  std::vector<std::string> names;
  for (const AwayPartnership* one : entry.partnerships) names.push_back(Fitted(one->name, 40));
  return terminal.Bold(fmt::format("{} partners", names.size())) +
         terminal.Dim(" (" + manager + ")") + "\n" +
         Wrapped(fmt::format("{}", fmt::join(names, ", ")), 2);
}

std::string Draw(const Entry& entry, const Widths& widths, CivilDay from,
                 const Terminal& terminal) {
  const AwaySpan& window = *entry.window;
  std::string text = Title(entry, terminal) + WindowTitle(entry, from);
  if (window.people.empty()) return text + std::string(kIndent, ' ') + "everybody is there\n";
  text += Ruler(window, widths, terminal);
  for (const AwayPerson& person : window.people) {
    text += PersonLine(window, person, widths, terminal);
  }
  return text;
}

// What the lines below a title say of partnerships of one manager is the same.
bool TellTheSame(const Entry& entry, const AwayPartnership& partnership, const AwaySpan& window) {
  const auto is_of_vendor = [](const AwayClose& close) { return close.of_vendor; };
  return partnership.manager_id == entry.partnerships.front()->manager_id &&
         std::ranges::all_of(window.closes, is_of_vendor) && window == *entry.window;
}

CivilDay PlaceOf(const Entry& entry) {
  const AwaySpan& window = *entry.window;
  return window.closes.empty() ? window.days.last : window.closes.front().day;
}

// In the order of their first close.
std::vector<Entry> EntriesOf(const std::vector<AwayPartnership>& partnerships) {
  std::vector<Entry> entries;
  for (const AwayPartnership& partnership : partnerships) {
    for (const AwaySpan& window : partnership.windows) {
      const auto same = std::ranges::find_if(
          entries, [&](const Entry& entry) { return TellTheSame(entry, partnership, window); });
      if (same == entries.end()) {
        entries.push_back({&window, {&partnership}});
      } else {
        same->partnerships.push_back(&partnership);
      }
    }
  }
  std::ranges::stable_sort(entries, {}, PlaceOf);
  return entries;
}

std::string Legend(const Widths& widths, const Terminal& terminal) {
  if (widths.name == 0) return {};
  const std::string strip =
      terminal.unicode ? "▓ away  ▼ quarter close  " : "# away  v quarter close  ";
  return "\n" + std::string(kIndent, ' ') + (widths.strip > 0 ? strip : "") +
         "5 of 10: working days away of those in the window\n";
}

// Without their fiscal calendars nobody knows when to be there.
std::string Unknown(const std::vector<AwayPartnership>& partnerships) {
  std::set<std::string> sides;
  for (const AwayPartnership& partnership : partnerships) {
    for (const std::string& side : partnership.unknown_sides) sides.insert(Printable(side));
  }
  if (sides.empty()) return {};
  return "\n" + Wrapped(fmt::format("The closes of {} are not known.", fmt::join(sides, ", ")), 0);
}

}  // namespace

std::string AwayAsText(const std::vector<AwayPartnership>& partnerships, CivilDay from,
                       const Terminal& terminal) {
  const std::vector<Entry> entries = EntriesOf(partnerships);
  const Widths widths = WidthsOf(entries);
  std::string text;
  for (const Entry& entry : entries) {
    if (!text.empty()) text += "\n";
    text += Draw(entry, widths, from, terminal);
  }
  if (entries.empty()) text = "Nobody is away in these days.\n";
  return text + Legend(widths, terminal) + Unknown(partnerships);
}

}  // namespace tandem::client
