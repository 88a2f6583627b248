#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "libs/calendar/fiscal/fiscal_period.h"
#include "libs/calendar/inference/infer.h"
#include "services/tandem/views/terminal.h"

// Answers about one fiscal calendar. JSON and CSV are fixed forms for programs.
namespace tandem::client {

// Neighbouring periods of a calendar, in order.
struct PeriodList {
  std::string notation;
  std::vector<calendar::FiscalPeriod> periods;
  std::optional<calendar::FiscalPeriod> next;  // the one behind them; none where the calendar ends
};

std::string PeriodsAsText(const PeriodList& list, const Terminal& terminal);
std::string PeriodsAsJson(const PeriodList& list);
std::string PeriodsAsCsv(const PeriodList& list);

// What a calendar says of one day.
struct Conversion {
  CivilDay day;
  calendar::FiscalPeriod period;
  CivilDay quarter_end;
  std::chrono::sys_seconds booking_closes;  // at which that quarter's booking ends
};

std::string ConversionsAsText(const std::vector<Conversion>& conversions, const Terminal& terminal);
std::string ConversionsAsJson(const std::vector<Conversion>& conversions);
std::string ConversionsAsCsv(const std::vector<Conversion>& conversions);

// The rules behind past closes.
std::string InferenceAsText(const calendar::Inference& inference, const Terminal& terminal);
std::string InferenceAsJson(const calendar::Inference& inference);
std::string InferenceAsCsv(const calendar::Inference& inference);

}  // namespace tandem::client
