#include "services/fiscal_alignment/mop_part.h"

#include "services/fiscal_alignment/rpc/mop/mop_rpc.h"
#include "services/fiscal_alignment/rpc/offer_links/offer_link_rpc.h"
#include "services/fiscal_alignment/web/offer_routes.h"

namespace tandem::fiscal {

MopPart::MopPart(const MopPartPorts& ports, const observe::Log& log)
    : ports_(ports),
      journal_(ports.mops, ports.listeners),
      desk_(ports.mops, journal_, places_),
      advance_(ports.mops, journal_, observe::WarningOf(log, "a MOP is not brought up to now")),
      reviews_(ports.database, ports.mops, journal_, places_, ports.clock),
      worker_([this] { return reviews_.RunOnce(); },
              observe::WarningOf(log, "MOPs are not compared with calendars yet")),
      offer_links_(desk_, ports.offer_links, ports.ids),
      offers_(ports.database, desk_, offer_links_, ports.clock),
      offer_link_calls_(
          MakeOfferLinkCalls(ports.database, offer_links_, ports.clock, ports.web_url)),
      service_(MakeMopRpc({.gate = ports.gate,
                           .database = ports.database,
                           .desk = desk_,
                           .clock = ports.clock,
                           .offer_links = offer_link_calls_.get()})) {}

void MopPart::AddTo(timers::Runner& timers) {
  // Whatever is due is done by whichever occurrence fires.
  timers.On(kMopTimer, {.catch_up = timers::CatchUp::kLatest},
            [this](storage::Transaction& transaction, const timers::Occurrence& occurrence) {
              return OnTimer(transaction, occurrence);
            });
}

Status MopPart::OnTimer(storage::Transaction& transaction,
                        const timers::Occurrence& occurrence) const {
  ASSIGN_OR_RETURN(const bool more, advance_.Run(transaction, ports_.clock.Now()));
  if (!more) return OkStatus();
  // Others wait for nothing but a transaction of their own.
  return timers::Schedule(transaction,
                          {.timer = kMopTimer, .at = occurrence.at + std::chrono::microseconds(1)});
}

process::GrpcService MopPart::grpc_service() {
  return {"tandem.fiscal.v1.MopService", *service_, MopPolicyRows()};
}

std::vector<http::Route> MopPart::web_routes() { return OfferRoutes(offers_, ports_.web_url); }

StatusOr<std::int64_t> MopPart::ToReview() {
  std::int64_t waiting = 0;
  const Status read =
      storage::ReadFor(ports_.database, storage::Transaction::kEveryVendor,
                       [&](storage::Transaction& transaction) -> Status {
                         ASSIGN_OR_RETURN(waiting, ports_.mops.all.reviews.Waiting(transaction));
                         return OkStatus();
                       });
  if (!read.ok()) return read;
  return waiting;
}

}  // namespace tandem::fiscal
