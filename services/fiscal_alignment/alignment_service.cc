#include "services/fiscal_alignment/alignment_service.h"

#include <fmt/format.h>

#include "libs/calendar/holidays/holiday_table.h"
#include "libs/process/event_gauges.h"
#include "libs/storage/lease.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log.h"
#include "services/fiscal_alignment/app/amounts/agreed_periods.h"
#include "services/fiscal_alignment/events/outbox_facts.h"
#include "services/fiscal_alignment/events/partner_facts.h"
#include "services/fiscal_alignment/mop_calendar_part.h"
#include "services/fiscal_alignment/mop_part.h"
#include "services/fiscal_alignment/rpc/alignment_rpc.h"
#include "services/fiscal_alignment/rpc/policy_rows.h"
#include "services/fiscal_alignment/rpc/views/alignment_report_rpc.h"
#include "services/fiscal_alignment/rpc/views/amount_view_rpc.h"
#include "services/fiscal_alignment/storage/migrations.h"
#include "services/fiscal_alignment/storage/mop/sql_mop_review_queue.h"
#include "services/fiscal_alignment/storage/mop/sql_mops.h"
#include "services/fiscal_alignment/storage/mop/sql_representatives.h"
#include "services/fiscal_alignment/storage/mop_calendar/sql_mop_calendar_queue.h"
#include "services/fiscal_alignment/storage/offer_links/sql_offer_links.h"
#include "services/fiscal_alignment/storage/projections/sql_calendar_history.h"
#include "services/fiscal_alignment/storage/projections/sql_partner_facts.h"
#include "services/fiscal_alignment/storage/projections/sql_people_directory.h"
#include "services/fiscal_alignment/storage/report/sql_report_source.h"
#include "services/fiscal_alignment/storage/sql_alignment_settings.h"
#include "services/fiscal_alignment/storage/sql_organisations.h"
#include "services/fiscal_alignment/storage/sql_recompute_queue.h"
#include "services/fiscal_alignment/storage/sql_standing_figures.h"

namespace tandem::fiscal {
namespace {

constexpr const char* kLeaseName = "fiscal_alignment";
constexpr const char* kNewMonth = "fiscal_alignment.new_month";

// The first moment of the next month.
Instant NextMonth(Instant now) {
  const CivilDay first = FirstOfMonth(UtcDay(now)).PlusMonths(1);
  return Instant(std::chrono::sys_days(std::chrono::days(first.days())));
}

Status ScheduleNextMonth(storage::Transaction& transaction, Instant now) {
  return timers::Schedule(transaction, {.timer = kNewMonth, .at = NextMonth(now)});
}

// What beside a figure's inputs decides how it comes out.
std::string VersionOfComputing() {
  return fmt::format("{} {}", kAlgorithmVersion,
                     calendar::HolidayTable::Shipped().source_version());
}

}  // namespace

// Where everything lies; the repositories have no state of their own.
struct FiscalAlignment::Stores {
  Stores(IdSource& ids, std::function<void()> wake_relay)
      : outbox(kFiscalTopic, std::move(wake_relay)), facts(outbox, ids) {}

  Repositories all() const {
    return {organisations, settings,           figures, queue, facts, people, calendars,
            partner_facts, mop_calendar_queue, reviews};
  }
  MopPorts for_mops(int offer_days) const { return {all(), mops, representatives, offer_days}; }

