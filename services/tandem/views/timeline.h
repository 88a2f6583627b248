#pragma once

#include <string>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/calendar/fiscal/fiscal_calendar.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {

// Draws fiscal years and proposed closes below each other, four columns a month, in 80 columns and
// readable without colour.
class Timeline {
 public:
  // Sixteen months from the first of the month of `from`: the year after it of either side, whole.
  explicit Timeline(CivilDay from);

  // A side's quarter and year closes with their urgency windows.
  void AddCalendar(const std::string& name, const calendar::FiscalCalendar& calendar);
  // Joint closes that somebody could agree to.
  void AddProposal(const std::string& name, const std::vector<CivilDay>& closes);

  std::string Draw(const Terminal& terminal) const;

 private:
  // What one cell of a row shows, least important first.
  enum class Mark { kQuiet, kWindow, kProposal, kQuarter, kYear };
  struct Row {
    std::string name;
    std::vector<Mark> marks;
  };

  int CellOf(CivilDay day) const;
  void Put(Row& row, CivilDay day, Mark mark) const;
  std::string MarkText(Mark mark, const Terminal& terminal) const;

  CivilDay first_;
  CivilDay last_;
  std::vector<Row> rows_;
};

}  // namespace tandem::client
