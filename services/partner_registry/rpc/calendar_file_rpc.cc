#include "services/partner_registry/rpc/calendar_file_rpc.h"

#include "libs/wire/type_values.h"
#include "services/partner_registry/app/import_shutdowns.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/app/people/import_absences.h"
#include "services/partner_registry/domain/field.h"
#include "services/partner_registry/rpc/calendar_files.h"
#include "tandem/partner/v1/calendar_file_service.grpc.pb.h"

namespace tandem::partner {
namespace {

template <typename Counts, typename Response>
void WriteCounts(const Counts& counts, const ical::BusyCalendar& file, Response& response) {
  response.set_events(file.events);
  response.set_added(counts.added);
  response.set_removed(counts.removed);
  response.set_unchanged(counts.unchanged);
  Write(file.remarks, *response.mutable_remarks());
}

StatusOr<std::string> DisplayName(Registry& registry, const OrganisationName& organisation) {
  if (!organisation.partnership) {
    ASSIGN_OR_RETURN(Vendor vendor, GetVendor(registry, organisation.vendor));
    return std::move(vendor.display_name);
  }
  ASSIGN_OR_RETURN(Partnership partnership,
                   GetPartnership(registry, {organisation.vendor, *organisation.partnership}));
  return std::move(partnership.display_name);
}

StatusOr<std::string> ZoneOf(const std::string& given) {
  if (given.empty()) return std::string("UTC");
  StatusOr<std::string> zone = calendar::CanonicalZoneName(given);
  if (!zone.ok()) return AtField("time_zone", zone.status());
  return zone;
}

class CalendarFileRpc final : public v1::CalendarFileService::Service {
 public:
  explicit CalendarFileRpc(HandlerPorts ports) : ports_(std::move(ports)) {}

  grpc::Status ImportAbsences(grpc::ServerContext* context,
                              const v1::ImportAbsencesRequest* request,
                              v1::ImportAbsencesResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ImportAbsencesCommand command;
      ASSIGN_OR_RETURN(command.person, PersonName::Parse("parent", request->parent()));
      RETURN_IF_ERROR(CheckId("source", request->source()));
      command.days.source = request->source();
      ASSIGN_OR_RETURN(command.days.bounds, Days(*request));
      ASSIGN_OR_RETURN(command.zone, ZoneOfPerson(command.person));
      ASSIGN_OR_RETURN(
          const ical::BusyCalendar file,
          ReadFile(request->content(), command.zone, command.days.bounds, request->include_free()));
      command.days.spans = DaysOff(file);
      const std::string& vendor = command.person.organisation.vendor.value();
      return cases_.Run(
          rpc::CommandOf(call, vendor, *request), *response, [&](const UnitOfWork& work) -> Status {
            ASSIGN_OR_RETURN(const ImportCounts counts, partner::ImportAbsences(work, command));
            WriteCounts(counts, file, *response);
            return OkStatus();
          });
    });
  }

  grpc::Status ExportAbsences(grpc::ServerContext* context,
                              const v1::ExportAbsencesRequest* request,
                              v1::ExportAbsencesResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName name, PersonName::Parse("parent", request->parent()));
      std::optional<calendar::DaySpan> days;
      if (request->has_days()) {
        ASSIGN_OR_RETURN(days, wire::FromProto("days", request->days()));
        if (days->last < days->first) return InvalidField("days", "end before they start");
      }
      return Reading(name.organisation, [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const Person person, GetPerson(reader.people, name));
        ASSIGN_OR_RETURN(std::vector<Absence> absences, reader.people.ListAbsences(name));
        if (days) {
          std::erase_if(absences, [&](const Absence& one) { return !Overlap(one.days, *days); });
        }
        response->set_content(FileOf(person, absences, ports_.clock.Now()));
        return OkStatus();
      });
    });
  }

  grpc::Status ImportShutdowns(grpc::ServerContext* context,
                               const v1::ImportShutdownsRequest* request,
                               v1::ImportShutdownsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ImportShutdownsCommand command;
      ASSIGN_OR_RETURN(command.organisation, OrganisationName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(command.bounds, Days(*request));
      ASSIGN_OR_RETURN(const std::string zone, ZoneOf(request->time_zone()));
      ASSIGN_OR_RETURN(const ical::BusyCalendar file,
                       ReadFile(request->content(), zone, command.bounds, request->include_free()));
      command.shutdowns = DaysOff(file);
      command.working_weekends = WorkingDaysOf(file);
      const std::string& vendor = command.organisation.vendor.value();
      return cases_.Run(
          rpc::CommandOf(call, vendor, *request), *response, [&](const UnitOfWork& work) -> Status {
            ASSIGN_OR_RETURN(const ShutdownCounts counts, partner::ImportShutdowns(work, command));
            WriteCounts(counts, file, *response);
            return OkStatus();
          });
    });
  }

  grpc::Status ExportShutdowns(grpc::ServerContext* context,
                               const v1::ExportShutdownsRequest* request,
                               v1::ExportShutdownsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation,
                       OrganisationName::Parse("parent", request->parent()));
      return Reading(organisation, [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const std::string name, DisplayName(reader.registry, organisation));
        ASSIGN_OR_RETURN(const OrganisationSettings settings,
                         GetSettings(reader.registry, organisation));
        response->set_content(FileOf(organisation, name, settings, ports_.clock.Now()));
        return OkStatus();
      });
    });
  }

 private:
  template <typename Request>
  StatusOr<calendar::DaySpan> Days(const Request& request) const {
    return FileDays(request.has_days(), request.days(), UtcDay(ports_.clock.Now()));
  }

  Status Reading(const OrganisationName& organisation, const CaseRunner::Reading& reading) const {
    return cases_.Read(organisation.vendor.value(), reading);
  }

  StatusOr<std::string> ZoneOfPerson(const PersonName& name) const {
    std::string zone;
    RETURN_IF_ERROR(Reading(name.organisation, [&](const Reader& reader) -> Status {
      ASSIGN_OR_RETURN(const Person person, GetActivePerson(reader.people, name));
      zone = person.values.time_zone;
      return OkStatus();
    }));
    return zone;
  }

  const HandlerPorts ports_;
  const CaseRunner cases_{ports_};
};

}  // namespace

std::unique_ptr<grpc::Service> MakeCalendarFileRpc(HandlerPorts ports) {
  return std::make_unique<CalendarFileRpc>(std::move(ports));
}

}  // namespace tandem::partner
