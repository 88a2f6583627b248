#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/base/ids.h"
#include "libs/cache/cache.h"
#include "libs/http/message.h"
#include "libs/messaging/outbox.h"
#include "libs/observe/log.h"
#include "libs/process/service.h"
#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/background_worker.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendar_rounds.h"

namespace tandem::fiscal {

// What MOP calendars and reciprocity run on; all of it outlives them.
struct MopCalendarPartPorts {
  storage::Database& database;
  MopPorts mops;
  const messaging::Outbox& outbox;
  cache::Cache& cache;
  rpc::Gate& gate;
  const Clock& clock;
  IdSource& ids;
  std::function<std::string()> web_url;
};

// The calendars of MOPs, their feeds and the reciprocity tasks as a part of fiscal alignment. Start
// and Stop are called by one thread, all else by any.
class MopCalendarPart {
 public:
  MopCalendarPart(const MopCalendarPartPorts& ports, const observe::Log& log);
  ~MopCalendarPart();

  // What hears of every change of a MOP.
  const MopListener& keeper() const;
  MopCalendarRounds& rounds();
  // In the transaction before the start: asks for all calendars if a new version computes them.
  Status Prepare(storage::Transaction& transaction, Instant now) const;

  std::vector<process::GrpcService> grpc_services();
  std::vector<http::Route> web_routes() const;

  void Start();
  void Stop();
  // After a commit with something to look at.
  void Wake();

 private:
  struct Parts;

  const MopCalendarQueue& queue_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::fiscal
