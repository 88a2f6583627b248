#include "services/tandem/mop/living/feeds.h"

#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_calendar_client.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

using fiscal::v1::CalendarFeed;

Listing FeedListing() {
  return Listing({{"id", "feed"},
                  {"state", "state"},
                  {"createdBy", "made by"},
                  {"createTime", "made"},
                  {"revokeTime", ""},
                  {"name", ""},
                  {"url", ""}});
}

void Add(const CalendarFeed& feed, Listing& listing) {
  listing.Add({ShortFeedName(feed.name()),
               std::string(feed.has_revoke_time() ? "revoked" : "works"), feed.created_by(),
               TimeText(feed.has_create_time(), feed.create_time()),
               TimeText(feed.has_revoke_time(), feed.revoke_time()), feed.name(), feed.url()});
}

std::string Answer(const CalendarFeed& feed, const ChangingCommand& command,
                   const Terminal& terminal) {
  Listing card = FeedListing();
  Add(feed, card);
  return Changed(card, command.format, command.change, terminal);
}

}  // namespace

StatusOr<std::string> FeedCreate::Run(const Terminal& terminal) const {
  fiscal::v1::CreateCalendarFeedRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("PERSON", person));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, MopCalendarClient(connection).Ask(request));
  std::string text = Answer(answer.feed(), *this, terminal);
  if (format == Format::kJson || answer.feed().url().empty()) return text;
  // An address is never broken into lines.
  return text + "\nThe address, told this once; who has it reads these dates:\n" +
         Printable(answer.feed().url()) + "\n";
}

StatusOr<std::string> FeedList::Run(const Terminal& terminal) const {
  fiscal::v1::ListCalendarFeedsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("PERSON", person));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, MopCalendarClient(connection).Ask(request));
  Listing listing = FeedListing();
  for (const CalendarFeed& feed : answer.feeds()) Add(feed, listing);
  return Drawn(listing, format, terminal, "No feed was made.");
}

StatusOr<std::string> FeedRevoke::Run(const Terminal& terminal) const {
  fiscal::v1::RevokeCalendarFeedRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadFeed("FEED", feed));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, MopCalendarClient(connection).Ask(request));
  return Answer(answer.feed(), *this, terminal);
}

}  // namespace tandem::client
