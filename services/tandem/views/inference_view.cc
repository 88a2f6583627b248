#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/calendar_view.h"

namespace tandem::client {
namespace {

using calendar::Inference;

std::string_view ResultName(Inference::Result result) {
  switch (result) {
    case Inference::Result::kNone:
      return "NONE";
    case Inference::Result::kUnique:
      return "UNIQUE";
    case Inference::Result::kAmbiguous:
      return "AMBIGUOUS";
  }
  return {};
}

}  // namespace

std::string InferenceAsJson(const Inference& inference) {
  using Json = nlohmann::ordered_json;
  const auto& year = inference.first_different_year;
  const Json answer = {{"result", ResultName(inference.result)},
                       {"calendars", inference.calendars},
                       {"firstDifferentYear", year ? Json(*year) : Json()},
                       {"undetermined", inference.undetermined}};
  return answer.dump(2) + "\n";
}

std::string InferenceAsCsv(const Inference& inference) {
  std::string text = "result,calendar,first_different_year,undetermined\n";
  const auto& year = inference.first_different_year;
  for (const std::string& calendar : inference.calendars) {
    text += csv::CsvRow()
                .Plain(ResultName(inference.result))
                .Text(calendar)
                .Plain(year ? std::to_string(*year) : "")
                .Plain(fmt::format("{}", fmt::join(inference.undetermined, " ")))
                .Line();
  }
  if (inference.calendars.empty()) text += "NONE,,,\n";
  return text;
}

std::string InferenceAsText(const Inference& inference, const Terminal& terminal) {
  if (inference.result == Inference::Result::kNone) {
    return Wrapped(
        "No rule has all of these closes. State the periods one by one (rows @FILE.csv), or a rule "
        "with the quarters that differ (override YEAR: q1 DATE).",
        0);
  }
  std::string text = inference.result == Inference::Result::kUnique
                         ? "One rule explains these closes:\n"
                         : "Ambiguous: several rules explain these closes:\n";
  for (const std::string& calendar : inference.calendars) {
    text += "  " + terminal.Bold(calendar) + "\n";
  }
  if (inference.first_different_year) {
    text += fmt::format("They first differ in {}; a close of that year decides.\n",
                        *inference.first_different_year);
  }
  return text + fmt::format("These closes do not determine: {}.\n",
                            fmt::join(inference.undetermined, ", "));
}

}  // namespace tandem::client
