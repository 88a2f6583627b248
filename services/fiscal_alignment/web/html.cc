#include "services/fiscal_alignment/web/html.h"

#include <array>

namespace tandem::fiscal {

std::string EscapeHtml(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

Html DayText(CivilDay day) {
  static constexpr std::array<std::string_view, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed",
                                                                "Thu", "Fri", "Sat"};
  return Html().Put("<time datetime=\"{}\">{} {} {} {}</time>", day.ToString(),
                    kWeekdays.at(day.weekday().c_encoding()), day.day(),
                    MonthName(day.month()).substr(0, 3), day.year());
}

}  // namespace tandem::fiscal
