#include "services/tandem/mop/living/reciprocity.h"

#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/mop/reciprocity_client.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/reciprocity_view.h"

namespace tandem::client {
namespace {

constexpr auto kOptions = std::to_array<OptionName>({{"needs", "--needs"},
                                                     {"done", "--done"},
                                                     {"days", "--days"},
                                                     {"days.first_day", "--days"},
                                                     {"days.last_day", "--days"},
                                                     {"assignee", "--assignee"},
                                                     {"name", "TASK"}});

// What both changes of a task have alike; its text is written by the caller.
template <typename Request>
StatusOr<std::string> ChangeTask(Request request, const std::string& task, const std::string& etag,
                                 const ChangingCommand& command, const Terminal& terminal) {
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadBelowMop("TASK", task, "tasks"));
  request.set_etag(etag);
  request.set_request_id(RequestIdFor(command.change));
  request.set_validate_only(command.change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(command.server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(ReciprocityClient(connection).Ask(request), kOptions));
  return Changed(CardOf(answer.task()), command.format, command.change, terminal);
}

}  // namespace

StatusOr<std::string> ReciprocityTasks::Run(const Terminal& terminal) const {
  fiscal::v1::ListReciprocityTasksRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("PARTNERSHIP|VENDOR", whose));
  if (!days.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days(), ReadSpan("--days", days));
  }
  if (side == "vendor") request.set_side(fiscal::v1::SIDE_VENDOR);
  if (side == "partner") request.set_side(fiscal::v1::SIDE_PARTNER);
  request.set_assignee(assignee);
  request.set_open_only(open);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const ReciprocityClient client(connection);
  Listing listing = TaskListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return InOptions(client.Ask(page), kOptions); },
      [&](const auto& page) {
        for (const auto& task : page.tasks()) AddTask(task, listing);
      }));
  return Drawn(listing, format, terminal, "There is no such task.");
}

StatusOr<std::string> ReciprocityNeeds::Run(const Terminal& terminal) const {
  fiscal::v1::RecordNeedsRequest request;
  request.set_needs(needs);
  return ChangeTask(std::move(request), task, etag, *this, terminal);
}

StatusOr<std::string> ReciprocityDone::Run(const Terminal& terminal) const {
  fiscal::v1::CompleteReciprocityTaskRequest request;
  request.set_done(done);
  return ChangeTask(std::move(request), task, etag, *this, terminal);
}

StatusOr<std::string> ReciprocityLedger::Run(const Terminal& terminal) const {
  fiscal::v1::GetReciprocityLedgerRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("PARTNERSHIP", partnership));
  if (!days.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days(), ReadSpan("--days", days));
  }
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const auto ledger,
                   InOptions(ReciprocityClient(session->connection()).Ask(request), kOptions));
  if (format == Format::kJson) return LedgerAsJson(ledger);
  if (format == Format::kCsv) return LedgerRows(ledger).AsCsv();
  return LedgerAsText(ledger, session->VoiceFor(request.parent(), {}), terminal);
}

}  // namespace tandem::client
