#include "services/tandem/views/mop/amount_view.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/text_table.h"

namespace tandem::client {
namespace {

using fiscal::v1::AmountView;
using fiscal::v1::ViewAmountResponse;
using Json = nlohmann::ordered_json;

constexpr int kGap = 3;

// "2026 Q3 P8*": a star where the span covers a part only.
std::string LabelOf(const AmountView::Row& row) {
  const std::string label = row.label().empty() ? "outside" : row.label();
  return row.partial() ? label + "*" : label;
}

// One view as lines of the same width.
std::vector<std::string> Block(const std::string& name, const AmountView& view) {
  const std::string& currency = view.total().currency_code();
  TextTable table({{name, TextTable::Align::kLeft, 24}, {currency, TextTable::Align::kRight}});
  for (const AmountView::Row& row : view.rows()) {
    table.Add({LabelOf(row), MinorUnitsText(row.minor_units(), currency)});
  }
  table.Add({"total", MinorUnitsText(view.total().minor_units(), currency)});
  std::istringstream drawn(table.Draw({}));
  std::vector<std::string> lines;
  for (std::string line; std::getline(drawn, line);) lines.push_back(line);
  return lines;
}

int WidthOf(const std::vector<std::string>& block) {
  int width = 0;
  for (const std::string& line : block) width = std::max(width, DisplayWidth(line));
  return width;
}

// Blocks beside each other; the last line of each, the total, on one line.
std::string Beside(std::vector<std::vector<std::string>>& blocks, const Terminal& terminal) {
  std::size_t height = 0;
  for (const auto& block : blocks) height = std::max(height, block.size());
  for (auto& block : blocks) block.insert(block.end() - 1, height - block.size(), "");
  std::string text;
  for (std::size_t i = 0; i < height; ++i) {
    std::string line;
    for (const auto& block : blocks) {
      const int missing = WidthOf(block) - DisplayWidth(block[i]);
      line += block[i] + std::string(static_cast<std::size_t>(missing + kGap), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += (i == 0 || i + 1 == height ? terminal.Bold(line) : line) + "\n";
  }
  return text;
}

std::string Below(const std::vector<std::vector<std::string>>& blocks, const Terminal& terminal) {
  std::string text;
  for (const auto& block : blocks) {
    text += text.empty() ? "" : "\n";
    for (std::size_t i = 0; i < block.size(); ++i) {
      text += (i == 0 || i + 1 == block.size() ? terminal.Bold(block[i]) : block[i]) + "\n";
    }
  }
  return text;
}

bool IsPartial(const AmountView& view) {
  return std::ranges::any_of(view.rows(), [](const auto& row) { return row.partial(); });
}

Json ViewJson(const AmountView& view) {
  const std::string& currency = view.total().currency_code();
  Json rows = Json::array();
  for (const AmountView::Row& row : view.rows()) {
    rows.push_back({{"label", row.label().empty() ? Json() : Json(row.label())},
                    {"firstDay", IsoDay(row.days().first_day())},
                    {"lastDay", IsoDay(row.days().last_day())},
                    {"amount", MinorUnitsText(row.minor_units(), currency)},
                    {"minorUnits", row.minor_units()},
                    {"partial", row.partial()}});
  }
  return {{"currency", currency},
          {"total", MinorUnitsText(view.total().minor_units(), currency)},
          {"totalMinorUnits", view.total().minor_units()},
          {"rows", std::move(rows)}};
}

}  // namespace

std::string AmountAsText(const ViewAmountResponse& views, const Voice& voice,
                         const Terminal& terminal) {
  std::vector<std::vector<std::string>> blocks = {Block(voice.vendor, views.vendor()),
                                                  Block(voice.partner, views.partner()),
                                                  Block("MOP", views.mop())};
  int width = -kGap;
  for (const auto& block : blocks) width += WidthOf(block) + kGap;
  std::string text =
      width <= Terminal::kColumns ? Beside(blocks, terminal) : Below(blocks, terminal);
  std::string notes;
  if (IsPartial(views.vendor()) || IsPartial(views.partner()) || IsPartial(views.mop())) {
    notes += "* the days cover a part of this period only. ";
  }
  if (views.estimated()) notes += "Working days rest on some estimated holidays.";
  return notes.empty() ? text : text + "\n" + Wrapped(notes, 0);
}

std::string AmountAsJson(const ViewAmountResponse& views) {
  const Json json = {{"vendor", ViewJson(views.vendor())},
                     {"partner", ViewJson(views.partner())},
                     {"mop", ViewJson(views.mop())},
                     {"estimated", views.estimated()}};
  return json.dump(2) + "\n";
}

Listing AmountRows(const ViewAmountResponse& views) {
  Listing listing({{"view", ""},
                   {"label", ""},
                   {"firstDay", ""},
                   {"lastDay", ""},
                   {"amount", ""},
                   {"currency", ""},
                   {"partial", ""}});
  const auto add = [&listing](const std::string& name, const AmountView& view) {
    const std::string& currency = view.total().currency_code();
    for (const AmountView::Row& row : view.rows()) {
      listing.Add({name, row.label(), IsoDay(row.days().first_day()), IsoDay(row.days().last_day()),
                   MinorUnitsText(row.minor_units(), currency), currency,
                   Cell::Truth(row.partial())});
    }
  };
  add("vendor", views.vendor());
  add("partner", views.partner());
  add("mop", views.mop());
  return listing;
}

}  // namespace tandem::client
