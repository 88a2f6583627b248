#include "services/tandem/views/portfolio_view.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_writer.h"
#include "services/tandem/views/figures.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

constexpr int kNameColumns = 20;
constexpr int kRuleColumns = 24;

std::string OneDecimal(const std::optional<double>& figure) {
  return figure ? fmt::format("{:.1f}", *figure + 0.0) : "none";
}

std::string RuleText(const std::optional<fiscal::CadenceRule>& rule) {
  return rule ? rule->ToString() : std::string();
}

// The rule in at most kRuleColumns, for people.
std::string ShortRule(const PortfolioRow& row) {
  if (!row.best_rule) return "none";
  if (row.best_kind == "VENDOR+PARTNER") return "one cycle serves both";
  const fiscal::CadenceRule& rule = *row.best_rule;
  switch (rule.form) {
    case fiscal::CadenceRule::Form::kEarlier:
      return "the earlier close";
    case fiscal::CadenceRule::Form::kMonthEnds: {
      const auto month = [&](int ahead) {
        return MonthName(static_cast<unsigned>(rule.number + ahead)).substr(0, 3);
      };
      return fmt::format("ends of {} {} {} {}", month(0), month(3), month(6), month(9));
    }
    case fiscal::CadenceRule::Form::kWeeksBefore:
      return fmt::format("{} week{} before {} closes", rule.number, rule.number == 1 ? "" : "s",
                         rule.side == fiscal::Side::kVendor ? "V" : "P");
    case fiscal::CadenceRule::Form::kSequential:
      return "two periods a year";
    case fiscal::CadenceRule::Form::kOwnCycle:
    case fiscal::CadenceRule::Form::kByHand:
      break;
  }
  return rule.ToString();
}

}  // namespace

std::string PortfolioAsText(const std::vector<PortfolioRow>& rows, const std::string& vendor,
                            const fiscal::Horizon& horizon, const Terminal& terminal) {
  using Align = TextTable::Align;
  TextTable table({{"#", Align::kRight},
                   {"partner", Align::kLeft, kNameColumns},
                   {"gain", Align::kRight},
                   {"friction", Align::kRight},
                   {"best rule", Align::kLeft, kRuleColumns},
                   {"plan from"}});
  bool estimated = false;
  for (const PortfolioRow& row : rows) {
    estimated = estimated || row.estimated;
    table.Add({std::to_string(&row - rows.data() + 1), row.name, OneDecimal(row.gain),
               OneDecimal(row.friction), ShortRule(row),
               DayText(row.plan_from) + (row.estimated ? " ~" : "")});
  }
  std::string text =
      terminal.Bold(fmt::format("{} partner{} of {}, most rewarding first, {} to {}", rows.size(),
                                rows.size() == 1 ? "" : "s", Fitted(vendor, 24),
                                horizon.from.ToString(), (horizon.end() - 1).ToString()));
  text += "\n\n" + table.Draw(terminal) + "\n";
  text += Wrapped(
      "Friction: what it costs, of 100, that the partner closes on the vendor's quarter (V). Gain: "
      "what the best proposal wins back. P is the partner.",
      0);
  if (estimated) text += "~ rests on holidays that are not announced yet.\n";
  return text;
}

std::string PortfolioAsJson(const std::vector<PortfolioRow>& rows) {
  using Json = nlohmann::ordered_json;
  const auto figure = [](const std::optional<double>& value) {
    return value ? Json(SixDecimals(*value)) : Json();
  };
  Json list = Json::array();
  for (const PortfolioRow& row : rows) {
    list.push_back({{"rank", list.size() + 1},
                    {"name", row.name},
                    {"gain", figure(row.gain)},
                    {"friction", figure(row.friction)},
                    {"bestKind", row.best_kind},
                    {"bestRule", RuleText(row.best_rule)},
                    {"planFrom", row.plan_from ? Json(row.plan_from->ToString()) : Json()},
                    {"estimated", row.estimated}});
  }
  return list.dump(2) + "\n";
}

std::string PortfolioAsCsv(const std::vector<PortfolioRow>& rows) {
  std::string text = "rank,name,gain,friction,best_kind,best_rule,plan_from,estimated\n";
  std::size_t rank = 0;
  for (const PortfolioRow& row : rows) {
    text += csv::CsvRow()
                .Plain(std::to_string(++rank))
                .Text(row.name)
                .Plain(FigureText(row.gain))
                .Plain(FigureText(row.friction))
                .Plain(row.best_kind)
                .Text(RuleText(row.best_rule))
                .Plain(DayText(row.plan_from))
                .Plain(row.estimated ? "true" : "false")
                .Line();
  }
  return text;
}

}  // namespace tandem::client
