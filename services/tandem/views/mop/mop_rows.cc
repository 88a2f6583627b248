#include <nlohmann/json.hpp>

#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Mop;
using fiscal::v1::MopTerms;
using Json = nlohmann::ordered_json;

// What is not known is null.
Json Known(std::string text) { return text.empty() ? Json() : Json(std::move(text)); }
Json Known(int number) { return number == 0 ? Json() : Json(number); }

std::string KindWord(MopTerms::Kind kind) {
  if (kind == MopTerms::KIND_PERIOD) return "period";
  return kind == MopTerms::KIND_DIFFERENCE ? "difference" : "";
}

Json SpanJson(const type::v1::DaySpan& span) {
  return {{"firstDay", Known(IsoDay(span.first_day()))},
          {"lastDay", Known(IsoDay(span.last_day()))}};
}

Json AccommodationJson(const fiscal::v1::AccommodationTerms& one) {
  return {{"side", SideWord(one.side())},
          {"owner", one.owner()},
          {"due", IsoDay(one.due())},
          {"text", one.text()}};
}

Json TermsJson(const MopTerms& terms) {
  Json accommodations = Json::array();
  for (const auto& one : terms.accommodations()) accommodations.push_back(AccommodationJson(one));
  return {{"kind", KindWord(terms.kind())},
          {"term", SpanJson(terms.term())},
          {"rule", terms.has_rule() ? Known(terms.rule().text()) : Json()},
          {"closes", IsoDays(terms.closes())},
          {"accommodations", std::move(accommodations)},
          {"timeZone", Known(terms.time_zone())},
          {"predecessor", Known(terms.predecessor())}};
}

Json VersionJson(const fiscal::v1::MopVersion& version) {
  return {{"number", version.number()},
          {"side", SideWord(version.side())},
          {"author", Known(version.author())},
          {"terms", TermsJson(version.terms())},
          {"rationale", Known(version.rationale())},
          {"vendorCalendarRevision", version.vendor_calendar_revision()},
          {"partnerCalendarRevision", version.partner_calendar_revision()},
          {"createTime", Known(IsoTime(version.has_create_time(), version.create_time()))},
          {"offerTime", Known(IsoTime(version.has_offer_time(), version.offer_time()))},
          {"jointCloses", IsoDays(version.joint_closes())}};
}

Json PromiseJson(const fiscal::v1::Accommodation& one) {
  Json json = {{"number", one.number()}};
  json.update(AccommodationJson(one.terms()));
  json.update(
      Json{{"state", WordOfEnum(fiscal::v1::Accommodation::State_Name(one.state()), "STATE_")},
           {"keepTime", Known(IsoTime(one.has_keep_time(), one.keep_time()))},
           {"contestReason", Known(one.contest_reason())},
           {"contestTime", Known(IsoTime(one.has_contest_time(), one.contest_time()))},
           {"answerDue", Known(IsoDay(one.answer_due()))},
           {"answer", Known(one.answer())},
           {"answerTime", Known(IsoTime(one.has_answer_time(), one.answer_time()))},
           {"breakTime", Known(IsoTime(one.has_break_time(), one.break_time()))}});
  return json;
}

Json ReviewJson(const fiscal::v1::MopReview& review) {
  Json reaffirmed = Json::array();
  for (const int side : review.reaffirmed()) {
    reaffirmed.push_back(SideWord(static_cast<fiscal::v1::Side>(side)));
  }
  return {{"vendorCalendarRevision", review.vendor_calendar_revision()},
          {"partnerCalendarRevision", review.partner_calendar_revision()},
          {"jointCloses", IsoDays(review.joint_closes())},
          {"differences",
           std::vector<std::string>(review.differences().begin(), review.differences().end())},
          {"reaffirmed", std::move(reaffirmed)},
          {"sinceTime", Known(IsoTime(review.has_since_time(), review.since_time()))}};
}

Json AcceptanceJson(const Mop::Acceptance& one) {
  return {{"side", SideWord(one.side())},
          {"version", one.version()},
          {"person", one.person()},
          {"acceptTime", Known(IsoTime(one.has_accept_time(), one.accept_time()))},
          {"rationale", Known(one.rationale())}};
}

template <typename Messages, typename ToJson>
Json ListOf(const Messages& messages, const ToJson& to_json) {
  Json list = Json::array();
  for (const auto& message : messages) list.push_back(to_json(message));
  return list;
}

}  // namespace

Json MopJson(const Mop& mop) {
  return {{"id", ShortMopName(mop.name())},
          {"name", mop.name()},
          {"state", StateWord(mop.state())},
          {"openVersion", Known(mop.open_version())},
          {"openUntil", Known(IsoTime(mop.has_open_until(), mop.open_until()))},
          {"agreedVersion", Known(mop.agreed_version())},
          {"agreeTime", Known(IsoTime(mop.has_agree_time(), mop.agree_time()))},
          {"term", SpanJson(mop.term())},
          {"endDay", Known(IsoDay(mop.end_day()))},
          {"endedBy", Known(SideWord(mop.ended_by()))},
          {"successor", Known(mop.successor())},
          {"authorSide", SideWord(mop.author_side())},
          {"versions", ListOf(mop.versions(), VersionJson)},
          {"acceptances", ListOf(mop.acceptances(), AcceptanceJson)},
          {"accommodations", ListOf(mop.accommodations(), PromiseJson)},
          {"review", mop.has_review() ? ReviewJson(mop.review()) : Json()},
          {"revision", mop.revision()},
          {"createTime", Known(IsoTime(mop.has_create_time(), mop.create_time()))},
          {"updateTime", Known(IsoTime(mop.has_update_time(), mop.update_time()))},
          {"etag", mop.etag()}};
}

std::string MopAsJson(const Mop& mop) { return MopJson(mop).dump(2) + "\n"; }

Listing MopListing() {
  return Listing({{"id", "mop", TextTable::Align::kLeft, 24},
                  {"state", "state"},
                  {"kind", "kind"},
                  {"firstDay", "first day"},
                  {"lastDay", "last day"},
                  {"openVersion", ""},
                  {"openSide", "offered by"},
                  {"openUntil", ""},
                  {"agreedVersion", ""},
                  {"revision", ""},
                  {"name", ""},
                  {"createTime", ""},
                  {"updateTime", ""},
                  {"etag", ""}});
}

void AddMop(const Mop& mop, Listing& listing) {
  const fiscal::v1::MopVersion* version = MainVersion(mop);
  const bool offered = IsOffered(mop.state()) && version != nullptr;
  listing.Add({ShortMopName(mop.name()), StateWord(mop.state()),
               version == nullptr ? std::string() : KindWord(version->terms().kind()),
               IsoDay(mop.term().first_day()), IsoDay(mop.term().last_day()),
               std::int64_t{mop.open_version()},
               offered ? SideWord(version->side()) : std::string(),
               IsoTime(mop.has_open_until(), mop.open_until()), std::int64_t{mop.agreed_version()},
               mop.revision(), mop.name(), IsoTime(mop.has_create_time(), mop.create_time()),
               IsoTime(mop.has_update_time(), mop.update_time()), mop.etag()});
}

}  // namespace tandem::client
