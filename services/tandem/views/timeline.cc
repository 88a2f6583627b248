#include "services/tandem/views/timeline.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/fiscal/urgency_window.h"

namespace tandem::client {
namespace {

constexpr int kNameColumns = 15;

std::string Margin(std::string_view name) {
  std::string text = Fitted(name, kNameColumns);
  text.append(static_cast<std::size_t>(kNameColumns + 1 - DisplayWidth(text)), ' ');
  return text;
}

}  // namespace

Timeline::Timeline(CivilDay from, int months, int cells_per_month)
    : months_(months),
      cells_per_month_(cells_per_month),
      first_(CivilDay::FromYmd(from.year(), from.month(), 1)),
      last_(first_.PlusMonths(months) - 1) {}

Timeline::Timeline(CivilDay from) : Timeline(from, 16, 4) {}

Timeline Timeline::OfYear(CivilDay from) { return {from, 12, 5}; }

std::size_t Timeline::CellOf(CivilDay day) const {
  const int months = 12 * (day.year() - first_.year()) + static_cast<int>(day.month()) -
                     static_cast<int>(first_.month());
  const int length = static_cast<int>(CivilDay::DaysInMonth(day.year(), day.month()));
  const int in_month = (static_cast<int>(day.day()) - 1) * cells_per_month_ / length;
  return static_cast<std::size_t>(cells_per_month_ * months + in_month);
}

void Timeline::Put(Row& row, CivilDay day, Mark mark) const {
  if (day < first_ || day > last_) return;
  Mark& cell = row.marks[CellOf(day)];
  cell = std::max(cell, mark);
}

void Timeline::AddRow(const std::string& name) {
  const auto cells = static_cast<std::size_t>(months_ * cells_per_month_);
  rows_.push_back({name, std::vector<Mark>(cells, Mark::kQuiet)});
}

void Timeline::AddMark(CivilDay first, CivilDay last, Mark mark) {
  for (CivilDay day = std::max(first, first_); day <= std::min(last, last_); ++day) {
    Put(rows_.back(), day, mark);
  }
}

void Timeline::AddCalendar(const std::string& name, const calendar::FiscalCalendar& calendar) {
  AddRow(name);
  for (const calendar::FiscalQuarter& quarter :
       calendar.Quarters(first_, last_ + calendar::kUrgencyWindowDays)) {
    AddMark(quarter.last - (calendar::kUrgencyWindowDays - 1), quarter.last - 1, Mark::kWindow);
    AddMark(quarter.last, quarter.last, quarter.ends_year ? Mark::kYear : Mark::kQuarter);
  }
}

void Timeline::AddProposal(const std::string& name, const std::vector<CivilDay>& closes) {
  AddRow(name);
  for (const CivilDay close : closes) AddMark(close, close, Mark::kProposal);
}

std::string Timeline::MarkText(Mark mark, const Terminal& terminal) const {
  switch (mark) {
    case Mark::kQuiet:
      return terminal.Dim(terminal.unicode ? "·" : ".");
    case Mark::kPlanning:
      return terminal.unicode ? "░" : "-";
    case Mark::kWindow:
      return terminal.Yellow(terminal.unicode ? "▒" : "=");
    case Mark::kMonthly:
      return "m";
    case Mark::kQuarterly:
      return "q";
    case Mark::kProposal:
      return terminal.Green(terminal.unicode ? "◆" : "^");
    case Mark::kQuarter:
      return terminal.Red("Q");
    case Mark::kYear:
      return terminal.Red("Y");
  }
  return {};
}

bool Timeline::Shows(Mark mark) const {
  return std::ranges::any_of(rows_, [mark](const Row& row) {
    return std::ranges::find(row.marks, mark) != row.marks.end();
  });
}

std::string Timeline::Legend(const Terminal& terminal) const {
  std::string legend =
      fmt::format("{}{} quarter close  {} year close  {} urgency window  {} joint close\n",
                  Margin(""), MarkText(Mark::kQuarter, terminal), MarkText(Mark::kYear, terminal),
                  MarkText(Mark::kWindow, terminal), MarkText(Mark::kProposal, terminal));
  std::string more;
  if (Shows(Mark::kPlanning)) more += MarkText(Mark::kPlanning, terminal) + " planning window  ";
  if (Shows(Mark::kMonthly)) more += MarkText(Mark::kMonthly, terminal) + " monthly review  ";
  if (Shows(Mark::kQuarterly)) more += MarkText(Mark::kQuarterly, terminal) + " quarterly review  ";
  if (more.empty()) return legend;
  more.resize(more.size() - 2);
  return legend + Margin("") + more + "\n";
}

std::string Timeline::Draw(const Terminal& terminal) const {
  std::string years = Margin("");
  std::string months = Margin("");
  for (int i = 0; i < months_; ++i) {
    const CivilDay month = first_.PlusMonths(i);
    const bool names_year = i == 0 || month.month() == 1;
    const std::string year = names_year ? std::to_string(month.year()) : std::string();
    years += fmt::format("{:<{}}", year, cells_per_month_);
    months += fmt::format("{:<{}}", MonthName(month.month()).substr(0, 3), cells_per_month_);
  }
  years.erase(years.find_last_not_of(' ') + 1);
  months.erase(months.find_last_not_of(' ') + 1);
  std::string drawn = terminal.Bold(years) + "\n" + terminal.Bold(months) + "\n";
  for (const Row& row : rows_) {
    drawn += Margin(row.name);
    for (const Mark mark : row.marks) drawn += MarkText(mark, terminal);
    drawn += "\n";
  }
  return drawn + Legend(terminal);
}

}  // namespace tandem::client
