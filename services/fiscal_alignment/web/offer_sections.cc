#include "services/fiscal_alignment/web/offer_sections.h"

#include <algorithm>

#include "services/fiscal_alignment/domain/reasons.h"

namespace tandem::fiscal {
namespace {

// "the Tue 5 Jan 2027, 09:30 UTC".
Html MomentText(Instant instant) {
  const std::string text = ToText(instant);
  return Html().Put("{}, {} UTC", DayText(UtcDay(instant)), text.substr(11, 5));
}

SideNames NamesOf(const OfferView& view) {
  return {.vendor = view.names.vendor, .partner = view.names.partner};
}

Html Term(const OfferView& view) {
  const calendar::DaySpan& term = view.version().terms.term;
  return Html().Put("{} to {}", DayText(term.first), DayText(term.last));
}

Html Row(std::string_view name, const Html& value) {
  return Html().Put("<dt>{}</dt><dd>{}</dd>", name, value);
}

std::string PeopleText(const std::vector<PersonId>& people) {
  std::string text;
  for (const PersonId& person : people) {
    if (!text.empty()) text += ", ";
    text += person.value();
  }
  return text;
}

Html Constraints(const std::string& name, const std::string& text) {
  if (text.empty()) return {};
  return Html().Put("<dt>{}'s constraints</dt><dd class=\"said\">{}</dd>", name, text);
}

}  // namespace

std::string RuleInWords(const CadenceRule& rule, const PerSide<std::string>& names) {
  switch (rule.form) {
    case CadenceRule::Form::kOwnCycle:
      return fmt::format("each quarter end of {}", names[rule.side]);
    case CadenceRule::Form::kEarlier:
      return fmt::format("whichever quarter end comes first, that of {} or that of {}",
                         names.vendor, names.partner);
    case CadenceRule::Form::kMonthEnds:
      return rule.ToString();
    case CadenceRule::Form::kWeeksBefore:
      return fmt::format("{} week{} before each quarter end of {}", rule.number,
                         rule.number == 1 ? "" : "s", names[rule.side]);
    case CadenceRule::Form::kSequential:
      return fmt::format(
          "two shorter periods a year, one from the start of each fiscal year: "
          "that of {} and that of {}",
          names.vendor, names.partner);
    case CadenceRule::Form::kByHand:
      return "the dates below, one by one";
  }
  return {};
}

const Candidate* CandidateOf(const OfferView& view, const CadenceRule& rule) {
  const auto found = std::ranges::find_if(
      view.candidates, [&](const Candidate& candidate) { return candidate.rule == rule; });
  return found == view.candidates.end() ? nullptr : &*found;
}

Html OfferHeading(const OfferView& view) {
  const bool is_period = view.version().terms.kind == MopKind::kPeriod;
  Html page;
  page.Put("<p class=\"brand\">Tandem · an offer of {} to {}</p>", view.names.vendor,
           view.names.partner);
  page.Put("<h1>{}</h1>", is_period ? fmt::format("{} proposes to close together with {}",
                                                  view.names.vendor, view.names.partner)
                                    : fmt::format("{} proposes how to live with different "
                                                  "calendars",
                                                  view.names.vendor));
  page.Put(
      "<p class=\"lead\">It is meant to hold from {}. You read and answer it as <b>{}</b> of "
      "{}.</p>",
      Term(view), view.link.person.value(), view.names.partner);
  page.Put(
      "<p class=\"quiet\">It waits for one answer until {}. This address is yours alone: "
      "whoever has it may answer in your name.</p>",
      MomentText(view.link.expires));
  return page;
}

Html OfferTerms(const OfferView& view) {
  const MopTerms& terms = view.version().terms;
  const bool is_period = terms.kind == MopKind::kPeriod;
  Html page;
  page.Put("<section><h2>What is offered</h2><dl>");
  page.Put("{}",
           Row("Kind", Html().Put("{}", is_period ? "a common operating period"
                                                  : "no common period: each side does something "
                                                    "for the other")));
  page.Put("{}", Row("Term", Term(view)));
  if (is_period) {
    const std::string rule =
        terms.rule ? RuleInWords(*terms.rule, view.names) : "the dates below, one by one";
    page.Put("{}", Row("Joint closes", Html().Put("{}", rule)));
  }
  page.Put("{}", Row("Time zone", Html().Put("{}", terms.time_zone)));
  if (terms.predecessor) {
    page.Put("{}", Row("In place of", Html().Put("your agreement number {}, which ends before it",
                                                 *terms.predecessor)));
  }
  page.Put("{}", Row("Version", Html().Put("{}", view.link.version)));
  return page.Put("</dl></section>");
}

Html OfferRationale(const OfferView& view) {
  const MopVersion& version = view.version();
  if (version.rationale.empty()) return {};
  Html page;
  page.Put("<section><h2>Why, in the words of {}</h2><blockquote class=\"said\">{}</blockquote>",
           view.names[version.side], version.rationale);
  return page.Put("</section>");
}

Html OfferComparison(const OfferView& view) {
  const MopTerms& terms = view.version().terms;
  if (terms.kind != MopKind::kPeriod) return {};
  Html page;
  page.Put("<section><h2>How it serves both sides</h2>");
  const Candidate* const candidate = terms.rule ? CandidateOf(view, *terms.rule) : nullptr;
  if (candidate == nullptr) {
    page.Put("<p>{}</p>", view.candidates.empty()
                              ? "It cannot be compared: " + view.why_none
                              : std::string("It is none of the proposals that Tandem compares; "
                                            "their best ones are among the choices below."));
    return page.Put("</section>");
  }
  const auto rank = candidate - view.candidates.data() + 1;
  page.Put("<p>{}</p>", ReasonFor(*candidate, NamesOf(view)));
  page.Put(
      "<p class=\"quiet\">Number {} of {} proposals for these two calendars, with {} of 100 "
      "points over the next five years. Tandem proposes and never chooses.</p>",
      rank, view.candidates.size(), fmt::format("{:.1f}", candidate->judgement.score));
  return page.Put("</section>");
}

Html OfferConversations(const OfferView& view) {
  Html page;
  page.Put("<section><h2>What was talked about</h2>");
  if (view.conversations.empty()) {
    page.Put(
        "<p>No conversation is recorded yet. An offer can be accepted only after people of "
        "both sides have talked about it: please ask {} to record it.</p>",
        view.names.vendor);
  }
  for (const MopConversation& talk : view.conversations) {
    page.Put("<h3>{}, {}</h3><p class=\"said\">{}</p><dl>", DayText(talk.day), talk.channel,
             talk.summary);
    for (const Side side : {Side::kVendor, Side::kPartner}) {
      page.Put("<dt>For {}</dt><dd>{}</dd>", view.names[side], PeopleText(talk.people[side]));
      page.Put("{}", Constraints(view.names[side], talk.constraints[side]));
    }
    page.Put("</dl>");
  }
  return page.Put("</section>");
}

Html WhatAcceptingMeans(const OfferView& view) {
  const bool is_period = view.version().terms.kind == MopKind::kPeriod;
  const CivilDay first = view.version().terms.term.first;
  Html page;
  page.Put("<section><h2>What happens when you accept</h2><ul>");
  page.Put("<li>{} and {} have agreed on this version; nobody can change it afterwards.</li>",
           view.names.vendor, view.names.partner);
  page.Put("<li>It holds from {} on. Your own quarters and those of {} stay as they are.</li>",
           DayText(first), view.names.vendor);
  page.Put("<li>{}</li>", is_period
                              ? "Both sides see the joint closes in one calendar, beside their own."
                              : "Each side keeps what it promised by its day.");
  page.Put(
      "<li>If a calendar changes later, both sides are asked again. Either side may end it, "
      "with a reason{}.</li>",
      is_period ? ", at the next joint close" : "");
  return page.Put("</ul></section>");
}

}  // namespace tandem::fiscal
