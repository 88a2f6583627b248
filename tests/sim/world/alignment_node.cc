#include "tests/sim/world/alignment_node.h"

#include "services/fiscal_alignment/app/mop/review_mops.h"
#include "services/fiscal_alignment/mop_calendar_part.h"

namespace tandem::sim {
namespace {

// Small, so that sweeps have several pages and are interrupted between them.
constexpr int kPageSize = 2;

}  // namespace

AlignmentNode::AlignmentNode(const Ground& ground)
    : Node(ground, "fiscal_alignment", "fiscal_alignment.relay"),
      cache_(ground.dice, ground.clock) {
  cache_.SetMeanwhile([&ground = this->ground()] {
    const Faults::Activity acting(ground.faults, "fiscal_alignment consumer");
    // What was not delivered comes again.
    ground.bus.Deliver(fiscal::FiscalAlignment::kConsumerName).status().IgnoreError();
  });
}

Status AlignmentNode::Build() {
  service_ = std::make_unique<fiscal::FiscalAlignment>(
      fiscal::FiscalAlignmentPorts{.database = data(),
                                   .outbox_database = data(),
                                   .publisher = publisher(),
                                   .subscriber = ground().bus,
                                   .cache = cache_,
                                   .gate = process().gate,
                                   .clock = ground().clock,
                                   .ids = ground().ids},
      fiscal::FiscalAlignmentOptions{.holder = holder(),
                                     .recompute = {.threads = 1, .page_size = kPageSize}},
      observe::Log());
  RETURN_IF_ERROR(Register(*service_));
  return service_->Prepare();
}

void AlignmentNode::Offer(Endpoints& endpoints) {
  if (!is_up()) return;
  for (const process::GrpcService& one : service_->grpc_services()) {
    const auto offer = [&]<typename Service>(Service*& endpoint) {
      if (auto* const service = dynamic_cast<Service*>(&one.service)) endpoint = service;
    };
    offer(std::get<fiscal::v1::AlignmentService::Service*>(endpoints));
    offer(std::get<fiscal::v1::MopService::Service*>(endpoints));
  }
}

std::vector<Round> AlignmentNode::Rounds() {
  if (!is_up()) return {};
  const auto rounds = service_->rounds();
  return {{"fiscal_alignment relay",
           [&relay = rounds.relay]() -> StatusOr<bool> {
             ASSIGN_OR_RETURN(const int published, relay.PublishOnce());
             return published > 0;
           }},
          {"fiscal_alignment timers",
           [&timers = rounds.timers]() -> StatusOr<bool> {
             ASSIGN_OR_RETURN(const int fired, timers.FireDue());
             return fired > 0;
           }},
          {"fiscal_alignment recompute",
           [&recompute = rounds.recompute] { return recompute.RunOnce(); }},
          {"fiscal_alignment reviews", [&reviews = rounds.reviews] { return reviews.RunOnce(); }},
          {"fiscal_alignment mop calendars",
           [&calendars = rounds.mop_calendars] { return calendars.RunOnce(); }},
          {"fiscal_alignment consumer",
           [&bus = ground().bus]() -> StatusOr<bool> {
             ASSIGN_OR_RETURN(const int came, bus.Deliver(fiscal::FiscalAlignment::kConsumerName));
             return came > 0;
           }},
          {"fiscal_alignment request log", [&keeper = rounds.request_log]() -> StatusOr<bool> {
             RETURN_IF_ERROR(keeper.ForgetOld());
             return false;
           }}};
}

}  // namespace tandem::sim
