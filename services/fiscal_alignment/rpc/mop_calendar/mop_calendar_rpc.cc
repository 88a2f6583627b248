#include "services/fiscal_alignment/rpc/mop_calendar/mop_calendar_rpc.h"

#include <fmt/format.h>

#include "libs/rpc/command.h"
#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/rpc/mop_calendar/calendar_file.h"
#include "services/fiscal_alignment/rpc/mop_calendar/feed_routes.h"
#include "services/fiscal_alignment/rpc/roles.h"
#include "services/fiscal_alignment/wire/mop_calendar_values.h"
#include "tandem/fiscal/v1/mop_calendar_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kFeeds = "/calendarFeeds/";

void Write(const CalendarFeed& feed, v1::CalendarFeed& message) {
  message.set_name(NameOf(feed));
  message.set_created_by(feed.created_by);
  *message.mutable_create_time() = wire::ToProto(feed.created);
  if (feed.revoked) *message.mutable_revoke_time() = wire::ToProto(*feed.revoked);
}

struct FeedName {
  PersonName person;
  std::string id;
};

StatusOr<FeedName> ParseFeedName(const std::string& name) {
  const std::size_t feeds = name.rfind(kFeeds);
  if (feeds == std::string::npos) {
    return InvalidField("name",
                        "must be the name of a person with \"/calendarFeeds/ID\" behind it");
  }
  FeedName parsed{.id = name.substr(feeds + kFeeds.size())};
  ASSIGN_OR_RETURN(parsed.person, PersonName::Parse("name", name.substr(0, feeds)));
  RETURN_IF_ERROR(CheckId("name", parsed.id));
  return parsed;
}

// Only entries that touch the days.
void KeepOnly(const calendar::DaySpan& days, std::vector<MopCalendarEntry>& entries) {
  std::erase_if(entries, [&](const MopCalendarEntry& entry) {
    const PublishedEntry& published = entry.published;
    return published.fell_away || published.days.last < days.first ||
           days.last < published.days.first;
  });
}

class MopCalendarRpc final : public v1::MopCalendarService::Service {
 public:
  explicit MopCalendarRpc(const MopCalendarRpcPorts& ports)
      : ports_(ports),
        calendars_(ports.database, ports.repositories, ports.mops, ports.calendars, ports.cache,
                   ports.places),
        feeds_(ports.feeds, ports.repositories.people, ports.ids) {}

  grpc::Status GetMopCalendar(grpc::ServerContext* context,
                              const v1::GetMopCalendarRequest* request,
                              v1::GetMopCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request->name()));
      std::optional<calendar::DaySpan> days;
      if (request->has_days()) {
        ASSIGN_OR_RETURN(days, wire::FromProto("days", request->days()));
        if (days->last < days->first) {
          return InvalidField("days.last_day", "must not lie before days.first_day");
        }
      }
      ASSIGN_OR_RETURN(MopCalendars::Answer answer, calendars_.Get(call.caller, name));
      if (days) KeepOnly(*days, answer.calendar.entries);
      Write(answer.calendar, *response->mutable_calendar());
      return OkStatus();
    });
  }

  grpc::Status ExportMopCalendar(grpc::ServerContext* context,
                                 const v1::ExportMopCalendarRequest* request,
                                 v1::ExportMopCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request->name()));
      ASSIGN_OR_RETURN(MopCalendars::Answer answer, calendars_.Get(call.caller, name));
      MopCalendarView& view = answer.calendar;
      const std::string& other = view.display_names[Other(answer.viewer)];
      response->set_content(
          CalendarFile(fmt::format("Operating period with {}", other), answer.viewer,
                       {{view.mop, view.display_names, std::move(view.entries), view.changed}}));
      return OkStatus();
    });
  }

  grpc::Status CreateCalendarFeed(grpc::ServerContext* context,
                                  const v1::CreateCalendarFeedRequest* request,
                                  v1::CreateCalendarFeedResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) {
      return Create(call, *request, *response);
    });
  }

  grpc::Status RevokeCalendarFeed(grpc::ServerContext* context,
                                  const v1::RevokeCalendarFeedRequest* request,
                                  v1::RevokeCalendarFeedResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const FeedName name, ParseFeedName(request->name()));
      const Instant now = ports_.clock.Now();
      const auto work = [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(const CalendarFeed feed,
                         feeds_.Revoke(transaction, call.caller, name.person, name.id, now));
        Write(feed, *response->mutable_feed());
        return OkStatus();
      };
      return Run(call, *request, name.person, now, *response, work);
    });
  }

  grpc::Status ListCalendarFeeds(grpc::ServerContext* context,
                                 const v1::ListCalendarFeedsRequest* request,
                                 v1::ListCalendarFeedsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const PersonName person, PersonName::Parse("parent", request->parent()));
      std::vector<CalendarFeed> feeds;
      RETURN_IF_ERROR(storage::ReadFor(ports_.database, person.organisation.vendor.value(),
                                       [&](storage::Transaction& transaction) -> Status {
                                         ASSIGN_OR_RETURN(
                                             feeds, feeds_.List(transaction, call.caller, person));
                                         return OkStatus();
                                       }));
      for (const CalendarFeed& feed : feeds) Write(feed, *response->add_feeds());
      return OkStatus();
    });
  }

 private:
  template <typename Request>
  Status Run(const rpc::Call& call, const Request& request, const PersonName& person, Instant now,
             google::protobuf::Message& response, const storage::Work& work) {
    rpc::Command command = rpc::CommandOf(call, person.organisation.vendor.value(), request);
    command.about = [&] { return person.ToString(); };
    return rpc::RunCommand(ports_.database, now, command, response, work);
  }

  // The answer that is kept for the same request_id has no address: it would be the secret.
  Status Create(const rpc::Call& call, const v1::CreateCalendarFeedRequest& request,
                v1::CreateCalendarFeedResponse& response) {
    ASSIGN_OR_RETURN(const PersonName person, PersonName::Parse("parent", request.parent()));
    const VendorId& vendor = person.organisation.vendor;
    const Instant now = ports_.clock.Now();
    std::string path;
    const auto work = [&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const CalendarFeeds::Created created,
                       feeds_.Create(transaction, call.caller, person, now));
      path = FeedPath(vendor, created.secret);
      Write(created.feed, *response.mutable_feed());
      return OkStatus();
    };
    RETURN_IF_ERROR(Run(call, request, person, now, response, work));
    if (request.validate_only() || path.empty()) return OkStatus();
    response.mutable_feed()->set_url(ports_.web_url() + path);
    return OkStatus();
  }

  const MopCalendarRpcPorts ports_;
  MopCalendars calendars_;
  const CalendarFeeds feeds_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeMopCalendarRpc(const MopCalendarRpcPorts& ports) {
  return std::make_unique<MopCalendarRpc>(ports);
}

std::vector<identity::PolicyRow> MopCalendarPolicyRows() {
  const std::set<identity::Role>& readers = ReaderRoles();
  const std::set<identity::Role>& people = ActorRoles();
  return {
      {"tandem.fiscal.v1.MopCalendarService/GetMopCalendar", readers, "name"},
      {"tandem.fiscal.v1.MopCalendarService/ExportMopCalendar", readers, "name"},
      {"tandem.fiscal.v1.MopCalendarService/CreateCalendarFeed", people, "parent"},
      {"tandem.fiscal.v1.MopCalendarService/RevokeCalendarFeed", people, "name"},
      {"tandem.fiscal.v1.MopCalendarService/ListCalendarFeeds", people, "parent"},
  };
}

}  // namespace tandem::fiscal
