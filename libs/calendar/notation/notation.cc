#include "libs/calendar/notation/notation.h"

#include <optional>

#include <fmt/format.h>

#include "libs/calendar/fiscal/calendar_names.h"
#include "libs/calendar/fiscal/period_rows.h"
#include "libs/calendar/notation/notation_cursor.h"
#include "libs/calendar/notation/notation_json.h"
#include "libs/calendar/notation/notation_options.h"

namespace tandem::calendar {
namespace {

// A stretch of the text between separators.
struct Part {
  std::size_t begin;
  std::size_t size;
};

std::vector<Part> Split(std::string_view text, Part within, char separator) {
  std::vector<Part> parts;
  std::size_t begin = within.begin;
  const std::size_t end = within.begin + within.size;
  for (std::size_t i = begin; i <= end; ++i) {
    if (i < end && text[i] != separator) continue;
    parts.push_back({begin, i - begin});
    begin = i + 1;
  }
  return parts;
}

Status ReadMonthAndDay(NotationCursor& cursor, YearRule& rule) {
  const NotationCursor at = cursor;
  const std::optional<int> month = cursor.TakeNumber(2);
  const bool dash = month && cursor.Take("-");
  const std::optional<int> day = dash ? cursor.TakeNumber(2) : std::nullopt;
  if (!day) return cursor.Unexpected("a month and day such as 04-01");
  if (*month < 1 || *month > 12) return at.Refuse(fmt::format("there is no month {}", *month));
  rule.month = static_cast<unsigned>(*month);
  rule.day = static_cast<unsigned>(*day);
  constexpr int kLeapYear = 2024;
  if (*day < 1 || rule.day > CivilDay::DaysInMonth(kLeapYear, rule.month)) {
    return at.Refuse(fmt::format("there is no {} {}", *day, MonthName(rule.month)));
  }
  return OkStatus();
}

StatusOr<YearRule> ReadRule(NotationCursor& cursor) {
  YearRule rule;
  if (cursor.Take("month")) {
    RETURN_IF_ERROR(ReadMonthAndDay(cursor, rule));
  } else {
    if (cursor.Take("last")) {
      rule.kind = YearRule::Kind::kLast;
    } else if (cursor.Take("nearest")) {
      rule.kind = YearRule::Kind::kNearest;
    } else if (cursor.Take("first")) {
      rule.kind = YearRule::Kind::kFirst;
    } else {
      return cursor.Unexpected("month, last, nearest, first or rows");
    }
    const std::optional<int> weekday = cursor.TakeName(kWeekdayNames);
    if (!weekday) return cursor.Unexpected("a weekday such as sat");
    rule.weekday = std::chrono::weekday(static_cast<unsigned>(*weekday));
    if (rule.kind == YearRule::Kind::kFirst) {
      if (!cursor.Take("on-or-after")) return cursor.Unexpected("on-or-after");
      RETURN_IF_ERROR(ReadMonthAndDay(cursor, rule));
    } else {
      const std::optional<int> month = cursor.TakeName(kMonthNames);
      if (!month) return cursor.Unexpected("a month such as jul");
      rule.month = static_cast<unsigned>(*month) + 1;
    }
  }
  if (!cursor.AtEnd()) return cursor.Unexpected("; or the end");
  return rule;
}

StatusOr<Regime> ReadRegime(std::string_view text, Part within, const ReadFile& read_file) {
  const std::vector<Part> parts = Split(text, within, ';');
  NotationOptions options;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    NotationCursor cursor(text, parts[i].begin, parts[i].size);
    if (cursor.AtEnd() && i + 1 == parts.size()) continue;  // a closing semicolon
    RETURN_IF_ERROR(options.Read(cursor));
  }
  NotationCursor base(text, parts[0].begin, parts[0].size);
  if (base.Take("rows@")) {
    RETURN_IF_ERROR(options.CheckForRows());
    const std::string path = base.TakeRest();
    ASSIGN_OR_RETURN(const std::string content, read_file(path));
    ASSIGN_OR_RETURN(RowsRegime rows, ParsePeriodRows(path, content));
    return Regime{std::move(rows), options.cutoff()};
  }
  if (base.Take("rows")) return base.Unexpected("@ and the name of a CSV file");
  ASSIGN_OR_RETURN(const YearRule rule, ReadRule(base));
  ASSIGN_OR_RETURN(RuleRegime regime, options.Apply(rule));
  return Regime{std::move(regime), options.cutoff()};
}

StatusOr<Bridge> ReadBridge(std::string_view text, Part part) {
  NotationCursor cursor(text, part.begin, part.size);
  if (!cursor.Take("bridge")) {
    return cursor.Unexpected("bridge DATE..DATE between two regimes");
  }
  Bridge bridge;
  ASSIGN_OR_RETURN(bridge.first, cursor.TakeDate());
  if (!cursor.Take("..")) return cursor.Unexpected("two dots and the bridge's last day");
  ASSIGN_OR_RETURN(bridge.last, cursor.TakeDate());
  if (!cursor.AtEnd()) return cursor.Unexpected("| or the end");
  return bridge;
}

StatusOr<FiscalCalendar> ParseText(std::string_view text, const ReadFile& read_file) {
  const std::vector<Part> parts = Split(text, {0, text.size()}, '|');
  if (parts.size() % 2 == 0) {
    return InvalidArgument("regimes must be joined as REGIME | bridge DATE..DATE | REGIME");
  }
  std::vector<Regime> regimes;
  std::vector<Bridge> bridges;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i % 2 == 1) {
      ASSIGN_OR_RETURN(const Bridge bridge, ReadBridge(text, parts[i]));
      bridges.push_back(bridge);
    } else {
      ASSIGN_OR_RETURN(Regime regime, ReadRegime(text, parts[i], read_file));
      regimes.push_back(std::move(regime));
    }
  }
  return FiscalCalendar::Create(std::move(regimes), std::move(bridges));
}

StatusOr<FiscalCalendar> ParseTextOrJson(std::string_view text, const ReadFile& read_file) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '{') return ParseText(text, read_file);
  ASSIGN_OR_RETURN(const std::string notation, NotationOfJson(text));
  return ParseText(notation, read_file);
}

}  // namespace

StatusOr<std::string> RefuseFiles(const std::string& path) {
  return InvalidArgument(fmt::format("@{}: files cannot be named here", path));
}

StatusOr<FiscalCalendar> ParseCalendar(std::string_view text, const ReadFile& read_file) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) {
    return InvalidArgument("the calendar is empty; write for example month 04-01");
  }
  if (text[begin] != '@') return ParseTextOrJson(text, read_file);
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const std::string path(text.substr(begin + 1, end - begin - 1));
  ASSIGN_OR_RETURN(const std::string content, read_file(path));
  StatusOr<FiscalCalendar> calendar = ParseTextOrJson(content, read_file);
  return calendar.ok() ? std::move(calendar) : Annotate(calendar.status(), path);
}

}  // namespace tandem::calendar
