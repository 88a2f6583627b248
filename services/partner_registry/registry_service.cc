#include "services/partner_registry/registry_service.h"

#include "libs/storage/lease.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log.h"
#include "services/partner_registry/events/outbox_journal.h"
#include "services/partner_registry/rpc/partner_rpc.h"
#include "services/partner_registry/rpc/policy_rows.h"
#include "services/partner_registry/storage/migrations.h"
#include "services/partner_registry/storage/sql_audit_log.h"
#include "services/partner_registry/storage/sql_registry.h"

namespace tandem::partner {
namespace {

constexpr auto kRememberRequests = std::chrono::hours(24 * 14);
constexpr auto kHousekeepingPause = std::chrono::hours(1);
// Short transactions, so that calls do not wait for the housekeeping.
constexpr int kForgetAtATime = 1000;

TransactionPorts PortsOf(const messaging::Outbox& outbox, IdSource& ids) {
  return {.registry = [](storage::Transaction& transaction) -> std::unique_ptr<Registry> {
            return std::make_unique<SqlRegistry>(transaction);
          },
          .journal = [&](storage::Transaction& transaction) -> std::unique_ptr<Journal> {
            return std::make_unique<OutboxJournal>(
                transaction, std::make_unique<SqlAuditLog>(transaction), outbox, ids);
          }};
}

}  // namespace

RegistryService::RegistryService(const RegistryPorts& ports, std::string holder, observe::Log log)
    : ports_(ports),
      log_(std::move(log)),
      relay_(ports.database, ports.publisher,
             {.name = "partner_registry", .holder = std::move(holder)}),
      outbox_(std::string(kTopic), [this] { relay_.Wake(); }),
      service_(
          MakePartnerRpc({ports.gate, ports.database, PortsOf(outbox_, ports.ids), ports.clock})),
      policies_(PolicyRows()) {}

RegistryService::~RegistryService() { Stop(); }

Status RegistryService::Start() {
  storage::Database& database = ports_.database;
  RETURN_IF_ERROR(storage::Migrate(database, "request_log", storage::RequestLogMigrations()));
  RETURN_IF_ERROR(storage::Migrate(database, "leases", storage::LeaseMigrations()));
  RETURN_IF_ERROR(storage::Migrate(database, "messaging", messaging::Migrations()));
  RETURN_IF_ERROR(storage::Migrate(database, "partner_registry", RegistryMigrations()));
  relay_.Start();
  housekeeping_ = std::thread([this] { RunHousekeeping(); });
  return OkStatus();
}

void RegistryService::Stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (housekeeping_.joinable()) housekeeping_.join();
  relay_.Stop();
}

void RegistryService::RunHousekeeping() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    ForgetOldRequests();
    lock.lock();
    stopped_.wait_for(lock, kHousekeepingPause, [this] { return stopping_; });
  }
}

void RegistryService::ForgetOldRequests() {
  const Instant before = ports_.clock.Now() - kRememberRequests;
  StatusOr<std::int64_t> gone = kForgetAtATime;
  while (gone.ok() && *gone == kForgetAtATime) {
    gone = storage::ForgetRequests(ports_.database, before, kForgetAtATime);
  }
  if (!gone.ok()) {
    log_.Warning("old requests are not forgotten yet",
                 {{"error", std::string(MessageOf(gone.status()))}});
  }
}

}  // namespace tandem::partner
