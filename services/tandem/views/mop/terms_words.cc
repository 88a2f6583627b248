#include "services/tandem/views/mop/terms_words.h"

#include <fmt/format.h>

#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::CadenceRule;
using fiscal::v1::MopTerms;

std::string MonthEnds(int first) {
  std::vector<std::string> months;
  for (int month = first; month <= 12 && first > 0; month += 3) {
    months.emplace_back(MonthName(static_cast<unsigned>(month)));
  }
  return InARow(months);
}

}  // namespace

std::string RuleInWords(const CadenceRule& rule, const Voice& voice) {
  switch (rule.form()) {
    case CadenceRule::FORM_OWN_CYCLE:
      return "on every close of " + voice.Name(rule.side());
    case CadenceRule::FORM_EARLIER:
      return "on the earlier of both sides' closes";
    case CadenceRule::FORM_MONTH_ENDS:
      return "at the ends of " + MonthEnds(rule.number());
    case CadenceRule::FORM_WEEKS_BEFORE:
      return fmt::format("{} week{} before every close of {}", rule.number(),
                         rule.number() == 1 ? "" : "s", voice.Name(rule.side()));
    case CadenceRule::FORM_SEQUENTIAL:
      return "in two sequential periods a year";
    default:
      return "on days given by hand";
  }
}

std::string TermsInWords(const MopTerms& terms, const Voice& voice) {
  const std::string term = SpanInWords(terms.term());
  if (terms.kind() == MopTerms::KIND_DIFFERENCE) {
    return fmt::format("no common period from {}, a difference that both acknowledge", term);
  }
  const std::string closes =
      terms.has_rule() ? RuleInWords(terms.rule(), voice) : "on " + DaysInWords(terms.closes());
  return fmt::format("a common period from {}, closing {}", term, closes);
}

std::vector<std::string> AccommodationsInWords(const MopTerms& terms, const Voice& voice) {
  std::vector<std::string> lines;
  for (const auto& one : terms.accommodations()) {
    lines.push_back(fmt::format("{} of {}, until {}: {}",
                                voice.ShortPerson(one.side(), one.owner()), voice.Name(one.side()),
                                DayInWords(one.due()), one.text()));
  }
  return lines;
}

std::string DaysInWords(const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& days) {
  std::vector<std::string> words;
  for (const auto& day : days) words.push_back(DayInWords(day));
  return InARow(words);
}

}  // namespace tandem::client
