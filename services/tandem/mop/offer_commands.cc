#include "services/tandem/mop/offer_commands.h"

#include <optional>

#include <fmt/format.h>

#include "services/tandem/mop/candidate.h"
#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Mop;
using fiscal::v1::MopTerms;

constexpr std::string_view kWhy = "Why? What the other side reads (one line):";

// One sentence behind the others.
void Join(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
}

// Writes what was typed over `terms`; gives what there is to say about it.
StatusOr<std::string> WriteTyped(const TypedVersion& command, const std::string& partnership,
                                 CivilDay today, const MopSession& session, MopTerms& terms) {
  std::optional<fiscal::v1::CadenceRule> rule;
  std::string notes;
  if (command.terms.MeansCandidate()) {
    ASSIGN_OR_RETURN(const ChosenCandidate chosen,
                     Choose(command.terms, partnership, session.connection()));
    rule = chosen.rule;
    notes = chosen.sentence;
  }
  ASSIGN_OR_RETURN(const std::string note,
                   WriteTerms(command.terms, rule, partnership, today, terms));
  Join(notes, note);
  return notes;
}

// The reasons, which are asked for where somebody is there; what was chosen is shown before.
StatusOr<std::string> Rationale(const TypedVersion& command, const std::string& notes,
                                const Terminal& terminal, std::ostream& err) {
  if (command.rationale.empty() && terminal.keyboard != nullptr && !notes.empty()) {
    err << Wrapped(notes, 0);
  }
  return TypedOrAsked("--rationale", command.rationale, kWhy, terminal, err);
}

// The second half of a proposal: a request id of its own, made of the first half's.
StatusOr<Mop> Offer(const MopSession& session, const Mop& draft, const std::string& request_id) {
  fiscal::v1::ProposeMopRequest request;
  request.set_name(draft.name());
  request.set_etag(draft.etag());
  request.set_request_id(request_id + "/offer");
  auto answer = session.client().Ask(request);
  if (answer.ok()) return answer->mop();
  return Annotate(answer.status(),
                  fmt::format("{} was drafted but not offered (tandem mop offer does)",
                              ShortMopName(draft.name())));
}

// The version on which another one is based: the open one, else the last.
MopTerms BaseOf(const Mop& mop) {
  const fiscal::v1::MopVersion* version = MainVersion(mop);
  return version == nullptr ? MopTerms() : version->terms();
}

}  // namespace

StatusOr<std::string> MopPropose::Run(const Terminal& terminal, CivilDay today,
                                      std::ostream& err) const {
  fiscal::v1::CreateMopRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("PARTNERSHIP", partnership));
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const std::string notes,
                   WriteTyped(*this, request.parent(), today, *session, *request.mutable_terms()));
  request.set_rationale(rationale);
  if (!draft) {
    ASSIGN_OR_RETURN(*request.mutable_rationale(), Rationale(*this, notes, terminal, err));
  }
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kTermsOptions));
  Mop mop = answer.mop();
  if (!draft && !change.dry_run) {
    ASSIGN_OR_RETURN(mop, Offer(*session, mop, request.request_id()));
  }
  return session->Answer(mop, notes, *this, terminal);
}

StatusOr<std::string> MopRevise::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  fiscal::v1::ReviseMopRequest request;
  request.set_name(found.mop.name());
  *request.mutable_terms() = BaseOf(found.mop);
  std::string notes = found.note;
  ASSIGN_OR_RETURN(const std::string note, WriteTyped(*this, PartnershipOf(request.name()), today,
                                                      *session, *request.mutable_terms()));
  Join(notes, note);
  const fiscal::v1::MopVersion* last = MainVersion(found.mop);
  request.set_rationale(rationale.empty() && last != nullptr ? last->rationale() : rationale);
  request.set_etag(etag);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kTermsOptions));
  return session->Answer(answer.mop(), notes, *this, terminal);
}

StatusOr<std::string> MopCounter::Run(const Terminal& terminal, CivilDay today,
                                      std::ostream& err) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  fiscal::v1::CounterMopRequest request;
  request.set_name(found.mop.name());
  *request.mutable_terms() = BaseOf(found.mop);
  std::string notes = found.note;
  ASSIGN_OR_RETURN(const std::string note, WriteTyped(*this, PartnershipOf(request.name()), today,
                                                      *session, *request.mutable_terms()));
  Join(notes, note);
  ASSIGN_OR_RETURN(*request.mutable_rationale(), Rationale(*this, notes, terminal, err));
  request.set_etag(etag);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kTermsOptions));
  return session->Answer(answer.mop(), notes, *this, terminal);
}

}  // namespace tandem::client
