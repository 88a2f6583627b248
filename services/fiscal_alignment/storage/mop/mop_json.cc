#include "services/fiscal_alignment/storage/mop/mop_json.h"

#include "services/fiscal_alignment/storage/mop/json_values.h"

namespace tandem::fiscal {

using Json = nlohmann::json;

// Found by the JSON library. Enumerations stand as their numbers, so none may change its number.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CadenceRule, form, side, number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AccommodationTerms, side, text, owner, due)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MopTerms, kind, term, rule, closes, accommodations, time_zone,
                                   predecessor)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MopVersion, number, side, author, terms, rationale, revisions,
                                   created, offered)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MopAcceptance, side, version, person, at, rationale)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Accommodation, terms, state, kept, contest_reason, contested,
                                   answer_due, answer, answered, broken)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MopReview, revisions, differences, reaffirmed, since)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MopConversation, number, day, channel, people, constraints,
                                   summary, recorded_by, recorded_side, confirmed_by, confirmed,
                                   created)

namespace {

constexpr int kFormat = 1;

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Status Damaged(std::string_view what, const Json::exception& error) {
  return Internal("a stored " + std::string(what) + " is damaged: " + error.what());
}

Mop Read(const Json& json) {
  Mop mop;
  const auto get = [&](const char* key, auto& to) { json.at(key).get_to(to); };
  get("state", mop.state);
  get("author_side", mop.author_side);
  get("versions", mop.versions);
  get("open_version", mop.open_version);
  get("open_until", mop.open_until);
  get("agreed_version", mop.agreed_version);
  get("agreed", mop.agreed);
  get("acceptances", mop.acceptances);
  get("basis", mop.basis);
  get("term", mop.term);
  get("end_day", mop.end_day);
  get("ended_by", mop.ended_by);
  get("successor", mop.successor);
  get("accommodations", mop.accommodations);
  get("review", mop.review);
  get("renewed", mop.renewed);
  get("revision", mop.revision);
  get("created", mop.created);
  get("updated", mop.updated);
  return mop;
}

}  // namespace

std::string ToJson(const Mop& mop) {
  return Dump({{"format", kFormat},
               {"name", mop.name.ToString()},
               {"state", mop.state},
               {"author_side", mop.author_side},
               {"versions", mop.versions},
               {"open_version", mop.open_version},
               {"open_until", mop.open_until},
               {"agreed_version", mop.agreed_version},
               {"agreed", mop.agreed},
               {"acceptances", mop.acceptances},
               {"basis", mop.basis},
               {"term", mop.term},
               {"end_day", mop.end_day},
               {"ended_by", mop.ended_by},
               {"successor", mop.successor},
               {"accommodations", mop.accommodations},
               {"review", mop.review},
               {"renewed", mop.renewed},
               {"revision", mop.revision},
               {"created", mop.created},
               {"updated", mop.updated}});
}

StatusOr<Mop> MopOfJson(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    Mop mop = Read(json);
    ASSIGN_OR_RETURN(mop.name, MopName::Parse("name", json.at("name").get<std::string>()));
    return mop;
  } catch (const Json::exception& error) {
    return Damaged("MOP", error);
  }
}

std::string ToJson(const MopConversation& conversation) { return Dump(Json(conversation)); }

StatusOr<MopConversation> ConversationOfJson(const std::string& text) {
  try {
    return Json::parse(text).get<MopConversation>();
  } catch (const Json::exception& error) {
    return Damaged("conversation", error);
  }
}

}  // namespace tandem::fiscal
