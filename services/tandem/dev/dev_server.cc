#include "services/tandem/dev/dev_server.h"

#include <filesystem>

#include <fmt/format.h>

#include "libs/cache/in_process_cache.h"
#include "libs/messaging/embedded_bus.h"
#include "libs/process/process.h"
#include "libs/sqlite/sqlite_database.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "services/partner_registry/registry_service.h"

namespace tandem::dev {
namespace {

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
  cache::InProcessCache cache;
  std::unique_ptr<partner::RegistryService> registry;
  std::unique_ptr<fiscal::FiscalAlignment> alignment;
  process::Process process;  // stops the services, so it goes first

  Parts(DevSettings all, const Clock& the_clock, observe::Log the_log)
      : settings(std::move(all)),
        clock(the_clock),
        log(std::move(the_log)),
        cache(the_clock, static_cast<std::size_t>(settings.cache_mib) << 20),
        process(settings.process, log) {}

  Status Open();
  Status Build();
};

Status DevServer::Parts::Open() {
  RETURN_IF_ERROR(MakeFolder(settings.data));
  ASSIGN_OR_RETURN(registry_data, OpenDatabase(settings.data, "partner_registry"));
  ASSIGN_OR_RETURN(alignment_data, OpenDatabase(settings.data, "fiscal_alignment"));
  ASSIGN_OR_RETURN(bus_data, OpenDatabase(settings.data, "bus"));
  RETURN_IF_ERROR(storage::Migrate(*registry_data, partner::RegistryService::Schema()));
  RETURN_IF_ERROR(storage::Migrate(*alignment_data, fiscal::FiscalAlignment::Schema()));
  ASSIGN_OR_RETURN(bus, messaging::EmbeddedBus::Create(*bus_data));
  return OkStatus();
}

Status DevServer::Parts::Build() {
  // The lock of the files already makes sure that there is one process; a name that stays lets it
  // take its own leases again at once after a crash.
  const std::string holder = "dev";
  registry = std::make_unique<partner::RegistryService>(
      partner::RegistryPorts{.database = *registry_data,
                             .outbox_database = *registry_data,
                             .publisher = *bus,
                             .gate = process.gate(),
                             .clock = clock,
                             .ids = ids},
      holder, log);
  alignment = std::make_unique<fiscal::FiscalAlignment>(
      fiscal::FiscalAlignmentPorts{.database = *alignment_data,
                                   .outbox_database = *alignment_data,
                                   .publisher = *bus,
                                   .subscriber = *bus,
                                   .cache = cache,
                                   .gate = process.gate(),
                                   .clock = clock,
                                   .ids = ids},
      fiscal::FiscalAlignmentOptions{.holder = holder,
                                     .web_url = [this] { return process.web_url(); },
                                     .offer_days = settings.offer_days,
                                     .recompute = {.threads = settings.figure_threads}},
      log);
  RETURN_IF_ERROR(process.Add(*registry));
  return process.Add(*alignment);
}

DevServer::DevServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DevServer::~DevServer() = default;

StatusOr<std::unique_ptr<DevServer>> DevServer::Create(const DevSettings& settings,
                                                       const Clock& clock,
                                                       const observe::Log& log) {
  auto parts = std::make_unique<Parts>(settings, clock, log);
  RETURN_IF_ERROR(parts->Open());
  RETURN_IF_ERROR(parts->Build());
  return std::unique_ptr<DevServer>(new DevServer(std::move(parts)));
}

Status DevServer::Start() { return parts_->process.Start(); }

void DevServer::Stop() { parts_->process.Stop(); }

std::string DevServer::address() const { return parts_->process.address(); }

std::string DevServer::web_url() const { return parts_->process.web_url(); }

std::string DevServer::metrics_address() const { return parts_->process.metrics_address(); }

}  // namespace tandem::dev
