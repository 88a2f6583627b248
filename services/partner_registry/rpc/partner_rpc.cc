#include "services/partner_registry/rpc/partner_rpc.h"

#include <charconv>

#include <fmt/format.h>

#include "libs/rpc/field_mask.h"
#include "libs/wire/type_values.h"
#include "services/partner_registry/app/change_year_end.h"
#include "services/partner_registry/app/correct_calendar.h"
#include "services/partner_registry/app/create_partnership.h"
#include "services/partner_registry/app/create_vendor.h"
#include "services/partner_registry/app/import_partnerships.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/record_calendar.h"
#include "services/partner_registry/app/update_partnership.h"
#include "services/partner_registry/app/update_settings.h"
#include "services/partner_registry/app/update_vendor.h"
#include "services/partner_registry/app/verify_calendar.h"
#include "services/partner_registry/rpc/pages.h"
#include "services/partner_registry/rpc/resource_messages.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"

namespace tandem::partner {
namespace {

StatusOr<OrganisationName> CalendarOwner(const std::string& name) {
  return OrganisationName::ParseWith(kCalendarSuffix, "name", name);
}

template <typename Request>
std::optional<CalendarSpec> GivenCalendar(const Request& request) {
  if (!request.has_calendar()) return std::nullopt;
  return wire::FromProto(request.calendar());
}

// A place in the audit log as the position of a page: "MICROSECONDS ID".
std::string PositionOf(const Change& change) {
  return fmt::format("{} {}", ToMicros(change.time), change.id);
}
StatusOr<std::optional<ChangePlace>> PlaceOf(const std::string& position) {
  if (position.empty()) return std::optional<ChangePlace>();
  std::int64_t micros = 0;
  const char* end = position.data() + position.size();
  const auto [rest, error] = std::from_chars(position.data(), end, micros);
  if (error != std::errc() || rest == end) {
    return InvalidField("page_token", "is not one of this list");
  }
  return std::optional<ChangePlace>({FromMicros(micros), std::string(rest + 1, end)});
}

StatusOr<std::int64_t> RevisionOf(const std::string& position) {
  std::int64_t revision = 0;
  if (position.empty()) return revision;
  const char* end = position.data() + position.size();
  if (const auto [rest, error] = std::from_chars(position.data(), end, revision);
      error != std::errc() || rest != end || revision < 1) {
    return InvalidField("page_token", "is not one of this list");
  }
  return revision;
}

// The fields of new settings that the request says to change.
StatusOr<UpdateSettingsCommand> ReadUpdate(const v1::UpdateOrganisationSettingsRequest& request) {
  const v1::OrganisationSettings& settings = request.settings();
  UpdateSettingsCommand command{.etag = settings.etag()};
  ASSIGN_OR_RETURN(command.organisation,
                   OrganisationName::ParseWith(kSettingsSuffix, "settings.name", settings.name()));
  ASSIGN_OR_RETURN(const std::set<std::string> fields,
                   rpc::FieldsToChange(
                       request.update_mask(), settings,
                       {"country", "free_weekdays", "lead_days", "shutdowns", "working_weekends"}));
  ASSIGN_OR_RETURN(SettingsValues values, Read(settings));
  if (fields.contains("country")) command.country = std::move(values.country);
  if (fields.contains("free_weekdays")) command.free_weekdays = values.free_weekdays;
  if (fields.contains("lead_days")) command.lead_days = values.lead_days;
  if (fields.contains("shutdowns")) command.shutdowns = std::move(values.shutdowns);
  if (fields.contains("working_weekends")) {
    command.working_weekends = std::move(values.working_weekends);
  }
  return command;
}

class PartnerRpc final : public v1::PartnerService::Service {
 public:
  explicit PartnerRpc(HandlerPorts ports) : ports_(std::move(ports)) {}

  grpc::Status CreateVendor(grpc::ServerContext* context, const v1::CreateVendorRequest* request,
                            v1::CreateVendorResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      CreateVendorCommand command{.id = request->vendor_id(),
                                  .display_name = request->vendor().display_name(),
                                  .calendar = GivenCalendar(*request)};
      ASSIGN_OR_RETURN(command.settings, Read(request->settings()));
      return cases_.Run(
          rpc::CommandOf(call, std::string(storage::Transaction::kEveryVendor), *request),
          *response, [&](const UnitOfWork& work) -> Status {
            ASSIGN_OR_RETURN(const Vendor vendor, partner::CreateVendor(work, command));
            Write(vendor, *response->mutable_vendor());
            return OkStatus();
          });
    });
  }

