#include "services/tandem/mop/answer_commands.h"

#include "services/tandem/mop/session.h"
#include "services/tandem/mop/terms.h"
#include "services/tandem/remote/messages.h"

namespace tandem::client {
namespace {

constexpr auto kPromiseOptions = std::to_array<OptionName>(
    {{"number", "NUMBER"}, {"reason", "--reason"}, {"answer", "--answer"}});

// What all these requests have alike; `fill` adds the rest of what is asked of the MOP found.
template <typename Request, typename Fill>
StatusOr<std::string> Change(const MopChange& command, OptionNames options,
                             const Terminal& terminal, const Fill& fill) {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(command.server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", command.mop));
  Request request;
  request.set_name(found.mop.name());
  request.set_etag(command.etag);
  request.set_request_id(RequestIdFor(command.change));
  request.set_validate_only(command.change.dry_run);
  fill(request, found.mop);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), options));
  return session->Answer(answer.mop(), found.note, command, terminal);
}

// A request with a reason.
template <typename Request>
StatusOr<std::string> ChangeFor(const std::string& reason, const MopChange& command,
                                const Terminal& terminal) {
  return Change<Request>(
      command, kTermsOptions, terminal,
      [&](Request& request, const fiscal::v1::Mop&) { request.set_reason(reason); });
}

}  // namespace

StatusOr<std::string> MopOffer::Run(const Terminal& terminal) const {
  using Request = fiscal::v1::ProposeMopRequest;
  return Change<Request>(*this, kTermsOptions, terminal, [](Request&, const fiscal::v1::Mop&) {});
}

StatusOr<std::string> MopDiscard::Run(const Terminal& terminal) const {
  using Request = fiscal::v1::DiscardMopRequest;
  return Change<Request>(*this, kTermsOptions, terminal, [](Request&, const fiscal::v1::Mop&) {});
}

StatusOr<std::string> MopAccept::Run(const Terminal& terminal, std::ostream& err) const {
  using Request = fiscal::v1::AcceptMopRequest;
  ASSIGN_OR_RETURN(const std::string why,
                   TypedOrAsked("--rationale", rationale,
                                "Why? What the other side reads (one line):", terminal, err));
  return Change<Request>(
      *this, kTermsOptions, terminal, [&](Request& request, const fiscal::v1::Mop& known) {
        // What was agreed is named where the same request comes once more.
        const int open = known.open_version() > 0 ? known.open_version() : known.agreed_version();
        request.set_version(version > 0 ? version : open);
        request.set_rationale(why);
      });
}

StatusOr<std::string> MopWithdraw::Run(const Terminal& terminal) const {
  return ChangeFor<fiscal::v1::WithdrawMopRequest>(reason, *this, terminal);
}

StatusOr<std::string> MopDecline::Run(const Terminal& terminal) const {
  return ChangeFor<fiscal::v1::DeclineMopRequest>(reason, *this, terminal);
}

StatusOr<std::string> MopEnd::Run(const Terminal& terminal) const {
  return ChangeFor<fiscal::v1::EndMopRequest>(reason, *this, terminal);
}

StatusOr<std::string> MopKeep::Run(const Terminal& terminal) const {
  using Request = fiscal::v1::KeepAccommodationRequest;
  return Change<Request>(
      *this, kPromiseOptions, terminal,
      [&](Request& request, const fiscal::v1::Mop&) { request.set_number(number); });
}

StatusOr<std::string> MopContest::Run(const Terminal& terminal) const {
  using Request = fiscal::v1::ContestAccommodationRequest;
  return Change<Request>(*this, kPromiseOptions, terminal,
                         [&](Request& request, const fiscal::v1::Mop&) {
                           request.set_number(number);
                           request.set_reason(reason);
                         });
}

StatusOr<std::string> MopAnswer::Run(const Terminal& terminal) const {
  using Request = fiscal::v1::AnswerAccommodationRequest;
  return Change<Request>(*this, kPromiseOptions, terminal,
                         [&](Request& request, const fiscal::v1::Mop&) {
                           request.set_number(number);
                           request.set_answer(answer);
                         });
}

}  // namespace tandem::client
