#include "services/tandem/views/mop/mop_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/wire/type_values.h"

namespace tandem::client {
namespace {

using fiscal::v1::Mop;

constexpr int kMostNumber = 1'000'000'000;

constexpr auto kStates = std::to_array<std::pair<Mop::State, std::string_view>>({
    {Mop::STATE_DRAFT, "draft"},
    {Mop::STATE_PROPOSED, "proposed"},
    {Mop::STATE_COUNTERED, "countered"},
    {Mop::STATE_AGREED, "agreed"},
    {Mop::STATE_ACTIVE, "active"},
    {Mop::STATE_NEEDS_REVIEW, "needs-review"},
    {Mop::STATE_SUPERSEDED, "superseded"},
    {Mop::STATE_ENDED, "ended"},
    {Mop::STATE_EXPIRED, "expired"},
    {Mop::STATE_WITHDRAWN, "withdrawn"},
    {Mop::STATE_DECLINED, "declined"},
});
constexpr auto kOver =
    std::to_array<Mop::State>({Mop::STATE_SUPERSEDED, Mop::STATE_ENDED, Mop::STATE_EXPIRED,
                               Mop::STATE_WITHDRAWN, Mop::STATE_DECLINED});

}  // namespace

std::optional<CivilDay> DayOf(const type::v1::CivilDate& date) {
  const StatusOr<CivilDay> day = wire::FromProto("day", date);
  return day.ok() ? std::optional(*day) : std::nullopt;
}

std::string IsoDay(const type::v1::CivilDate& date) {
  const std::optional<CivilDay> day = DayOf(date);
  return day ? day->ToString() : std::string();
}

std::vector<std::string> IsoDays(
    const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& dates) {
  std::vector<std::string> days;
  for (const auto& date : dates) days.push_back(IsoDay(date));
  return days;
}

std::string IsoTime(bool has, const google::protobuf::Timestamp& time) {
  return has ? ToText(wire::FromProto(time)) : std::string();
}

std::string DayInWords(CivilDay day) {
  return fmt::format("{} {} {}", day.day(), MonthName(day.month()), day.year());
}

std::string DayInWords(const type::v1::CivilDate& date) {
  const std::optional<CivilDay> day = DayOf(date);
  return day ? DayInWords(*day) : std::string();
}

std::string SpanInWords(const type::v1::DaySpan& span) {
  return fmt::format("{} to {}", DayInWords(span.first_day()), DayInWords(span.last_day()));
}

std::string DayInWords(const google::protobuf::Timestamp& time) {
  return DayInWords(UtcDay(wire::FromProto(time)));
}

std::string TimeInWords(const google::protobuf::Timestamp& time) {
  const std::string text = ToText(wire::FromProto(time));  // "2026-05-20T10:15:30Z"
  return fmt::format("{} at {} UTC", DayInWords(time), text.substr(11, 5));
}

std::string InARow(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return parts.empty() ? std::string() : parts.front();
  return fmt::format("{} and {}", fmt::join(parts.begin(), parts.end() - 1, ", "), parts.back());
}

std::string StateWord(Mop::State state) {
  const auto* found =
      std::ranges::find(kStates, state, &std::pair<Mop::State, std::string_view>::first);
  return found == kStates.end() ? std::string() : std::string(found->second);
}

const std::vector<std::string>& StateWords() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const auto& [state, word] : kStates) words.emplace_back(word);
    return words;
  }();
  return kWords;
}

Mop::State StateOf(std::string_view word) {
  const auto* found =
      std::ranges::find(kStates, word, &std::pair<Mop::State, std::string_view>::second);
  return found == kStates.end() ? Mop::STATE_UNSPECIFIED : found->first;
}

bool IsAlive(Mop::State state) { return std::ranges::find(kOver, state) == kOver.end(); }

bool IsOffered(Mop::State state) {
  return state == Mop::STATE_PROPOSED || state == Mop::STATE_COUNTERED;
}

std::string WordOfEnum(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  std::string word;
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    word += letter == '_' ? '-' : static_cast<char>(std::tolower(byte));
  }
  return word;
}

std::string SideWord(fiscal::v1::Side side) {
  if (side == fiscal::v1::SIDE_VENDOR) return "vendor";
  return side == fiscal::v1::SIDE_PARTNER ? "partner" : "";
}

fiscal::v1::Side OtherThan(fiscal::v1::Side side) {
  if (side == fiscal::v1::SIDE_VENDOR) return fiscal::v1::SIDE_PARTNER;
  return side == fiscal::v1::SIDE_PARTNER ? fiscal::v1::SIDE_VENDOR : fiscal::v1::SIDE_UNSPECIFIED;
}

std::vector<std::string> ResourceIds(std::string_view name) {
  const bool whole = name.starts_with("vendors/");
  std::vector<std::string> segments;
  for (bool more = true; more;) {
    const std::size_t slash = name.find('/');
    segments.emplace_back(name.substr(0, slash));
    more = slash != std::string_view::npos;
    if (more) name.remove_prefix(slash + 1);
  }
  if (!whole) return segments;
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < segments.size(); i += 2) ids.push_back(segments[i]);
  return ids;
}

std::string ShortMopName(std::string_view resource) {
  return fmt::format("{}", fmt::join(ResourceIds(resource), "/"));
}

int NumberOf(std::string_view resource) {
  const std::string_view text = resource.substr(resource.rfind('/') + 1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number > 0 && number < kMostNumber ? number : 0;
}

}  // namespace tandem::client
