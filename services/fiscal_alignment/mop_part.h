#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/observe/log.h"
#include "libs/process/service.h"
#include "libs/rpc/gate.h"
#include "libs/timers/timers.h"
#include "services/fiscal_alignment/app/background_worker.h"
#include "services/fiscal_alignment/app/mop/advance_mops.h"
#include "services/fiscal_alignment/app/mop/mop_desk.h"
#include "services/fiscal_alignment/app/mop/review_mops.h"
#include "services/fiscal_alignment/app/offer_links/linked_offers.h"
#include "services/fiscal_alignment/rpc/mop/offer_link_calls.h"

namespace tandem::fiscal {

// What MOPs run on; all of it outlives them.
struct MopPartPorts {
  storage::Database& database;
  rpc::Gate& gate;
  const Clock& clock;
  MopPorts mops;
  std::vector<const MopListener*> listeners;
  const OfferLinkRepository& offer_links;
  IdSource& ids;
  std::function<std::string()> web_url;  // what the addresses of its pages begin with
};

// The part of fiscal alignment that keeps Mutual Operating Periods: its calls and the page on which
// an offer is answered, what time does to them, and their review after a calendar's revision.
// Start, Stop as FiscalAlignment's.
class MopPart {
 public:
  MopPart(const MopPartPorts& ports, const observe::Log& log);

  // Has time do its work.
  void AddTo(timers::Runner& timers);
  void Start() { worker_.Start(); }
  void Stop() { worker_.Stop(); }
  // After a commit with a revision to compare.
  void Wake() { worker_.Wake(); }

  process::GrpcService grpc_service();
  std::vector<http::Route> web_routes();
  const MopDesk& desk() const { return desk_; }
  ReviewMops& reviews() { return reviews_; }
  // Organisations whose newest calendar was not compared with all MOPs yet.
  StatusOr<std::int64_t> ToReview();

 private:
  Status OnTimer(storage::Transaction& transaction, const timers::Occurrence& occurrence) const;

  const MopPartPorts ports_;
  HorizonPlaces places_;
  MopJournal journal_;
  MopDesk desk_;
  AdvanceMops advance_;
  ReviewMops reviews_;
  BackgroundWorker worker_;
  const OfferLinks offer_links_;
  const LinkedOffers offers_;
  std::unique_ptr<OfferLinkCalls> offer_link_calls_;
  std::unique_ptr<grpc::Service> service_;
};

}  // namespace tandem::fiscal
