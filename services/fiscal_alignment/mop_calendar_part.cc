#include "services/fiscal_alignment/mop_calendar_part.h"

#include <fmt/format.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "services/fiscal_alignment/app/mop_calendar/keep_mop_calendar.h"
#include "services/fiscal_alignment/domain/mop_calendar/encoding.h"
#include "services/fiscal_alignment/events/mop_calendar_facts.h"
#include "services/fiscal_alignment/rpc/mop_calendar/feed_routes.h"
#include "services/fiscal_alignment/rpc/mop_calendar/mop_calendar_rpc.h"
#include "services/fiscal_alignment/rpc/mop_calendar/reciprocity_rpc.h"
#include "services/fiscal_alignment/storage/mop_calendar/sql_calendar_feeds.h"
#include "services/fiscal_alignment/storage/mop_calendar/sql_mop_calendars.h"
#include "services/fiscal_alignment/storage/mop_calendar/sql_reciprocity.h"

namespace tandem::fiscal {
namespace {

// What beside a calendar's inputs decides how it comes out.
std::string VersionOfComputing() {
  return fmt::format("{} {}", kMopCalendarAlgorithm,
                     calendar::HolidayTable::Shipped().source_version());
}

}  // namespace

struct MopCalendarPart::Parts {
  Parts(const MopCalendarPartPorts& ports, const observe::Log& log)
      : authority(ports.mops),
        facts(ports.outbox, ports.ids),
        keeper(ports.mops.all, calendars, facts, places),
        rounds(ports.database, ports.mops.mops, keeper, ports.mops.all.mop_calendars, ports.clock),
        worker([this] { return rounds.RunOnce(); },
               observe::WarningOf(log, "calendars do not follow changed settings yet")),
        contents(ports.database, ports.mops.all, ports.mops.mops, calendars, feeds, ports.clock),
        page(contents),
        calendar_service(MakeMopCalendarRpc({.gate = ports.gate,
                                             .database = ports.database,
                                             .repositories = ports.mops.all,
                                             .mops = ports.mops.mops,
                                             .calendars = calendars,
                                             .feeds = feeds,
                                             .cache = ports.cache,
                                             .places = places,
                                             .clock = ports.clock,
                                             .ids = ports.ids,
                                             .web_url = ports.web_url})),
        reciprocity_service(MakeReciprocityRpc({.gate = ports.gate,
                                                .database = ports.database,
                                                .repositories = ports.mops.all,
                                                .mops = ports.mops.mops,
                                                .records = records,
                                                .facts = facts,
                                                .clock = ports.clock,
                                                .authority = authority})) {}

  const MopAuthority authority;
  HorizonPlaces places;
  SqlMopCalendars calendars;
  SqlCalendarFeeds feeds;
  SqlReciprocity records;
  OutboxMopCalendarFacts facts;
  KeepMopCalendar keeper;
  MopCalendarRounds rounds;
  BackgroundWorker worker;
  FindFeedContents contents;
  FeedPage page;
  std::unique_ptr<grpc::Service> calendar_service;
  std::unique_ptr<grpc::Service> reciprocity_service;
};

MopCalendarPart::MopCalendarPart(const MopCalendarPartPorts& ports, const observe::Log& log)
    : queue_(ports.mops.all.mop_calendars), parts_(std::make_unique<Parts>(ports, log)) {}

MopCalendarPart::~MopCalendarPart() = default;

const MopListener& MopCalendarPart::keeper() const { return parts_->keeper; }

MopCalendarRounds& MopCalendarPart::rounds() { return parts_->rounds; }

Status MopCalendarPart::Prepare(storage::Transaction& transaction, Instant now) const {
  return queue_.AddForVersion(transaction, VersionOfComputing(), now);
}

std::vector<process::GrpcService> MopCalendarPart::grpc_services() {
  return {
      {"tandem.fiscal.v1.MopCalendarService", *parts_->calendar_service, MopCalendarPolicyRows()},
      {"tandem.fiscal.v1.ReciprocityService", *parts_->reciprocity_service,
       ReciprocityPolicyRows()}};
}

std::vector<http::Route> MopCalendarPart::web_routes() const { return FeedRoutes(parts_->page); }

void MopCalendarPart::Start() { parts_->worker.Start(); }
void MopCalendarPart::Stop() { parts_->worker.Stop(); }
void MopCalendarPart::Wake() { parts_->worker.Wake(); }

}  // namespace tandem::fiscal