  grpc::Status GetVendor(grpc::ServerContext* context, const v1::GetVendorRequest* request,
                         v1::GetVendorResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const VendorId id, VendorId::ParseName("name", request->name()));
      return cases_.Read(id.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const Vendor vendor, partner::GetVendor(reader.registry, id));
        Write(vendor, *response->mutable_vendor());
        return OkStatus();
      });
    });
  }

  grpc::Status ListVendors(grpc::ServerContext* context, const v1::ListVendorsRequest* request,
                           v1::ListVendorsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PageAsked page, ReadPage("ListVendors", *request));
      return cases_.Read(storage::Transaction::kEveryVendor, [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(std::vector<Vendor> vendors,
                         reader.registry.ListVendors(page.position, page.limit()));
        response->set_next_page_token(
            CutPage(page, vendors, [](const Vendor& last) { return last.id.value(); }));
        for (const Vendor& vendor : vendors) Write(vendor, *response->add_vendors());
        return OkStatus();
      });
    });
  }

  grpc::Status UpdateVendor(grpc::ServerContext* context, const v1::UpdateVendorRequest* request,
                            v1::UpdateVendorResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      const v1::Vendor& given = request->vendor();
      UpdateVendorCommand command{.etag = given.etag()};
      ASSIGN_OR_RETURN(command.vendor, VendorId::ParseName("vendor.name", given.name()));
      ASSIGN_OR_RETURN(const auto fields,
                       rpc::FieldsToChange(request->update_mask(), given, {"display_name"}));
      if (fields.contains("display_name")) command.display_name = given.display_name();
      return cases_.Run(rpc::CommandOf(call, command.vendor.value(), *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Vendor vendor,
                                           partner::UpdateVendor(work, command));
                          Write(vendor, *response->mutable_vendor());
                          return OkStatus();
                        });
    });
  }

  grpc::Status CreatePartnership(grpc::ServerContext* context,
                                 const v1::CreatePartnershipRequest* request,
                                 v1::CreatePartnershipResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      CreatePartnershipCommand command{.id = request->partnership_id(),
                                       .display_name = request->partnership().display_name(),
                                       .calendar = GivenCalendar(*request)};
      ASSIGN_OR_RETURN(command.vendor, VendorId::ParseName("parent", request->parent()));
      ASSIGN_OR_RETURN(command.business_model, Read(request->partnership().business_model()));
      ASSIGN_OR_RETURN(command.settings, Read(request->settings()));
      return cases_.Run(rpc::CommandOf(call, command.vendor.value(), *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Partnership partnership,
                                           partner::CreatePartnership(work, command));
                          Write(partnership, *response->mutable_partnership());
                          return OkStatus();
                        });
    });
  }

  grpc::Status GetPartnership(grpc::ServerContext* context,
                              const v1::GetPartnershipRequest* request,
                              v1::GetPartnershipResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName name, PartnershipName::Parse("name", request->name()));
      return cases_.Read(name.vendor.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const Partnership partnership,
                         partner::GetPartnership(reader.registry, name));
        Write(partnership, *response->mutable_partnership());
        return OkStatus();
      });
    });
  }

  grpc::Status ListPartnerships(grpc::ServerContext* context,
                                const v1::ListPartnershipsRequest* request,
                                v1::ListPartnershipsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const VendorId vendor, VendorId::ParseName("parent", request->parent()));
      ASSIGN_OR_RETURN(const PageAsked page,
                       ReadPage("ListPartnerships " + request->parent(), *request));
      return cases_.Read(vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(partner::GetVendor(reader.registry, vendor).status());
        ASSIGN_OR_RETURN(std::vector<Partnership> partnerships,
                         reader.registry.ListPartnerships(vendor, page.position, page.limit()));
        response->set_next_page_token(CutPage(page, partnerships, [](const Partnership& last) {
          return last.name.partnership.value();
        }));
        for (const Partnership& one : partnerships) Write(one, *response->add_partnerships());
        return OkStatus();
      });
    });
  }

  grpc::Status UpdatePartnership(grpc::ServerContext* context,
                                 const v1::UpdatePartnershipRequest* request,
                                 v1::UpdatePartnershipResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      const v1::Partnership& given = request->partnership();
      UpdatePartnershipCommand command{.etag = given.etag()};
      ASSIGN_OR_RETURN(command.name, PartnershipName::Parse("partnership.name", given.name()));
      ASSIGN_OR_RETURN(const auto fields, rpc::FieldsToChange(request->update_mask(), given,
                                                              {"display_name", "business_model"}));
      if (fields.contains("display_name")) command.display_name = given.display_name();
      if (fields.contains("business_model")) {
        ASSIGN_OR_RETURN(command.business_model, Read(given.business_model()));
      }
      return cases_.Run(rpc::CommandOf(call, command.name.vendor.value(), *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Partnership partnership,
                                           partner::UpdatePartnership(work, command));
                          Write(partnership, *response->mutable_partnership());
                          return OkStatus();
                        });
    });
  }

  grpc::Status ImportPartnerships(grpc::ServerContext* context,
                                  const v1::ImportPartnershipsRequest* request,
                                  v1::ImportPartnershipsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ImportCommand command;
      ASSIGN_OR_RETURN(command.vendor, VendorId::ParseName("parent", request->parent()));
      for (const v1::ImportRow& row : request->rows()) command.rows.push_back(Read(row));
      return cases_.Run(rpc::CommandOf(call, command.vendor.value(), *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const std::vector<ImportResult> results,
                                           partner::ImportPartnerships(work, command));
                          for (const ImportResult& result : results)
                            Write(result, *response->add_results());
                          return OkStatus();
                        });
    });
  }

  grpc::Status GetOrganisationSettings(grpc::ServerContext* context,
                                       const v1::GetOrganisationSettingsRequest* request,
                                       v1::GetOrganisationSettingsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation,
                       OrganisationName::ParseWith(kSettingsSuffix, "name", request->name()));
      return cases_.Read(organisation.vendor.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const OrganisationSettings settings,
                         GetSettings(reader.registry, organisation));
        Write(organisation, settings, *response->mutable_settings());
        return OkStatus();
      });
    });
  }

  grpc::Status UpdateOrganisationSettings(
      grpc::ServerContext* context, const v1::UpdateOrganisationSettingsRequest* request,
      v1::UpdateOrganisationSettingsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const UpdateSettingsCommand command, ReadUpdate(*request));
      return cases_.Run(rpc::CommandOf(call, command.organisation.vendor.value(), *request),
                        *response, [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const OrganisationSettings settings,
                                           UpdateSettings(work, command));
                          Write(command.organisation, settings, *response->mutable_settings());
                          return OkStatus();
                        });
    });
  }

  grpc::Status GetFiscalCalendar(grpc::ServerContext* context,
                                 const v1::GetFiscalCalendarRequest* request,
                                 v1::GetFiscalCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation, CalendarOwner(request->name()));
      if (request->revision() < 0) return InvalidField("revision", "must not be negative");
      return cases_.Read(organisation.vendor.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const CalendarRevision calendar,
                         GetCalendar(reader.registry, organisation, request->revision()));
        Write(organisation, calendar, *response->mutable_calendar());
        return OkStatus();
      });
    });
  }

  grpc::Status ListFiscalCalendarRevisions(
      grpc::ServerContext* context, const v1::ListFiscalCalendarRevisionsRequest* request,
      v1::ListFiscalCalendarRevisionsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation, CalendarOwner(request->name()));
      ASSIGN_OR_RETURN(const PageAsked page,
                       ReadPage("ListFiscalCalendarRevisions " + request->name(), *request));
      ASSIGN_OR_RETURN(const std::int64_t before, RevisionOf(page.position));
      return cases_.Read(organisation.vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(CheckExists(reader.registry, organisation));
        ASSIGN_OR_RETURN(std::vector<CalendarRevision> revisions,
                         reader.registry.ListCalendars(organisation, before, page.limit()));
        response->set_next_page_token(CutPage(page, revisions, [](const CalendarRevision& last) {
          return std::to_string(last.revision);
        }));
        for (const CalendarRevision& one : revisions)
          Write(organisation, one, *response->add_revisions());
        return OkStatus();
      });
    });
  }

  grpc::Status RecordFiscalCalendar(grpc::ServerContext* context,
                                    const v1::RecordFiscalCalendarRequest* request,
                                    v1::RecordFiscalCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      RecordCalendarCommand command{.spec = wire::FromProto(request->spec()),
                                    .reason = request->reason(),
                                    .verification_method = request->verification_method()};
      ASSIGN_OR_RETURN(command.organisation, CalendarOwner(request->name()));
      return cases_.Run(rpc::CommandOf(call, command.organisation.vendor.value(), *request),
                        *response, [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const CalendarRevision calendar,
                                           RecordCalendar(work, command));
                          Write(command.organisation, calendar, *response->mutable_calendar());
                          return OkStatus();
                        });
    });
  }

  grpc::Status CorrectFiscalCalendar(grpc::ServerContext* context,
                                     const v1::CorrectFiscalCalendarRequest* request,
                                     v1::CorrectFiscalCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      CorrectCalendarCommand command{.spec = wire::FromProto(request->spec()),
                                     .reason = request->reason(),
                                     .verification_method = request->verification_method(),
                                     .etag = request->etag()};
      ASSIGN_OR_RETURN(command.organisation, CalendarOwner(request->name()));
      return cases_.Run(rpc::CommandOf(call, command.organisation.vendor.value(), *request),
                        *response, [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const CalendarRevision calendar,
                                           CorrectCalendar(work, command));
                          Write(command.organisation, calendar, *response->mutable_calendar());
                          return OkStatus();
                        });
    });
  }

  grpc::Status ChangeFiscalYearEnd(grpc::ServerContext* context,
                                   const v1::ChangeFiscalYearEndRequest* request,
                                   v1::ChangeFiscalYearEndResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ChangeYearEndCommand command{.spec = wire::FromProto(request->spec()),
                                   .reason = request->reason(),
                                   .verification_method = request->verification_method(),
                                   .etag = request->etag()};
      ASSIGN_OR_RETURN(command.organisation, CalendarOwner(request->name()));
      ASSIGN_OR_RETURN(const Shutdown bridge, wire::FromProto("bridge", request->bridge()));
      command.bridge_first = bridge.first;
      command.bridge_last = bridge.last;
      return cases_.Run(rpc::CommandOf(call, command.organisation.vendor.value(), *request),
                        *response, [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const CalendarRevision calendar,
                                           partner::ChangeFiscalYearEnd(work, command));
                          Write(command.organisation, calendar, *response->mutable_calendar());
                          return OkStatus();
                        });
    });
  }

  grpc::Status VerifyFiscalCalendar(grpc::ServerContext* context,
                                    const v1::VerifyFiscalCalendarRequest* request,
                                    v1::VerifyFiscalCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      VerifyCalendarCommand command{
          .revision = request->revision(), .method = request->method(), .etag = request->etag()};
      ASSIGN_OR_RETURN(command.organisation, CalendarOwner(request->name()));
      return cases_.Run(rpc::CommandOf(call, command.organisation.vendor.value(), *request),
                        *response, [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const CalendarRevision calendar,
                                           VerifyCalendar(work, command));
                          Write(command.organisation, calendar, *response->mutable_calendar());
                          return OkStatus();
                        });
    });
  }

  grpc::Status ListChanges(grpc::ServerContext* context, const v1::ListChangesRequest* request,
                           v1::ListChangesResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName parent,
                       OrganisationName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const PageAsked page,
                       ReadPage("ListChanges " + request->parent(), *request));
      ASSIGN_OR_RETURN(const std::optional<ChangePlace> after, PlaceOf(page.position));
      return cases_.Read(parent.vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(CheckExists(reader.registry, parent));
        ASSIGN_OR_RETURN(std::vector<Change> changes,
                         reader.registry.ListChanges(parent, after, page.limit()));
        response->set_next_page_token(CutPage(page, changes, PositionOf));
        for (const Change& change : changes) Write(change, *response->add_changes());
        return OkStatus();
      });
    });
  }

 private:
  const HandlerPorts ports_;
  const CaseRunner cases_{ports_};
};

}  // namespace

std::unique_ptr<grpc::Service> MakePartnerRpc(HandlerPorts ports) {
  return std::make_unique<PartnerRpc>(std::move(ports));
}

}  // namespace tandem::partner
