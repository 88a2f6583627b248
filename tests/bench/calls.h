#pragma once

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <grpcpp/client_context.h>

#include "libs/rpc/channel.h"
#include "libs/rpc/status_mapping.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"

// Calls as benchmarks make them.
namespace tandem::bench {

constexpr int kCallers = 16;

// Ends the program unless OK.
inline void Check(const Status& status) {
  if (status.ok()) return;
  fmt::print(stderr, "benchmark failed: {}\n", MessageOf(status));
  std::exit(1);
}

// What was made; ends the program unless it was.
template <typename Made>
std::unique_ptr<Made> Opened(StatusOr<std::unique_ptr<Made>> made) {
  Check(made.status());
  return *std::move(made);
}

inline const identity::Caller& BenchCaller() {
  static const identity::Caller kCaller =
      *identity::ParseCaller("person=bench; roles=operator,chief");
  return kCaller;
}

template <typename Stub, typename Method, typename Request, typename Response>
void Ask(Stub& stub, Method method, const Request& request, Response& response) {
  grpc::ClientContext context;
  rpc::Prepare(context, BenchCaller(), std::chrono::minutes(2));
  Check(rpc::FromGrpc((stub.*method)(&context, request, &response)));
}

// Acme, whose year begins in February.
inline void CreateVendor(partner::v1::PartnerService::Stub& stub) {
  partner::v1::CreateVendorRequest request;
  request.set_vendor_id("acme");
  request.mutable_vendor()->set_display_name("Acme");
  request.mutable_settings()->set_country("US");
  request.mutable_calendar()->set_notation("month 02-01");
  partner::v1::CreateVendorResponse response;
  Ask(stub, &partner::v1::PartnerService::Stub::CreateVendor, request, response);
}

// Runs `each` for 0 … count − 1 on as many threads as there are callers.
template <typename Each>
void Concurrently(int callers, int count, const Each& each) {
  std::atomic<int> next = 0;
  std::vector<std::jthread> threads;
  for (int caller = 0; caller < callers; ++caller) {
    threads.emplace_back([&, caller] {
      for (int i = next++; i < count; i = next++) each(caller, i);
    });
  }
}

// New partnerships of Acme, each with a request id, by all callers; `stub_of` gives a caller's
// stub.
template <typename StubOf>
void CreatePartnerships(int round, int count, const StubOf& stub_of) {
  Concurrently(kCallers, count, [&](int caller, int i) {
    partner::v1::CreatePartnershipRequest request;
    request.set_parent("vendors/acme");
    request.set_partnership_id(fmt::format("c{}-{}", round, i));
    request.set_request_id(fmt::format("c{}-{}", round, i));
    request.mutable_partnership()->set_display_name(fmt::format("Partner {}", i));
    partner::v1::CreatePartnershipResponse response;
    Ask(stub_of(caller), &partner::v1::PartnerService::Stub::CreatePartnership, request, response);
  });
}

}  // namespace tandem::bench
