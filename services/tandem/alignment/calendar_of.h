#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/messages.h"

// The server forms of tandem calendar periods, convert and infer: the same answers from a calendar
// that the server knows.
namespace tandem::client {

struct CalendarPeriodsOf : AskingCommand {
  std::string organisation;
  std::string from;  // without it: the first day of the fiscal year that holds today
  std::string to;    // without it: a year from there, less a day

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarConvertOf : AskingCommand {
  std::string organisation;
  std::vector<std::string> dates;  // none: today

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarInferThere : AskingCommand {
  std::vector<std::string> year_ends;  // one of the two lists is empty
  std::vector<std::string> quarter_ends;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
