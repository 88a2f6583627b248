#include "services/fiscal_alignment/domain/standing_figure.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

constexpr char kSeparator = '|';
constexpr int kFields = 9;
constexpr int kLastKind = static_cast<int>(Kind::kManual);
constexpr int kLastForm = static_cast<int>(CadenceRule::Form::kByHand);

std::optional<std::int64_t> Billionths(const std::optional<double>& figure) {
  return figure ? std::optional<std::int64_t>(std::llround(*figure * 1e9)) : std::nullopt;
}

std::string Text(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : std::string();
}

// Reads the fields one after another and remembers whether one was malformed.
class FieldReader {
 public:
  explicit FieldReader(const std::array<std::string_view, kFields>& fields) : fields_(fields) {}

  std::optional<std::int64_t> Maybe() {
    const std::string_view text = fields_[next_++];
    if (text.empty()) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    ok_ = ok_ && error == std::errc() && end == text.data() + text.size();
    return number;
  }
  int Number(int most) {
    const std::int64_t number = Maybe().value_or(-1);
    if (0 <= number && number <= most) return static_cast<int>(number);
    ok_ = false;
    return 0;
  }
  std::vector<Kind> Kinds() {
    std::vector<Kind> kinds;
    for (const char letter : fields_[next_++]) {
      ok_ = ok_ && letter >= '0' && letter <= '0' + kLastKind;
      if (ok_) kinds.push_back(static_cast<Kind>(letter - '0'));
    }
    return kinds;
  }
  std::string_view Rest() { return fields_[next_++]; }
  bool ok() const { return ok_; }

 private:
  const std::array<std::string_view, kFields>& fields_;
  std::size_t next_ = 0;
  bool ok_ = true;
};

// The last field takes all the rest, separators included.
std::optional<std::array<std::string_view, kFields>> Split(std::string_view text) {
  std::array<std::string_view, kFields> fields;
  for (std::size_t i = 0; i + 1 < kFields; ++i) {
    const std::size_t end = text.find(kSeparator);
    if (end == std::string_view::npos) return std::nullopt;
    fields[i] = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
  fields[kFields - 1] = text;
  return fields;
}

}  // namespace

StandingFigure Summarise(const Alignment& alignment) {
  StandingFigure figure{.friction = Billionths(alignment.friction),
                        .gain = Billionths(alignment.gain),
                        .estimated = alignment.estimated};
  if (!alignment.candidates.empty()) {
    const Candidate& best = alignment.candidates.front();
    figure.best_kinds = best.kinds;
    figure.best_rule = best.rule;
    figure.plan_from = best.judgement.plan_from;
  }
  return figure;
}

std::string Encode(const StandingFigure& figure) {
  std::string kinds;
  for (const Kind kind : figure.best_kinds) {
    kinds += static_cast<char>('0' + static_cast<int>(kind));
  }
  const std::string plan_from =
      figure.plan_from ? std::to_string(figure.plan_from->days()) : std::string();
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", Text(figure.friction), Text(figure.gain), kinds,
                     static_cast<int>(figure.best_rule.form),
                     static_cast<int>(figure.best_rule.side), figure.best_rule.number, plan_from,
                     figure.estimated ? 1 : 0, figure.problem);
}

std::optional<StandingFigure> Decode(std::string_view text) {
  const auto fields = Split(text);
  if (!fields) return std::nullopt;
  FieldReader reader(*fields);
  StandingFigure figure;
  figure.friction = reader.Maybe();
  figure.gain = reader.Maybe();
  figure.best_kinds = reader.Kinds();
  figure.best_rule.form = static_cast<CadenceRule::Form>(reader.Number(kLastForm));
  figure.best_rule.side = static_cast<Side>(reader.Number(1));
  figure.best_rule.number = reader.Number(99);
  if (const auto day = reader.Maybe()) figure.plan_from = CivilDay(static_cast<int>(*day));
  figure.estimated = reader.Number(1) == 1;
  figure.problem = std::string(reader.Rest());
  return reader.ok() ? std::optional(std::move(figure)) : std::nullopt;
}

}  // namespace tandem::fiscal
