#include "services/tandem/dev/dev_server.h"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "libs/cache/in_process_cache.h"
#include "libs/lifecycle/stack.h"
#include "libs/messaging/admin/dead_letter_rpc.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/observe/metrics.h"
#include "libs/observe/metrics_endpoint.h"
#include "libs/rpc/host.h"
#include "libs/sqlite/sqlite_database.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/partner_registry/registry_service.h"

namespace tandem::dev {
namespace {

constexpr std::chrono::seconds kStopLimit(10);

// Only its owner may read the folder.
Status MakeFolder(const std::string& path) {
  std::error_code error;
  const bool is_new = std::filesystem::create_directories(path, error);
  if (error || !std::filesystem::is_directory(path, error)) {
    return InvalidArgument(
        fmt::format("--data: the folder {} cannot be made: {}", path,
                    error ? error.message() : std::string("something else has that name")));
  }
  if (is_new) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  }
  return OkStatus();
}

StatusOr<std::unique_ptr<storage::Database>> OpenDatabase(const std::string& folder,
                                                          const std::string& name) {
  // As many readers as usually ask at a time, each with little memory: waiting for one costs more
  // than the read itself.
  auto database = sqlite::SqliteDatabase::Open(
      {.path = folder + "/" + name + ".db", .readers = 8, .cache_kib = 1024});
  if (!database.ok()) return database.status();
  return std::unique_ptr<storage::Database>(*std::move(database));
}

rpc::HostOptions HostOptionsOf(const DevSettings& settings) {
  return {
      .listen = settings.listen,
      .caller = settings.caller,
      .most_message_bytes = settings.most_message_kib * 1024,
      .drain = settings.drain,
      .reflection = settings.reflection,
      .gate = {.most_calls = settings.most_calls, .default_deadline = settings.default_deadline}};
}

}  // namespace

// In the order in which they need each other; destroyed in reverse.
struct DevServer::Parts {
  DevSettings settings;
  const Clock& clock;
  observe::Log log;
  std::unique_ptr<storage::Database> registry_data;
  std::unique_ptr<storage::Database> alignment_data;
  std::unique_ptr<storage::Database> bus_data;
  std::unique_ptr<messaging::EmbeddedBus> bus;
  RandomIds ids;
  observe::Metrics metrics;
  cache::InProcessCache cache;
  std::unique_ptr<rpc::Host> host;
  std::unique_ptr<partner::RegistryService> registry;
  std::unique_ptr<fiscal::FiscalAlignment> alignment;
  std::unique_ptr<messaging::DeadLetterRpc> dead_letters;
  std::unique_ptr<observe::MetricsEndpoint> metrics_endpoint;
  std::unique_ptr<lifecycle::Stack> stack;

  Parts(DevSettings all, const Clock& the_clock, observe::Log the_log)
      : settings(std::move(all)),
        clock(the_clock),
        log(std::move(the_log)),
        cache(the_clock, static_cast<std::size_t>(settings.cache_mib) << 20) {}

  Status Open();
  void Build();
  void AddGauges();
  Status AddServices();
};

Status DevServer::Parts::Open() {
  RETURN_IF_ERROR(MakeFolder(settings.data));
  ASSIGN_OR_RETURN(registry_data, OpenDatabase(settings.data, "partner_registry"));
  ASSIGN_OR_RETURN(alignment_data, OpenDatabase(settings.data, "fiscal_alignment"));
  ASSIGN_OR_RETURN(bus_data, OpenDatabase(settings.data, "bus"));
  ASSIGN_OR_RETURN(bus, messaging::EmbeddedBus::Create(*bus_data));
  return OkStatus();
}

