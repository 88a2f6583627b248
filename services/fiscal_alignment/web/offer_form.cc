#include "services/fiscal_alignment/web/offer_form.h"

#include "services/fiscal_alignment/domain/reasons.h"
#include "services/fiscal_alignment/web/offer_sections.h"
#include "services/fiscal_alignment/web/rule_code.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kChoicesShown = 6;

std::string Typed(const TypedFields& typed, const std::string& name,
                  const std::string& otherwise = "") {
  const auto field = typed.find(name);
  return field == typed.end() ? otherwise : field->second;
}

// Only what was typed into this form; the text fields of all three have the same name.
TypedFields Of(const TypedFields& typed, const std::string& action) {
  return Typed(typed, "action") == action ? typed : TypedFields();
}

Html TextField(const std::string& id, const std::string& label, const std::string& hint,
               const std::string& value) {
  return Html().Put(
      "<label for=\"{}\">{}</label><p class=\"quiet\" id=\"{}-hint\">{}</p><textarea "
      "id=\"{}\" name=\"text\" maxlength=\"4000\" "
      "aria-describedby=\"{}-hint\">{}</textarea>",
      id, label, id, hint, id, id, Html().Put("\n{}", value));
}

Html DayField(const std::string& name, const std::string& label, const std::string& value) {
  return Html().Put(
      "<div><label for=\"{}\">{}</label><input type=\"date\" id=\"{}\" name=\"{}\" "
      "value=\"{}\"></div>",
      name, label, name, name, value);
}

Html AcceptForm(const OfferView& view, const TypedFields& typed) {
  Html form;
  form.Put(
      "<section id=\"accept\"><h2>Accept</h2><form method=\"post\" accept-charset=\"utf-8\">"
      "<input type=\"hidden\" name=\"action\" value=\"accept\">");
  form.Put("{}", TextField("accept-text", "Why it is right for you",
                           fmt::format("{} reads it, and so does whoever looks back later.",
                                       view.names.vendor),
                           Typed(typed, "text")));
  return form.Put("<button type=\"submit\">Accept this offer</button></form></section>");
}

Html DeclineForm(const OfferView& view, const TypedFields& typed) {
  Html form;
  form.Put(
      "<section id=\"decline\"><details{}><summary>Decline</summary><form method=\"post\" "
      "accept-charset=\"utf-8\"><input type=\"hidden\" name=\"action\" value=\"decline\">",
      typed.empty() ? "" : " open");
  form.Put("{}", TextField("decline-text", "Your reason",
                           fmt::format("{} reads it. The negotiation ends; both sides may begin "
                                       "another.",
                                       view.names.vendor),
                           Typed(typed, "text")));
  return form.Put(
      "<button class=\"second\" type=\"submit\">Decline this offer</button></form></details>"
      "</section>");
}

Html Choice(const std::string& value, bool is_chosen, const Html& text) {
  return Html().Put(
      "<label class=\"choice\"><input type=\"radio\" name=\"choice\" value=\"{}\"{}>"
      "<span>{}</span></label>",
      value, is_chosen ? " checked" : "", text);
}

Html Choices(const OfferView& view, const TypedFields& typed) {
  const std::string chosen = Typed(typed, "choice");
  const SideNames names{.vendor = view.names.vendor, .partner = view.names.partner};
  const auto& offered = view.version().terms.rule;
  Html choices;
  choices.Put("<fieldset><legend>When to close together</legend>");
  std::size_t shown = 0;
  for (const Candidate& candidate : view.candidates) {
    if (offered && candidate.rule == *offered) continue;
    if (++shown > kChoicesShown) break;
    const std::string code = CodeOf(candidate.rule);
    choices.Put("{}", Choice(code, code == chosen,
                             Html().Put("<b>{}</b> ({} of 100)<br><span class=\"quiet\">{}</span>",
                                        Capitalised(RuleInWords(candidate.rule, view.names)),
                                        fmt::format("{:.1f}", candidate.judgement.score),
                                        ReasonFor(candidate, names))));
  }
  choices.Put("{}", Choice(std::string(kDatesCode), chosen == kDatesCode,
                           Html().Put("<b>On dates of your own</b>, typed below")));
  choices.Put(
      "<label for=\"dates\">Dates of your own, one a line, like 2027-03-31</label>"
      "<textarea id=\"dates\" name=\"dates\" spellcheck=\"false\">{}</textarea>",
      Html().Put("\n{}", Typed(typed, "dates")));
  return choices.Put("</fieldset>");
}

