#include "services/partner_registry/registry_service.h"

#include "libs/process/event_gauges.h"
#include "libs/storage/lease.h"
#include "libs/storage/migrator.h"
#include "libs/storage/request_log.h"
#include "services/partner_registry/events/outbox_journal.h"
#include "services/partner_registry/rpc/calendar_file_rpc.h"
#include "services/partner_registry/rpc/partner_rpc.h"
#include "services/partner_registry/rpc/people_rpc.h"
#include "services/partner_registry/rpc/policy_rows.h"
#include "services/partner_registry/rpc/verification_rpc.h"
#include "services/partner_registry/storage/migrations.h"
#include "services/partner_registry/storage/sql_audit_log.h"
#include "services/partner_registry/storage/sql_people.h"
#include "services/partner_registry/storage/sql_presence.h"
#include "services/partner_registry/storage/sql_registry.h"
#include "services/partner_registry/storage/sql_verifications.h"

namespace tandem::partner {
namespace {

TransactionPorts PortsOf(const messaging::Outbox& outbox, IdSource& ids) {
  return {.registry = [](storage::Transaction& transaction) -> std::unique_ptr<Registry> {
            return std::make_unique<SqlRegistry>(transaction);
          },
          .people = [](storage::Transaction& transaction) -> std::unique_ptr<People> {
            return std::make_unique<SqlPeople>(transaction);
          },
          .presence = [](storage::Transaction& transaction) -> std::unique_ptr<Presence> {
            return std::make_unique<SqlPresence>(transaction);
          },
          .verifications = [](storage::Transaction& transaction) -> std::unique_ptr<Verifications> {
            return std::make_unique<SqlVerifications>(transaction);
          },
          .journal = [&](storage::Transaction& transaction) -> std::unique_ptr<Journal> {
            return std::make_unique<OutboxJournal>(
                transaction, std::make_unique<SqlAuditLog>(transaction), outbox, ids);
          }};
}

HandlerPorts HandlersOf(const RegistryPorts& ports, const messaging::Outbox& outbox) {
  return {ports.gate, ports.database, PortsOf(outbox, ports.ids), ports.clock, ports.ids};
}

}  // namespace

RegistryService::RegistryService(const RegistryPorts& ports, std::string holder, observe::Log log)
    : ports_(ports),
      log_(std::move(log)),
      relay_(ports.outbox_database, ports.publisher,
             {.name = "partner_registry",
              .holder = std::move(holder),
              .on_failure = observe::WarningOf(log_, "events are not published yet")}),
      outbox_(std::string(kTopic), [this] { relay_.Wake(); }),
      partners_(MakePartnerRpc(HandlersOf(ports, outbox_))),
      people_(MakePeopleRpc(HandlersOf(ports, outbox_))),
      portfolios_(MakePortfolioRpc(HandlersOf(ports, outbox_))),
      verifications_(MakeVerificationRpc(HandlersOf(ports, outbox_))),
      calendar_files_(MakeCalendarFileRpc(HandlersOf(ports, outbox_))),
      request_log_(ports.database, ports.clock,
                   observe::WarningOf(log_, "old requests are not forgotten yet")) {}

RegistryService::~RegistryService() { Stop(); }

storage::Schema RegistryService::Schema() {
  return {{"request_log", storage::RequestLogMigrations()},
          {"leases", storage::LeaseMigrations()},
          {"messaging", messaging::Migrations()},
          {"partner_registry", RegistryMigrations()}};
}

std::vector<process::GrpcService> RegistryService::grpc_services() {
  return {{"tandem.partner.v1.PartnerService", *partners_, PartnerPolicy()},
          {"tandem.partner.v1.PeopleService", *people_, PeoplePolicy()},
          {"tandem.partner.v1.PortfolioService", *portfolios_, PortfolioPolicy()},
          {"tandem.partner.v1.VerificationService", *verifications_, VerificationPolicy()},
          {"tandem.partner.v1.CalendarFileService", *calendar_files_, CalendarFilePolicy()}};
}

Status RegistryService::Prepare() { return storage::CheckSchema(ports_.database, Schema()); }

Status RegistryService::Start() {
  RETURN_IF_ERROR(Prepare());
  relay_.Start();
  request_log_.Start();
  return OkStatus();
}

void RegistryService::Stop() {
  request_log_.Stop();
  relay_.Stop();
}

void RegistryService::AddGauges(observe::Metrics& metrics) {
  process::AddRelayGauges(relay_, {{"service", "partner-registry"}}, metrics);
}

}  // namespace tandem::partner