void DevServer::Parts::Build() {
  // The lock of the files already makes sure that there is one process; a name that stays lets it
  // take its own leases again at once after a crash.
  const std::string holder = "dev";
  host = std::make_unique<rpc::Host>(HostOptionsOf(settings), log, metrics);
  registry =
      std::make_unique<partner::RegistryService>(partner::RegistryPorts{.database = *registry_data,
                                                                        .publisher = *bus,
                                                                        .gate = host->gate(),
                                                                        .clock = clock,
                                                                        .ids = ids},
                                                 holder, log);
  alignment = std::make_unique<fiscal::FiscalAlignment>(
      fiscal::FiscalAlignmentPorts{.database = *alignment_data,
                                   .publisher = *bus,
                                   .subscriber = *bus,
                                   .cache = cache,
                                   .gate = host->gate(),
                                   .clock = clock,
                                   .ids = ids},
      fiscal::FiscalAlignmentOptions{.holder = holder,
                                     .recompute = {.threads = settings.figure_threads}},
      log);
  dead_letters = std::make_unique<messaging::DeadLetterRpc>(
      host->gate(), std::vector<messaging::Consumer*>{&alignment->consumer()});
  stack = std::make_unique<lifecycle::Stack>(log);
  AddGauges();
}

// What an operator looks at first: does anything wait, and for how long.
void DevServer::Parts::AddGauges() {
  const auto figure = [](const auto& result, const auto& part) {
    return result.ok() ? static_cast<double>(part(*result)) : std::nan("");
  };
  const auto rows = [](const messaging::Relay::Backlog& backlog) { return backlog.rows; };
  const auto age = [](const messaging::Relay::Backlog& backlog) { return backlog.oldest_seconds; };
  const auto itself = [](std::int64_t count) { return count; };
  const observe::Labels of_registry = {{"service", "partner-registry"}};
  const observe::Labels of_alignment = {{"service", "fiscal-alignment"}};
  constexpr const char* kRows = "Events that wait to be published";
  constexpr const char* kAge = "Age of the oldest event that waits to be published";
  metrics.Gauge("tandem_outbox_rows", kRows, of_registry,
                [=, this] { return figure(registry->Waiting(), rows); });
  metrics.Gauge("tandem_outbox_rows", kRows, of_alignment,
                [=, this] { return figure(alignment->Waiting(), rows); });
  metrics.Gauge("tandem_outbox_oldest_seconds", kAge, of_registry,
                [=, this] { return figure(registry->Waiting(), age); });
  metrics.Gauge("tandem_outbox_oldest_seconds", kAge, of_alignment,
                [=, this] { return figure(alignment->Waiting(), age); });
  metrics.Gauge("tandem_consumer_lag_events", "Published events that were not applied yet",
                of_alignment, [=, this] { return figure(alignment->Lag(), itself); });
  metrics.Gauge("tandem_dead_letters_parked_total", "Events parked since the start", of_alignment,
                [this] { return static_cast<double>(alignment->consumer().counts().parked); });
}

Status DevServer::Parts::AddServices() {
  RETURN_IF_ERROR(
      host->Add(registry->service(), partner::RegistryService::kServiceName, registry->policies()));
  RETURN_IF_ERROR(host->Add(alignment->service(), fiscal::FiscalAlignment::kServiceName,
                            alignment->policies()));
  return host->Add(*dead_letters, messaging::DeadLetterRpc::kFullName,
                   messaging::DeadLetterRpc::Policies());
}

DevServer::DevServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DevServer::~DevServer() = default;

StatusOr<std::unique_ptr<DevServer>> DevServer::Create(const DevSettings& settings,
                                                       const Clock& clock,
                                                       const observe::Log& log) {
  auto parts = std::make_unique<Parts>(settings, clock, log);
  RETURN_IF_ERROR(parts->Open());
  parts->Build();
  RETURN_IF_ERROR(parts->AddServices());
  return std::unique_ptr<DevServer>(new DevServer(std::move(parts)));
}

Status DevServer::Start() {
  ASSIGN_OR_RETURN(parts_->metrics_endpoint, observe::MetricsEndpoint::Start(
                                                 parts_->settings.metrics_listen, parts_->metrics));
  RETURN_IF_ERROR(parts_->stack->Start(*parts_->registry));
  RETURN_IF_ERROR(parts_->stack->Start(*parts_->alignment));
  return parts_->stack->Start(*parts_->host);
}

void DevServer::Stop() {
  parts_->stack->Stop(kStopLimit);
  parts_->metrics_endpoint.reset();
}

std::string DevServer::address() const { return parts_->host->address(); }

std::string DevServer::metrics_address() const {
  const std::string& listen = parts_->settings.metrics_listen;
  return fmt::format("{}:{}", listen.substr(0, listen.rfind(':')),
                     parts_->metrics_endpoint->port());
}

}  // namespace tandem::dev
