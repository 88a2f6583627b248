#include "services/tandem/mop/terms.h"

#include <array>
#include <cctype>

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/domain/cadence.h"
#include "services/tandem/commands/inputs.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/terminal.h"

namespace tandem::client {
namespace {

using fiscal::v1::MopTerms;
using Form = fiscal::CadenceRule::Form;

constexpr int kMostShown = 60;
constexpr int kMostWeeks = 12;
constexpr const char* kAccommodationForm =
    "\"{}\" must be SIDE:PERSON:DUE:TEXT, as in vendor:ann:2027-03-01:sends price lists early";

// Lower case, blanks between words only.
std::string Normal(std::string_view text) {
  std::string normal;
  bool blank = false;
  for (const char letter : text) {
    if (letter == ' ') {
      blank = !normal.empty();
      continue;
    }
    if (std::exchange(blank, false)) normal += ' ';
    normal += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return normal;
}

// Every rule that there is.
std::vector<fiscal::CadenceRule> AllRules() {
  std::vector<fiscal::CadenceRule> rules = {{.form = Form::kEarlier}, {.form = Form::kSequential}};
  for (int month = 1; month <= 3; ++month) {
    rules.push_back({.form = Form::kMonthEnds, .number = month});
  }
  for (const fiscal::Side side : {fiscal::Side::kVendor, fiscal::Side::kPartner}) {
    rules.push_back({.form = Form::kOwnCycle, .side = side});
    for (int weeks = 1; weeks <= kMostWeeks; ++weeks) {
      rules.push_back({.form = Form::kWeeksBefore, .side = side, .number = weeks});
    }
  }
  return rules;
}

fiscal::v1::CadenceRule ToProto(const fiscal::CadenceRule& rule) {
  fiscal::v1::CadenceRule message;
  message.set_form(static_cast<fiscal::v1::CadenceRule::Form>(static_cast<int>(rule.form) + 1));
  const bool of_side = rule.form == Form::kOwnCycle || rule.form == Form::kWeeksBefore;
  if (of_side) {
    message.set_side(rule.side == fiscal::Side::kVendor ? fiscal::v1::SIDE_VENDOR
                                                        : fiscal::v1::SIDE_PARTNER);
  }
  message.set_number(rule.number);
  return message;
}

Status WriteDifference(const TypedTerms& typed, MopTerms& terms) {
  terms.set_kind(MopTerms::KIND_DIFFERENCE);
  terms.clear_rule();
  terms.clear_closes();
  if (!typed.accommodations.empty()) terms.clear_accommodations();
  for (const std::string& text : typed.accommodations) {
    ASSIGN_OR_RETURN(*terms.add_accommodations(), ReadAccommodation("--accommodate", text));
  }
  return OkStatus();
}

Status WritePeriod(const TypedTerms& typed, const std::optional<fiscal::v1::CadenceRule>& chosen,
                   MopTerms& terms) {
  terms.set_kind(MopTerms::KIND_PERIOD);
  terms.clear_rule();
  terms.clear_closes();
  terms.clear_accommodations();
  if (chosen) {
    *terms.mutable_rule() = *chosen;
    terms.mutable_rule()->clear_text();
  } else if (!typed.rule.empty()) {
    ASSIGN_OR_RETURN(*terms.mutable_rule(), ReadRule("--rule", typed.rule));
  }
  for (const std::string& text : typed.closes) {
    ASSIGN_OR_RETURN(*terms.add_closes(), ReadDate("--closes", text));
  }
  return OkStatus();
}

// What is agreed on.
Status WriteKind(const TypedTerms& typed, const std::optional<fiscal::v1::CadenceRule>& chosen,
                 MopTerms& terms) {
  const bool period = chosen || !typed.rule.empty() || !typed.closes.empty();
  const bool accommodates = !typed.accommodations.empty();
  if (period && (typed.difference || accommodates)) {
    return InvalidArgument("--difference: a difference has no closes");
  }
  if (period) return WritePeriod(typed, chosen, terms);
  const bool stays_difference = terms.kind() == MopTerms::KIND_DIFFERENCE && accommodates;
  if (typed.difference || stays_difference) return WriteDifference(typed, terms);
  if (accommodates) return InvalidArgument("--accommodate: only together with --difference");
  if (terms.kind() != MopTerms::KIND_UNSPECIFIED) return OkStatus();
  return InvalidArgument(
      "one of --best, --kind, --candidate, --rule, --closes and --difference must be given");
}

// The term; gives the sentence of a default.
StatusOr<std::string> WriteTerm(const TypedTerms& typed, CivilDay today, MopTerms& terms) {
  const bool known = terms.has_term();
  const bool given = !typed.first.empty() || !typed.last.empty();
  if (known && !given) return std::string();
  auto& term = *terms.mutable_term();
  if (!typed.first.empty()) {
    ASSIGN_OR_RETURN(*term.mutable_first_day(), ReadDate("--first", typed.first));
  } else if (!known) {
    const CivilDay next = CivilDay::FromYmd(today.year(), today.month(), 1).PlusMonths(1);
    *term.mutable_first_day() = wire::ToProto(next);
  }
  if (!typed.last.empty()) {
    ASSIGN_OR_RETURN(*term.mutable_last_day(), ReadDate("--last", typed.last));
  } else if (!known) {
    const CivilDay first = *DayOf(term.first_day());
    *term.mutable_last_day() = wire::ToProto(first.PlusYears(1) - 1);
  }
  if (known || (!typed.first.empty() && !typed.last.empty())) return std::string();
  return fmt::format("Without {} it is for {}.", given ? "the other day" : "--first and --last",
                     SpanInWords(term));
}

}  // namespace

StatusOr<std::string> WriteTerms(const TypedTerms& typed,
                                 const std::optional<fiscal::v1::CadenceRule>& chosen,
                                 std::string_view partnership, CivilDay today, MopTerms& terms) {
  RETURN_IF_ERROR(WriteKind(typed, chosen, terms));
  if (!typed.zone.empty()) terms.set_time_zone(typed.zone);
  if (typed.replaces > 0) {
    terms.set_predecessor(fmt::format("{}/mops/{}", partnership, typed.replaces));
  }
  return WriteTerm(typed, today, terms);
}

StatusOr<fiscal::v1::CadenceRule> ReadRule(std::string_view field, const std::string& text) {
  const std::string wanted = Normal(text);
  for (const fiscal::CadenceRule& rule : AllRules()) {
    if (Normal(rule.ToString()) == wanted) return ToProto(rule);
  }
  return InvalidField(
      field, fmt::format("\"{}\" must be \"V's cycle\", \"P's cycle\", \"the earlier of both "
                         "closes\", \"month ends of March, June, September and December\" (or the "
                         "month before or after), \"1 to 12 weeks before the close of V\" or of P, "
                         "or \"two sequential periods a year\"",
                         Fitted(text, kMostShown)));
}

StatusOr<fiscal::v1::AccommodationTerms> ReadAccommodation(std::string_view field,
                                                           const std::string& text) {
  std::array<std::string, 4> parts;
  std::string_view rest = text;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) {
      return InvalidField(field, fmt::format(kAccommodationForm, Fitted(text, kMostShown)));
    }
    parts[i] = rest.substr(0, colon);
    rest.remove_prefix(colon + 1);
  }
  parts[3] = rest;
  const bool of_vendor = parts[0] == "vendor";
  if ((!of_vendor && parts[0] != "partner") || parts[1].empty() || parts[3].empty()) {
    return InvalidField(field, fmt::format(kAccommodationForm, Fitted(text, kMostShown)));
  }
  fiscal::v1::AccommodationTerms terms;
  terms.set_side(of_vendor ? fiscal::v1::SIDE_VENDOR : fiscal::v1::SIDE_PARTNER);
  terms.set_owner(parts[1]);
  ASSIGN_OR_RETURN(*terms.mutable_due(), ReadDate(field, parts[2]));
  terms.set_text(parts[3]);
  return terms;
}

}  // namespace tandem::client
