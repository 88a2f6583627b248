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
#include "tests/bench/empty_server.h"
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

  fiscal_api::ListFiscalPeriodsResponse Read(int caller) {
    fiscal_api::ListFiscalPeriodsResponse response;
    Ask(*stubs_[static_cast<std::size_t>(caller)], &Stub::ListFiscalPeriods, request_, response);
    return response;
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
  NoCache no_cache;
  {
    const auto registry = RunRegistry(servers, registry_schema, prefix);
    const auto alignment = RunAlignment(servers, schema, prefix);
    CreateVendor(*partner_api::PartnerService::NewStub(rpc::MakeChannel(registry->address())));
    Readers(alignment->address(), 1).WaitUntilKnown();
  }
  // One at a time, as on a machine of its own.
  fiscal_api::ListFiscalPeriodsResponse answer;
  for (const auto& [how, cache] : {std::pair<const char*, cache::Cache*>{"from Redis", nullptr},
                                   std::pair<const char*, cache::Cache*>{"computed", &no_cache}}) {
    const auto alignment = RunAlignment(servers, schema, prefix, {.cache = cache});
    for (const int years : {1, 5}) {
      Readers readers(alignment->address(), years);
      readers.AtOnce(kRate);
      if (years == 1) answer = readers.Read(0);
      PrintLatency(fmt::format("calendar of {} fiscal year(s), {}/s, {}", years, kRate, how),
                   readers.AtTheRate(), cache == nullptr ? 0.005 : 0);
    }
  }
  {
    const EmptyServer empty(answer);
    Readers readers(empty.address(), 1);
    readers.AtOnce(kRate);
    PrintLatency("  beside an empty handler", readers.AtTheRate(), 0);
  }
  const auto cached = RunAlignment(servers, schema, prefix);
  const auto computing = RunAlignment(servers, schema, prefix, {.cache = &no_cache});
  for (const int years : {1, 5}) {
    Readers readers(cached->address(), years);
    Readers others(computing->address(), years);
    Compare({fmt::format("calendar of {} fiscal year(s), 16 callers, from Redis", years), kRate,
             [&] { readers.AtOnce(kRate); }},
            0, {{"computing each time", kRate, [&] { others.AtOnce(kRate); }}}, 7, Clock::kWall);
  }
}

}  // namespace tandem::bench
