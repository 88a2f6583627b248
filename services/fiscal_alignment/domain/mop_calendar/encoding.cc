#include "services/fiscal_alignment/domain/mop_calendar/encoding.h"

#include <array>
#include <charconv>
#include <iterator>
#include <span>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

// Of an entry's line: kind, side (0: none), ordinal, first and last day, whether a year ends.
constexpr std::size_t kEntryNumbers = 6;
// Behind them in a publication: whether it fell away, the sequence.
constexpr std::size_t kPublishedNumbers = 8;
constexpr int kFirstDay = CivilDay::FromYmd(kFirstYear - 50, 1, 1).days();
constexpr int kLastDay = CivilDay::FromYmd(kLastYear + 50, 1, 1).days();

void Append(const MopEntry& entry, std::string& text) {
  const int side = entry.id.side ? static_cast<int>(*entry.id.side) + 1 : 0;
  fmt::format_to(std::back_inserter(text), "{} {} {} {} {} {}", static_cast<int>(entry.id.kind),
                 side, entry.id.ordinal, entry.days.first.days(), entry.days.last.days(),
                 entry.ends_year ? 1 : 0);
}

// Whole numbers with one blank between them, and a line's end behind them; false for others.
bool ReadLine(std::string_view& text, std::span<int> numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    if (error != std::errc() || end == text.data() + text.size()) return false;
    if (*end != (i + 1 == numbers.size() ? '\n' : ' ')) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  return true;
}

std::optional<MopEntry> EntryOf(std::span<const int> numbers) {
  const auto within = [&](std::size_t index, int least, int most) {
    return least <= numbers[index] && numbers[index] <= most;
  };
  const bool good = within(0, static_cast<int>(MopEntryKind::kJointClose),
                           static_cast<int>(MopEntryKind::kOwnQuarterEnd)) &&
                    within(1, 0, 2) && within(3, kFirstDay, kLastDay) &&
                    within(4, numbers[3], kLastDay) && within(5, 0, 1);
  if (!good) return std::nullopt;
  MopEntry entry{.id = {.kind = static_cast<MopEntryKind>(numbers[0]), .ordinal = numbers[2]},
                 .days = {CivilDay(numbers[3]), CivilDay(numbers[4])},
                 .ends_year = numbers[5] == 1};
  if (numbers[1] > 0) entry.id.side = static_cast<Side>(numbers[1] - 1);
  return entry;
}

}  // namespace

std::string Encode(const MopCalendar& calendar) {
  std::string text = calendar.estimated ? "1\n" : "0\n";
  for (const MopEntry& entry : calendar.entries) {
    Append(entry, text);
    text += '\n';
  }
  return text;
}

std::optional<MopCalendar> DecodeMopCalendar(std::string_view text) {
  std::array<int, 1> estimated = {};
  if (!ReadLine(text, estimated)) return std::nullopt;
  MopCalendar calendar{.estimated = estimated[0] != 0};
  while (!text.empty()) {
    std::array<int, kEntryNumbers> numbers = {};
    if (!ReadLine(text, numbers)) return std::nullopt;
    const std::optional<MopEntry> entry = EntryOf(numbers);
    if (!entry) return std::nullopt;
    calendar.entries.push_back(*entry);
  }
  return calendar;
}

std::string Encode(const Publication& publication) {
  std::string text;
  for (const auto& [id, entry] : publication) {
    Append({id, entry.days, entry.ends_year}, text);
    fmt::format_to(std::back_inserter(text), " {} {}\n", entry.fell_away ? 1 : 0, entry.sequence);
  }
  return text;
}

std::optional<Publication> DecodePublication(std::string_view text) {
  Publication publication;
  while (!text.empty()) {
    std::array<int, kPublishedNumbers> numbers = {};
    if (!ReadLine(text, numbers)) return std::nullopt;
    const std::optional<MopEntry> entry = EntryOf(numbers);
    if (!entry) return std::nullopt;
    publication[entry->id] = {.days = entry->days,
                              .ends_year = entry->ends_year,
                              .fell_away = numbers[6] != 0,
                              .sequence = numbers[7]};
  }
  return publication;
}

}  // namespace tandem::fiscal
