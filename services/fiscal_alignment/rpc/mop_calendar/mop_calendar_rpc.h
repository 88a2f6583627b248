#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/mop_calendar/calendar_feeds.h"
#include "services/fiscal_alignment/app/mop_calendar/mop_calendars.h"

namespace tandem::fiscal {

// What the calls work on; all of it outlives the service.
struct MopCalendarRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  Repositories repositories;
  const MopRepository& mops;
  const MopCalendarStore& calendars;
  const CalendarFeedStore& feeds;
  cache::Cache& cache;
  HorizonPlaces& places;
  const Clock& clock;
  IdSource& ids;
  std::function<std::string()> web_url;  // where people's programs reach this service
};

// tandem.fiscal.v1.MopCalendarService. Thread-safe.
std::unique_ptr<grpc::Service> MakeMopCalendarRpc(const MopCalendarRpcPorts& ports);

std::vector<identity::PolicyRow> MopCalendarPolicyRows();

}  // namespace tandem::fiscal
