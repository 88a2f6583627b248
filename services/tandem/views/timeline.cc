#include "services/tandem/views/timeline.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/fiscal/urgency_window.h"

namespace tandem::client {
namespace {

constexpr int kMonths = 16;
constexpr int kCellsPerMonth = 4;
constexpr auto kCells = static_cast<std::size_t>(kMonths * kCellsPerMonth);
constexpr int kNameColumns = 15;

std::string Margin(std::string_view name) {
  std::string text = Fitted(name, kNameColumns);
  text.append(static_cast<std::size_t>(kNameColumns + 1 - DisplayWidth(text)), ' ');
  return text;
}

}  // namespace

Timeline::Timeline(CivilDay from)
    : first_(CivilDay::FromYmd(from.year(), from.month(), 1)),
      last_(first_.PlusMonths(kMonths) - 1) {}

int Timeline::CellOf(CivilDay day) const {
  const int months = 12 * (day.year() - first_.year()) + static_cast<int>(day.month()) -
                     static_cast<int>(first_.month());
  const int length = static_cast<int>(CivilDay::DaysInMonth(day.year(), day.month()));
  return kCellsPerMonth * months + (static_cast<int>(day.day()) - 1) * kCellsPerMonth / length;
}

void Timeline::Put(Row& row, CivilDay day, Mark mark) const {
  if (day < first_ || day > last_) return;
  Mark& cell = row.marks[static_cast<std::size_t>(CellOf(day))];
  cell = std::max(cell, mark);
}

void Timeline::AddCalendar(const std::string& name, const calendar::FiscalCalendar& calendar) {
  Row row{name, std::vector<Mark>(kCells, Mark::kQuiet)};
  for (const calendar::FiscalQuarter& quarter :
       calendar.Quarters(first_, last_ + calendar::kUrgencyWindowDays)) {
    for (int ahead = calendar::kUrgencyWindowDays - 1; ahead > 0; --ahead) {
      Put(row, quarter.last - ahead, Mark::kWindow);
    }
    Put(row, quarter.last, quarter.ends_year ? Mark::kYear : Mark::kQuarter);
  }
  rows_.push_back(std::move(row));
}

void Timeline::AddProposal(const std::string& name, const std::vector<CivilDay>& closes) {
  Row row{name, std::vector<Mark>(kCells, Mark::kQuiet)};
  for (const CivilDay close : closes) Put(row, close, Mark::kProposal);
  rows_.push_back(std::move(row));
}

std::string Timeline::MarkText(Mark mark, const Terminal& terminal) const {
  switch (mark) {
    case Mark::kQuiet:
      return terminal.Dim(terminal.unicode ? "·" : ".");
    case Mark::kWindow:
      return terminal.Yellow(terminal.unicode ? "▒" : "=");
    case Mark::kProposal:
      return terminal.Green(terminal.unicode ? "◆" : "^");
    case Mark::kQuarter:
      return terminal.Red("Q");
    case Mark::kYear:
      return terminal.Red("Y");
  }
  return {};
}

std::string Timeline::Draw(const Terminal& terminal) const {
  std::string years = Margin("");
  std::string months = Margin("");
  for (int i = 0; i < kMonths; ++i) {
    const CivilDay month = first_.PlusMonths(i);
    const bool names_year = i == 0 || month.month() == 1;
    years += names_year ? fmt::format("{:<4}", month.year()) : "    ";
    months += fmt::format("{:<4}", MonthName(month.month()).substr(0, 3));
  }
  years.erase(years.find_last_not_of(' ') + 1);
  months.erase(months.find_last_not_of(' ') + 1);
  std::string drawn = terminal.Bold(years) + "\n" + terminal.Bold(months) + "\n";
  for (const Row& row : rows_) {
    drawn += Margin(row.name);
    for (const Mark mark : row.marks) drawn += MarkText(mark, terminal);
    drawn += "\n";
  }
  drawn +=
      fmt::format("{}{} quarter close  {} year close  {} urgency window  {} joint close\n",
                  Margin(""), MarkText(Mark::kQuarter, terminal), MarkText(Mark::kYear, terminal),
                  MarkText(Mark::kWindow, terminal), MarkText(Mark::kProposal, terminal));
  return drawn;
}

}  // namespace tandem::client
