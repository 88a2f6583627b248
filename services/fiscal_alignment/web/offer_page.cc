#include "services/fiscal_alignment/web/offer_page.h"

#include <algorithm>

#include "services/fiscal_alignment/domain/reasons.h"
#include "services/fiscal_alignment/web/offer_sections.h"
#include "services/fiscal_alignment/web/style.h"

namespace tandem::fiscal {
namespace {

constexpr std::size_t kClosesShown = 4;

std::string Page(const std::string& title, const Html& body) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" "
      "content=\"noindex\">";
  page += Html().Put("<title>{}</title>", title).text();
  page += std::string("<style>") + kStyle + "</style></head><body><main>";
  return page + body.text() + "</main></body></html>\n";
}

Html Errors(const std::vector<std::string>& errors) {
  if (errors.empty()) return {};
  Html page;
  page.Put("<section class=\"alert\" role=\"alert\"><h2>Your answer was not taken</h2><ul>");
  for (const std::string& error : errors) page.Put("<li>{}</li>", Capitalised(error));
  return page.Put(
      "</ul><p>Nothing has changed, and what you typed is still in the form.</p>"
      "</section>");
}

// The joint closes from today on.
Html NextCloses(const OfferView& view) {
  if (!view.dates || view.version().terms.kind != MopKind::kPeriod) return {};
  Html list;
  std::size_t shown = 0;
  for (const CivilDay close : view.dates->closes) {
    if (close < view.today || ++shown > kClosesShown) continue;
    list.Put("<li>{}</li>", DayText(close));
  }
  if (list.empty()) return {};
  return Html().Put("<h3>The next joint closes</h3><ul>{}</ul>", list);
}

struct Outcome {
  std::string heading;
  std::string text;
};

Outcome AnsweredOutcome(const OfferView& view) {
  const std::string& vendor = view.names.vendor;
  const std::string& partner = view.names.partner;
  const auto next = std::ranges::find_if(view.mop.versions, [&](const MopVersion& version) {
    return version.number > view.link.version && version.side == Side::kPartner;
  });
  if (view.mop.agreed_version == view.link.version) {
    return {fmt::format("{} and {} have agreed", vendor, partner),
            "The offer was accepted. It is the version below that holds."};
  }
  if (next != view.mop.versions.end()) {
    return {fmt::format("Your counter-offer is with {}", vendor),
            fmt::format("The offer was answered with another one. {} accepts it, answers it or "
                        "declines.",
                        vendor)};
  }
  return {"The offer was declined",
          fmt::format("{} knows your reason. Both sides may begin another negotiation.", vendor)};
}

Outcome OutcomeOf(const OfferView& view) {
  const std::string ask = fmt::format("Please ask {} for another one.", view.names.vendor);
  switch (view.state) {
    case OfferLinkState::kAnswered:
      return AnsweredOutcome(view);
    case OfferLinkState::kRevoked:
      return {"This address was taken back", ask};
    case OfferLinkState::kExpired:
      return {"This offer has expired", "It was not answered in time. " + ask};
    case OfferLinkState::kOfferGone:
    case OfferLinkState::kOpen:
      break;
  }
  return {"This offer is no longer open",
          "It was answered, taken back or replaced in the meantime. " + ask};
}

}  // namespace

std::string OfferPage(const OfferView& view, const TypedFields& typed,
                      const std::vector<std::string>& errors) {
  Html body;
  body.Put("{}{}", OfferHeading(view), Errors(errors));
  body.Put("{}{}{}", OfferTerms(view), OfferRationale(view), OfferDates(view));
  body.Put("{}{}{}", OfferComparison(view), OfferConversations(view), WhatAcceptingMeans(view));
  body.Put("{}", OfferForms(view, typed));
  return Page(fmt::format("Offer of {} to {}", view.names.vendor, view.names.partner), body);
}

std::string ClosedPage(const OfferView& view) {
  const Outcome outcome = OutcomeOf(view);
  Html body;
  body.Put(
      "<p class=\"brand\">Tandem · an offer of {} to {}</p><h1>{}</h1><p "
      "class=\"lead\">{}</p>",
      view.names.vendor, view.names.partner, outcome.heading, outcome.text);
  if (view.state != OfferLinkState::kAnswered) return Page(outcome.heading, body);
  body.Put("<p class=\"quiet\">This address was answered on {} and takes no other answer.</p>",
           DayText(UtcDay(*view.link.used)));
  if (view.mop.agreed_version == view.link.version) {
    body.Put("<section class=\"good\"><h2>What was agreed</h2><p>From {} to {}.</p>{}</section>",
             DayText(view.mop.term.first), DayText(view.mop.term.last), NextCloses(view));
    body.Put("{}", OfferDates(view));
  }
  return Page(outcome.heading, body);
}

std::string PlainPage(const std::string& heading, const std::string& text) {
  return Page(heading, Html().Put("<p class=\"brand\">Tandem</p><h1>{}</h1><p "
                                  "class=\"lead\">{}</p>",
                                  heading, text));
}

}  // namespace tandem::fiscal
