#pragma once

#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// Draws fiscal years and joint closes below each other, in 80 columns and readable without colour.
class Timeline {
 public:
  // What one cell of a row shows, least important first.
  enum class Mark { kQuiet, kPlanning, kWindow, kMonthly, kQuarterly, kProposal, kQuarter, kYear };

  // Sixteen months from the first of the month of `from`, four columns each: the year after it of
  // either side, whole.
  explicit Timeline(CivilDay from);
  // Twelve months, five columns each.
  static Timeline OfYear(CivilDay from);

  // A side's quarter and year closes with their urgency windows.
  void AddCalendar(const std::string& name, const calendar::FiscalCalendar& calendar);
  // Joint closes that somebody could agree to.
  void AddProposal(const std::string& name, const std::vector<CivilDay>& closes);

  // A row without marks; AddMark fills the last one.
  void AddRow(const std::string& name);
  void AddMark(CivilDay first, CivilDay last, Mark mark);

  CivilDay first() const { return first_; }
  CivilDay last() const { return last_; }

  // With a legend of what may stand in it.
  std::string Draw(const Terminal& terminal) const;

 private:
  struct Row {
    std::string name;
    std::vector<Mark> marks;
  };

  Timeline(CivilDay from, int months, int cells_per_month);

  std::size_t CellOf(CivilDay day) const;
  bool Shows(Mark mark) const;
  std::string Legend(const Terminal& terminal) const;
  void Put(Row& row, CivilDay day, Mark mark) const;
  std::string MarkText(Mark mark, const Terminal& terminal) const;

  int months_;
  int cells_per_month_;
  CivilDay first_;
  CivilDay last_;
  std::vector<Row> rows_;
};

}  // namespace tandem::client
