#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/calendar_view.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

std::string InstantText(std::chrono::sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z",
                     CivilDay(static_cast<std::int32_t>(day.time_since_epoch().count())).ToString(),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

std::string ConversionsAsCsv(const std::vector<Conversion>& conversions) {
  std::string text = "date,year_label,quarter,period,start,end,quarter_end,booking_closes\n";
  for (const Conversion& one : conversions) {
    text += csv::CsvRow()
                .Plain(one.day.ToString())
                .Plain(one.period.year.ToString())
                .Plain(std::to_string(one.period.quarter))
                .Plain(std::to_string(one.period.period))
                .Plain(one.period.first.ToString())
                .Plain(one.period.last.ToString())
                .Plain(one.quarter_end.ToString())
                .Plain(InstantText(one.booking_closes))
                .Line();
  }
  return text;
}

std::string ConversionsAsJson(const std::vector<Conversion>& conversions) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Conversion& one : conversions) {
    list.push_back({{"date", one.day.ToString()},
                    {"yearLabel", one.period.year.ToString()},
                    {"quarter", one.period.quarter},
                    {"period", one.period.period},
                    {"start", one.period.first.ToString()},
                    {"end", one.period.last.ToString()},
                    {"quarterEnd", one.quarter_end.ToString()},
                    {"bookingCloses", InstantText(one.booking_closes)}});
  }
  return list.dump(2) + "\n";
}

std::string ConversionsAsText(const std::vector<Conversion>& conversions,
                              const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"date"},
                   {"fiscal"},
                   {"day of period", Align::kRight},
                   {"quarter ends"},
                   {"in days", Align::kRight},
                   {"booking closes"}});
  for (const Conversion& one : conversions) {
    const calendar::FiscalPeriod& period = one.period;
    table.Add({one.day.ToString(),
               fmt::format("{} Q{} P{}", period.year.ToString(), period.quarter, period.period),
               fmt::format("{} of {}", one.day - period.first + 1, period.last - period.first + 1),
               one.quarter_end.ToString(), std::to_string(one.quarter_end - one.day),
               InstantText(one.booking_closes)});
  }
  return table.Draw(terminal);
}

}  // namespace tandem::client
