#include "services/tandem/mop/review_commands.h"

#include <istream>
#include <set>

#include <fmt/format.h>

#include "services/tandem/mop/session.h"
#include "services/tandem/mop/terms.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

std::string Shown(const FoundMop& found, const MopSession& session, const Terminal& terminal) {
  const Voice voice = session.VoiceFor(PartnershipOf(found.mop.name()), {});
  return Noted(found.note, ReviewAsText(found.mop, voice, terminal));
}

Status Confirm(const fiscal::v1::Mop& mop, const Terminal& terminal, std::ostream& err) {
  if (terminal.keyboard == nullptr) {
    return InvalidField("--yes", "must be given where nobody can be asked");
  }
  err << fmt::format("Reaffirm {} so? [y/N] ", ShortMopName(mop.name())) << std::flush;
  std::string answer;
  std::getline(*terminal.keyboard, answer);
  if (answer == "y" || answer == "Y" || answer == "yes") return OkStatus();
  return FailedPrecondition("nothing was reaffirmed");
}

}  // namespace

StatusOr<std::string> MopReview::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  if (format == Format::kJson) return MopAsJson(found.mop);
  return Shown(found, *session, terminal);
}

StatusOr<std::string> MopReaffirm::Run(const Terminal& terminal, std::ostream& err) const {
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  if (!yes && !change.dry_run) {
    err << Shown(found, *session, terminal);
    RETURN_IF_ERROR(Confirm(found.mop, terminal, err));
  }
  fiscal::v1::ReaffirmMopRequest request;
  request.set_name(found.mop.name());
  request.set_etag(etag.empty() ? found.mop.etag() : etag);
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, InOptions(session->client().Ask(request), kTermsOptions));
  return session->Answer(answer.mop(), found.note, *this, terminal);
}

}  // namespace tandem::client
