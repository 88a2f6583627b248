#include <algorithm>

#include "services/fiscal_alignment/web/offer_sections.h"

// OfferDates: the table of closes.
namespace tandem::fiscal {
namespace {

// "Fri 31 Jul 2026, 6 days later".
Html OwnEnd(const OwnQuarterEnd& end, std::optional<CivilDay> close) {
  Html text;
  text.Put("{}", DayText(end.day));
  if (end.ends_year) text.Put(" <span class=\"year\">year end</span>");
  if (close) {
    const int days = end.day - *close;
    text.Put("<br><span class=\"quiet\">{}</span>",
             days == 0 ? std::string("the same day")
                       : fmt::format("{} day{} later", days, days == 1 ? "" : "s"));
  }
  return text;
}

// A side's quarter ends from `from` to before `until`.
Html OwnEnds(const std::vector<OwnQuarterEnd>& ends, CivilDay from, CivilDay until,
             std::optional<CivilDay> close) {
  Html cell;
  for (const OwnQuarterEnd& end : ends) {
    if (end.day < from || end.day >= until) continue;
    if (!cell.empty()) cell.Put("<br>");
    cell.Put("{}", OwnEnd(end, close));
  }
  if (cell.empty()) cell.Put("<span class=\"quiet\">none</span>");
  return cell;
}

Html HeadingRow(const OfferView& view) {
  return Html().Put(
      "<thead><tr><th scope=\"col\">Joint close</th><th scope=\"col\">{}</th>"
      "<th scope=\"col\">{}</th></tr></thead>",
      fmt::format("{}'s quarter end", view.names.vendor),
      fmt::format("{}'s quarter end", view.names.partner));
}

// One row a close, with the own quarter ends up to the next one.
Html Rows(const OfferView& view) {
  const MopDates& dates = *view.dates;
  const calendar::DaySpan& term = view.version().terms.term;
  const CivilDay end = term.last + 1;
  const auto has_before = [&](Side side) {
    const auto& ends = dates.quarter_ends[side];
    return !ends.empty() && (dates.closes.empty() || ends.front().day < dates.closes.front());
  };
  Html rows;
  if (has_before(Side::kVendor) || has_before(Side::kPartner)) {
    const CivilDay until = dates.closes.empty() ? end : dates.closes.front();
    rows.Put("<tr><td class=\"quiet\">none before</td><td>{}</td><td>{}</td></tr>",
             OwnEnds(dates.quarter_ends.vendor, term.first, until, std::nullopt),
             OwnEnds(dates.quarter_ends.partner, term.first, until, std::nullopt));
  }
  for (std::size_t i = 0; i < dates.closes.size(); ++i) {
    const CivilDay close = dates.closes[i];
    const CivilDay until = i + 1 < dates.closes.size() ? dates.closes[i + 1] : end;
    rows.Put("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>", DayText(close),
             OwnEnds(dates.quarter_ends.vendor, close, until, close),
             OwnEnds(dates.quarter_ends.partner, close, until, close));
  }
  return rows;
}

Html Accommodations(const OfferView& view) {
  Html page;
  page.Put(
      "<div class=\"scroll\"><table><caption>What each side would do</caption><thead><tr>"
      "<th scope=\"col\">Who</th><th scope=\"col\">What</th><th scope=\"col\">By</th></tr>"
      "</thead><tbody>");
  for (const AccommodationTerms& one : view.version().terms.accommodations) {
    page.Put(
        "<tr><th scope=\"row\">{}</th><td class=\"said\">{}</td><td>{}<br><span "
        "class=\"quiet\">{} sees to it</span></td></tr>",
        view.names[one.side], one.text, DayText(one.due), one.owner.value());
  }
  return page.Put("</tbody></table></div>");
}

}  // namespace

Html OfferDates(const OfferView& view) {
  const bool is_period = view.version().terms.kind == MopKind::kPeriod;
  Html page;
  page.Put("<section><h2>{}</h2>",
           is_period ? "The closes, beside your own quarters" : "What each side offers");
  if (!is_period) return page.Put("{}</section>", Accommodations(view));
  if (!view.dates) {
    page.Put(
        "<p>The dates cannot be computed at present, because a calendar does not allow "
        "it.</p>");
    return page.Put("</section>");
  }
  page.Put(
      "<div class=\"scroll\"><table><caption>Deals are closed together on the days at the "
      "left. Behind each: the own quarter ends that follow before the next joint "
      "close.</caption>{}<tbody>{}</tbody></table></div>",
      HeadingRow(view), Rows(view));
  return page.Put("</section>");
}

}  // namespace tandem::fiscal