  messaging::Outbox outbox;
  OutboxFacts facts;
  SqlOrganisations organisations;
  SqlAlignmentSettings settings;
  SqlStandingFigures figures;
  SqlRecomputeQueue queue;
  SqlPeopleDirectory people;
  SqlCalendarHistory calendars;
  SqlPartnerFacts partner_facts;
  SqlMopCalendarQueue mop_calendar_queue;
  SqlMops mops;
  SqlRepresentatives representatives;
  SqlMopReviewQueue reviews;
  SqlOfferLinks offer_links;
  AgreedPeriods periods{mops, all()};
  SqlReportSource report;
};

FiscalAlignment::FiscalAlignment(const FiscalAlignmentPorts& ports,
                                 const FiscalAlignmentOptions& options, observe::Log log)
    : ports_(ports),
      log_(std::move(log)),
      relay_(ports.outbox_database, ports.publisher,
             {.name = kLeaseName,
              .holder = options.holder,
              .on_failure = observe::WarningOf(log_, "events are not published yet")}),
      stores_(std::make_unique<Stores>(ports.ids, [this] { relay_.Wake(); })),
      recompute_(ports.database, stores_->all(), ports.cache, ports.clock, options.recompute),
      worker_([this] { return recompute_.RunOnce(); },
              observe::WarningOf(log_, "standing figures are not computed yet")),
      mop_calendars_(std::make_unique<MopCalendarPart>(
          MopCalendarPartPorts{.database = ports.database,
                               .mops = stores_->for_mops(options.offer_days),
                               .outbox = stores_->outbox,
                               .cache = ports.cache,
                               .gate = ports.gate,
                               .clock = ports.clock,
                               .ids = ports.ids,
                               .web_url = options.web_url},
          log_)),
      mops_(std::make_unique<MopPart>(MopPartPorts{.database = ports.database,
                                                   .gate = ports.gate,
                                                   .clock = ports.clock,
                                                   .mops = stores_->for_mops(options.offer_days),
                                                   .listeners = {&mop_calendars_->keeper()},
                                                   .offer_links = stores_->offer_links,
                                                   .ids = ports.ids,
                                                   .web_url = options.web_url},
                                      log_)),
      apply_(stores_->all(),
             [this] {
               worker_.Wake();
               mop_calendars_->Wake();
               mops_->Wake();
             }),
      consumer_(kConsumerName, ports.database, ports.clock,
                observe::WarningOf(log_, "an event is parked as a dead letter")),
      timers_(ports.database, ports.clock, kLeaseName, options.holder,
              observe::WarningOf(log_, "timers are not looked at")),
      service_(MakeAlignmentRpc({ports.gate, ports.database, stores_->all(), ports.cache,
                                 ports.clock, [this] { worker_.Wake(); }})),
      amount_views_(
          MakeAmountViewRpc({ports.gate, ports.database, stores_->all(), stores_->periods})),
      alignment_report_(MakeAlignmentReportRpc(
          {ports.gate, ports.database, stores_->organisations, stores_->report, ports.clock})),
      request_log_(ports.database, ports.clock,
                   observe::WarningOf(log_, "old requests are not forgotten yet")) {
  SubscribeToPartnerFacts(consumer_, apply_, ports_.clock);
  timers_.On(kNewMonth, {.catch_up = timers::CatchUp::kLatest},
             [this](storage::Transaction& transaction, const timers::Occurrence&) {
               return OnNewMonth(transaction);
             });
  mops_->AddTo(timers_);
}

FiscalAlignment::~FiscalAlignment() { Stop(); }

std::vector<process::GrpcService> FiscalAlignment::grpc_services() {
  std::vector<process::GrpcService> services = {
      {"tandem.fiscal.v1.AlignmentService", *service_, PolicyRows()},
      mops_->grpc_service(),
      {"tandem.fiscal.v1.AmountViewService", *amount_views_, AmountViewPolicyRows()},
      {"tandem.fiscal.v1.AlignmentReportService", *alignment_report_, AlignmentReportPolicyRows()}};
  for (process::GrpcService& service : mop_calendars_->grpc_services()) {
    services.push_back(std::move(service));
  }
  return services;
}

storage::Schema FiscalAlignment::Schema() {
  return {{"request_log", storage::RequestLogMigrations()},
          {"leases", storage::LeaseMigrations()},
          {"messaging", messaging::Migrations()},
          {"timers", timers::Migrations()},
          {"fiscal_alignment", AlignmentMigrations()}};
}

void FiscalAlignment::AddGauges(observe::Metrics& metrics) {
  const observe::Labels labels = {{"service", kConsumerName}};
  process::AddConsumerGauges(consumer_, [this] { return Lag(); }, labels, metrics);
  process::AddRelayGauges(relay_, labels, metrics);
}

Status FiscalAlignment::PrepareQueue() {
  return ports_.database.Write([&](storage::Transaction& transaction) -> Status {
    const Instant now = ports_.clock.Now();
    RETURN_IF_ERROR(transaction.ActFor(storage::Transaction::kEveryVendor));
    RETURN_IF_ERROR(stores_->partner_facts.BeginHistory(transaction));
    RETURN_IF_ERROR(mop_calendars_->Prepare(transaction, now));
    RETURN_IF_ERROR(stores_->queue.AddSweepForVersion(transaction, VersionOfComputing(), now));
    return ScheduleNextMonth(transaction, now);
  });
}

Status FiscalAlignment::Prepare() {
  RETURN_IF_ERROR(storage::CheckSchema(ports_.database, Schema()));
  RETURN_IF_ERROR(PrepareQueue());
  ASSIGN_OR_RETURN(
      subscription_,
      ports_.subscriber.Subscribe(
          {.group = kConsumerName,
           .topics = {kPartnerTopic},
           .on_failure = observe::WarningOf(log_, "events are not applied yet")},
          [this](std::span<const messaging::Delivery> batch) { return consumer_.Handle(batch); }));
  return OkStatus();
}

// Events that come before the worker and the relay run leave their rows and wake-ups.
Status FiscalAlignment::Start() {
  RETURN_IF_ERROR(Prepare());
  relay_.Start();
  worker_.Start();
  mop_calendars_->Start();
  mops_->Start();
  timers_.Start();
  request_log_.Start();
  return OkStatus();
}

// What brings work stops before what does it; the relay goes last, with the events of all others.
void FiscalAlignment::Stop() {
  if (subscription_) subscription_->Stop();
  timers_.Stop();
  worker_.Stop();
  mops_->Stop();
  mop_calendars_->Stop();
  request_log_.Stop();
  relay_.Stop();
}

StatusOr<RecomputeQueue::Length> FiscalAlignment::ToCompute() {
  RecomputeQueue::Length length;
  Status read = storage::ReadFor(ports_.database, storage::Transaction::kEveryVendor,
                                 [&](storage::Transaction& transaction) -> Status {
                                   ASSIGN_OR_RETURN(length, stores_->queue.Waiting(transaction));
                                   return OkStatus();
                                 });
  if (!read.ok()) return read;
  return length;
}

StatusOr<std::int64_t> FiscalAlignment::ToReview() { return mops_->ToReview(); }

std::vector<http::Route> FiscalAlignment::web_routes() {
  std::vector<http::Route> routes = mops_->web_routes();
  for (http::Route& route : mop_calendars_->web_routes()) routes.push_back(std::move(route));
  return routes;
}

FiscalAlignment::Rounds FiscalAlignment::rounds() {
  return {relay_, timers_, recompute_, mops_->reviews(), mop_calendars_->rounds(), request_log_};
}

StatusOr<std::int64_t> FiscalAlignment::Lag() {
  return subscription_ ? subscription_->Lag() : FailedPrecondition("not started");
}

Status FiscalAlignment::OnNewMonth(storage::Transaction& transaction) {
  const Instant now = ports_.clock.Now();
  RETURN_IF_ERROR(transaction.ActFor(storage::Transaction::kEveryVendor));
  RETURN_IF_ERROR(stores_->queue.AddSweepOfAll(transaction, now));
  transaction.AfterCommit([this] { worker_.Wake(); });
  return ScheduleNextMonth(transaction, now);
}

}  // namespace tandem::fiscal