Html CounterForm(const OfferView& view, const TypedFields& typed) {
  const calendar::DaySpan& term = view.version().terms.term;
  Html form;
  form.Put(
      "<section id=\"counter\"><details{}><summary>Make a counter-offer</summary><form "
      "method=\"post\" accept-charset=\"utf-8\"><input type=\"hidden\" name=\"action\" "
      "value=\"counter\">",
      typed.empty() ? "" : " open");
  form.Put("{}", Choices(view, typed));
  form.Put("<div class=\"pair\">{}{}</div>",
           DayField("first", "First day", Typed(typed, "first", term.first.ToString())),
           DayField("last", "Last day", Typed(typed, "last", term.last.ToString())));
  form.Put("{}", TextField("counter-text", "Why this is better",
                           fmt::format("Your counter-offer counts as your acceptance of it; {} "
                                       "answers.",
                                       view.names.vendor),
                           Typed(typed, "text")));
  return form.Put(
      "<button class=\"second\" type=\"submit\">Send the counter-offer</button></form></details>"
      "</section>");
}

CivilDay ReadDay(const TypedFields& typed, const std::string& name, const std::string& label,
                 std::vector<std::string>& errors) {
  const StatusOr<CivilDay> day = CivilDay::Parse(Typed(typed, name));
  if (day.ok()) return *day;
  errors.push_back(fmt::format("{}: {}", label, MessageOf(day.status())));
  return {};
}

std::vector<CivilDay> ReadDates(const std::string& text, std::vector<std::string>& errors) {
  std::vector<CivilDay> days;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find_first_of("\n ,;\t", at);
    const std::string word = text.substr(at, end - at);
    at = end == std::string::npos ? text.size() : end + 1;
    if (word.empty()) continue;
    const StatusOr<CivilDay> day = CivilDay::Parse(word);
    if (day.ok()) {
      days.push_back(*day);
    } else {
      errors.push_back(fmt::format("Dates of your own: {}", MessageOf(day.status())));
    }
  }
  if (days.empty() && errors.empty()) errors.emplace_back("Dates of your own: none is given");
  return days;
}

MopTerms CounterOf(const TypedFields& typed, const OfferView& view,
                   std::vector<std::string>& errors) {
  const MopTerms& offered = view.version().terms;
  MopTerms terms{.time_zone = offered.time_zone, .predecessor = offered.predecessor};
  const std::string choice = Typed(typed, "choice");
  if (choice == kDatesCode) {
    terms.closes = ReadDates(Typed(typed, "dates"), errors);
  } else {
    for (const Candidate& candidate : view.candidates) {
      if (CodeOf(candidate.rule) == choice) terms.rule = candidate.rule;
    }
    if (!terms.rule) errors.emplace_back("When to close together: please choose one");
  }
  terms.term.first = ReadDay(typed, "first", "First day", errors);
  terms.term.last = ReadDay(typed, "last", "Last day", errors);
  return terms;
}

}  // namespace

Html OfferForms(const OfferView& view, const TypedFields& typed) {
  return Html().Put("<div class=\"answers\">{}{}{}</div>", AcceptForm(view, Of(typed, "accept")),
                    CounterForm(view, Of(typed, "counter")),
                    DeclineForm(view, Of(typed, "decline")));
}

ReadAnswer AnswerOf(const TypedFields& typed, const OfferView& view) {
  ReadAnswer read{.answer = {.text = Typed(typed, "text")}};
  const bool is_empty = read.answer.text.find_first_not_of(" \t\n") == std::string::npos;
  const std::string action = Typed(typed, "action");
  if (action == "accept") {
    if (is_empty) read.errors.emplace_back("Why it is right for you: please say it in a sentence");
  } else if (action == "decline") {
    read.answer.kind = OfferAnswer::Kind::kDecline;
    if (is_empty) read.errors.emplace_back("Your reason: please give one");
  } else if (action == "counter") {
    read.answer.kind = OfferAnswer::Kind::kCounter;
    read.answer.counter = CounterOf(typed, view, read.errors);
    if (is_empty) read.errors.emplace_back("Why this is better: please say it in a sentence");
  } else {
    read.errors.emplace_back("The form is incomplete; please answer with one of those below");
  }
  return read;
}

}  // namespace tandem::fiscal
