// Reads of a calendar that Redis has, in calls that come when they come; and what Redis saves.
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"
#include "tests/bench/benches.h"
#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"
#include "tests/bench/open_loop.h"
#include "tests/bench/production_services.h"
#include "tests/bench/servers.h"

namespace tandem::bench {
namespace {

namespace fiscal_api = tandem::fiscal::v1;
namespace partner_api = tandem::partner::v1;
using Stub = fiscal_api::AlignmentService::Stub;

constexpr int kRate = 3'000;
constexpr int kSeconds = 5;

// Everything is computed.
class NoCache final : public cache::Cache {
 public:
  cache::Bytes Get(std::string_view) override { return nullptr; }
  void Put(std::string_view, cache::Bytes, std::chrono::seconds) override {}
};

class Readers {
 public:
  Readers(const std::string& address, int years) {
    for (int i = 0; i < kCallers; ++i) {
      stubs_.push_back(fiscal_api::AlignmentService::NewStub(rpc::MakeChannel(address)));
    }
    request_.set_organisation("vendors/acme");
    request_.mutable_first_day()->set_year(2026);
    request_.mutable_first_day()->set_month(2);
    request_.mutable_first_day()->set_day(1);
    *request_.mutable_last_day() = request_.first_day();
    request_.mutable_last_day()->set_year(2026 + years);
  }

  void Read(int caller) {
    fiscal_api::ListFiscalPeriodsResponse response;
    Ask(*stubs_[static_cast<std::size_t>(caller)], &Stub::ListFiscalPeriods, request_, response);
  }
  // Until the vendor's calendar has come from the registry.
  void WaitUntilKnown() {
    for (bool known = false; !known;) {
      grpc::ClientContext context;
      rpc::Prepare(context, BenchCaller(), std::chrono::minutes(2));
      fiscal_api::ListFiscalPeriodsResponse response;
      known = stubs_.front()->ListFiscalPeriods(&context, request_, &response).ok();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  Latency AtTheRate() {
    return LatencyOf(
        OpenLoop(kCallers, kRate, kRate * kSeconds, [this](int caller, int) { Read(caller); }));
  }
  void AtOnce(int count) {
    Concurrently(kCallers, count, [this](int caller, int) { Read(caller); });
  }

 private:
  std::vector<std::unique_ptr<Stub>> stubs_;
  fiscal_api::ListFiscalPeriodsRequest request_;
};

}  // namespace

void BenchProductionReads() {
  Servers servers;
  if (!Servers::Find("production-reads", servers)) return;
  const BenchSchema registry_schema(servers);
  const BenchSchema schema(servers);
  const std::string prefix = registry_schema.name() + ".";
  const auto registry = RunRegistry(servers, registry_schema, prefix);
  CreateVendor(*partner_api::PartnerService::NewStub(rpc::MakeChannel(registry->address())));
  const auto cached = RunAlignment(servers, schema, prefix);
  NoCache no_cache;
  const auto computing = RunAlignment(servers, schema, prefix, {.cache = &no_cache});
  for (const int years : {1, 5}) {
    Readers readers(cached->address(), years);
    Readers others(computing->address(), years);
    readers.WaitUntilKnown();
    readers.AtOnce(kRate);
    others.AtOnce(kRate);
    const std::string what = fmt::format("calendar of {} fiscal year(s), {}/s", years, kRate);
    PrintLatency(what + ", from Redis", readers.AtTheRate(), 0.005);
    PrintLatency("  beside computing each time", others.AtTheRate(), 0);
    Compare({fmt::format("calendar of {} fiscal year(s), 16 callers, from Redis", years), kRate,
             [&] { readers.AtOnce(kRate); }},
            0, {{"computing each time", kRate, [&] { others.AtOnce(kRate); }}}, 7, Clock::kWall);
  }
}

}  // namespace tandem::bench
