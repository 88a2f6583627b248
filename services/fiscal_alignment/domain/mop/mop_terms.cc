#include <algorithm>

#include <fmt/format.h>

#include "libs/calendar/zone/time_zone.h"
#include "services/fiscal_alignment/domain/mop/mop_guards.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kLongestOffer = 1000;
constexpr std::size_t kLongestChannel = 100;
constexpr std::size_t kMostPeople = 100;

std::string Below(std::string_view field, std::string_view name) {
  return fmt::format("{}.{}", field, name);
}

Status CheckTerm(std::string_view field, const calendar::DaySpan& term) {
  if (term.last < term.first) return InvalidField(field, "must not end before it begins");
  if (term.first < CivilDay::FromYmd(kFirstYear, 1, 1) ||
      term.last > CivilDay::FromYmd(kLastYear, 12, 31)) {
    return InvalidField(field, fmt::format("must lie in {} to {}", kFirstYear, kLastYear));
  }
  if (term.last >= term.first.PlusYears(kMostTermYears)) {
    return InvalidField(field, fmt::format("must not be longer than {} years", kMostTermYears));
  }
  return OkStatus();
}

Status CheckRule(std::string_view field, const CadenceRule& rule) {
  if (rule.form == CadenceRule::Form::kByHand) {
    return InvalidField(field, "dates given by hand stand in closes");
  }
  return WithField(Annotate(rule.Validate(), field), field);
}

Status CheckPeriod(std::string_view field, const MopTerms& terms) {
  if (!terms.accommodations.empty()) {
    return InvalidField(Below(field, "accommodations"), "a PERIOD has none");
  }
  if (terms.rule && !terms.closes.empty()) {
    return InvalidField(Below(field, "closes"), "must not stand beside a rule");
  }
  if (terms.closes.size() > kMostCloses) {
    return InvalidField(Below(field, "closes"), fmt::format("must be at most {}", kMostCloses));
  }
  return terms.rule ? CheckRule(Below(field, "rule"), *terms.rule) : OkStatus();
}

Status CheckAccommodation(std::string_view field, const AccommodationTerms& terms, CivilDay today) {
  if (IsBlank(terms.text)) return InvalidField(Below(field, "text"), "must not be empty");
  RETURN_IF_ERROR(CheckWriting(Below(field, "text"), terms.text, kLongestOffer));
  if (terms.owner.value().empty()) return InvalidField(Below(field, "owner"), "must not be empty");
  if (terms.due < today) {
    return InvalidField(Below(field, "due"), fmt::format("{} must not lie before today, {}",
                                                         terms.due.ToString(), today.ToString()));
  }
  return OkStatus();
}

Status CheckDifference(std::string_view field, const MopTerms& terms, CivilDay today) {
  if (terms.rule) return InvalidField(Below(field, "rule"), "a DIFFERENCE has none");
  if (!terms.closes.empty()) return InvalidField(Below(field, "closes"), "a DIFFERENCE has none");
  if (terms.accommodations.size() > kMostAccommodations) {
    return InvalidField(Below(field, "accommodations"),
                        fmt::format("must be at most {}", kMostAccommodations));
  }
  for (std::size_t i = 0; i < terms.accommodations.size(); ++i) {
    RETURN_IF_ERROR(CheckAccommodation(fmt::format("{}.accommodations[{}]", field, i),
                                       terms.accommodations[i], today));
  }
  return OkStatus();
}

Status CheckPeople(std::string_view field, std::vector<PersonId> people) {
  if (people.empty()) return InvalidField(field, "must name at least one person");
  if (people.size() > kMostPeople) {
    return InvalidField(field, fmt::format("must name at most {} people", kMostPeople));
  }
  std::ranges::sort(people);
  const auto twice = std::ranges::adjacent_find(people);
  if (twice == people.end()) return OkStatus();
  return InvalidField(field, fmt::format("must not name {} twice", twice->value()));
}

Status CheckWords(std::string_view field, std::string_view text, std::size_t most_characters) {
  return IsBlank(text) ? InvalidField(field, "must not be empty")
                       : CheckWriting(field, text, most_characters);
}

}  // namespace

Status CheckTerms(std::string_view field, const MopTerms& terms, CivilDay today) {
  RETURN_IF_ERROR(CheckTerm(Below(field, "term"), terms.term));
  if (!terms.time_zone.empty()) {
    const auto zone = calendar::TimeZone::Load(terms.time_zone);
    if (!zone.ok()) return InvalidField(Below(field, "time_zone"), MessageOf(zone.status()));
  }
  if (terms.predecessor && *terms.predecessor < 1) {
    return InvalidField(Below(field, "predecessor"), "must be the name of a MOP");
  }
  return terms.kind == MopKind::kPeriod ? CheckPeriod(field, terms)
                                        : CheckDifference(field, terms, today);
}

Status CheckConversation(const MopConversation& conversation, CivilDay today) {
  if (conversation.day > today) {
    return InvalidField("conversation.day",
                        fmt::format("{} must not lie behind today, {}", conversation.day.ToString(),
                                    today.ToString()));
  }
  RETURN_IF_ERROR(CheckWords("conversation.channel", conversation.channel, kLongestChannel));
  RETURN_IF_ERROR(CheckPeople("conversation.vendor_people", conversation.people.vendor));
  RETURN_IF_ERROR(CheckPeople("conversation.partner_people", conversation.people.partner));
  RETURN_IF_ERROR(CheckWriting("conversation.vendor_constraints", conversation.constraints.vendor,
                               kLongestReason));
  RETURN_IF_ERROR(CheckWriting("conversation.partner_constraints", conversation.constraints.partner,
                               kLongestReason));
  return CheckWords("conversation.summary", conversation.summary, kLongestReason);
}

}  // namespace tandem::fiscal
