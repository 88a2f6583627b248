#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/base/ids.h"
#include "libs/cache/cache.h"
#include "libs/messaging/consumer.h"
#include "libs/messaging/relay.h"
#include "libs/observe/log.h"
#include "libs/process/service.h"
#include "libs/rpc/gate.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log_keeper.h"
#include "libs/timers/timers.h"
#include "services/fiscal_alignment/app/apply_facts.h"
#include "services/fiscal_alignment/app/background_worker.h"
#include "services/fiscal_alignment/app/recompute.h"

namespace tandem::fiscal {

class MopCalendarPart;
class MopCalendarRounds;
class MopPart;
class ReviewMops;

// What the service runs on; all of it outlives the service.
struct FiscalAlignmentPorts {
  storage::Database& database;
  storage::Database& outbox_database;  // the same one, perhaps with the relay's rights alone
  messaging::Publisher& publisher;
  messaging::Subscriber& subscriber;
  cache::Cache& cache;
  rpc::Gate& gate;
  const Clock& clock;
  IdSource& ids;
};

struct FiscalAlignmentOptions {
  std::string holder;  // names this process in leases
  // What the addresses of pages and feeds begin with, asked when one is made.
  std::function<std::string()> web_url = [] { return std::string("http://localhost"); };
  int offer_days = 30;  // for which an offer of a MOP waits for its answer
  RecomputeOptions recompute;
};

// Fiscal alignment as a part of a process: its tables, its gRPC service, the consumer of the
// partner registry's facts, the worker that keeps standing figures, Mutual Operating Periods,
// and the relay of its own events. The host that serves its gRPC service is stopped before it.
// Start fails as storage::CheckSchema does. Start and Stop are called by one thread.
class FiscalAlignment final : public process::Service {
 public:
  static constexpr const char* kConsumerName = "fiscal-alignment";

  FiscalAlignment(const FiscalAlignmentPorts& ports, const FiscalAlignmentOptions& options,
                  observe::Log log);
  ~FiscalAlignment() override;

  // The tables that it needs.
  static storage::Schema Schema();

  std::string name() const override { return "fiscal alignment"; }
  Status Start() override;
  void Stop() override;

  // For a simulator, which has one thread: in the place of Start, and then round by round what
  // Start runs on threads; events come as the subscriber delivers them.
  Status Prepare();
  struct Rounds {
    messaging::Relay& relay;
    timers::Runner& timers;
    Recompute& recompute;
    ReviewMops& reviews;
    MopCalendarRounds& mop_calendars;
    storage::RequestLogKeeper& request_log;
  };
  Rounds rounds();

  std::vector<process::GrpcService> grpc_services() override;
  std::vector<http::Route> web_routes() override;
  std::vector<messaging::Consumer*> consumers() override { return {&consumer_}; }
  void AddGauges(observe::Metrics& metrics) override;

  // What waits to be computed.
  StatusOr<RecomputeQueue::Length> ToCompute();
  // What is to be compared with newer calendars.
  StatusOr<std::int64_t> ToReview();
  // Events of the partner registry that were not applied yet; after Start.
  StatusOr<std::int64_t> Lag();
  const StandingCalculator& calculator() const { return recompute_.calculator(); }
  MopCalendarPart& mop_calendars() { return *mop_calendars_; }

 private:
  struct Stores;

  Status PrepareQueue();
  Status OnNewMonth(storage::Transaction& transaction);

  FiscalAlignmentPorts ports_;
  observe::Log log_;
  messaging::Relay relay_;
  std::unique_ptr<Stores> stores_;
  Recompute recompute_;
  BackgroundWorker worker_;
  std::unique_ptr<MopCalendarPart> mop_calendars_;
  std::unique_ptr<MopPart> mops_;
  ApplyFacts apply_;
  messaging::Consumer consumer_;
  timers::Runner timers_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Service> amount_views_;
  std::unique_ptr<grpc::Service> alignment_report_;
  std::unique_ptr<messaging::Subscription> subscription_;
  storage::RequestLogKeeper request_log_;
};

}  // namespace tandem::fiscal
