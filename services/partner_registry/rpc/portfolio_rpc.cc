#include <ranges>

#include "libs/wire/type_values.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/assign_manager.h"
#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/app/people/list_away.h"
#include "services/partner_registry/rpc/pages.h"
#include "services/partner_registry/rpc/people_messages.h"
#include "services/partner_registry/rpc/people_rpc.h"
#include "tandem/partner/v1/portfolio_service.grpc.pb.h"

namespace tandem::partner {
namespace {

// The day of the request, or today.
template <typename Request>
StatusOr<CivilDay> DayOr(std::string_view field, bool is_given, const Request& day,
                         const Clock& clock) {
  if (is_given) return wire::FromProto(field, day);
  return UtcDay(clock.Now());
}

StatusOr<AssignManagerCommand> Read(const v1::AssignManagerRequest& request, const Clock& clock) {
  AssignManagerCommand command;
  ASSIGN_OR_RETURN(command.vendor, VendorId::ParseName("parent", request.parent()));
  ASSIGN_OR_RETURN(command.manager, ReadMaybePerson("manager", request.manager()));
  for (int i = 0; i < request.partnerships_size(); ++i) {
    ASSIGN_OR_RETURN(
        command.partnerships.emplace_back(),
        PartnershipName::Parse("partnerships[" + std::to_string(i) + "]", request.partnerships(i)));
  }
  ASSIGN_OR_RETURN(command.first_day,
                   DayOr("first_day", request.has_first_day(), request.first_day(), clock));
  return command;
}

StatusOr<AwayQuery> Read(const v1::ListAwayRequest& request, const Clock& clock) {
  AwayQuery query{.closes = request.closes() == 0 ? 1 : request.closes()};
  const std::string& parent = request.parent();
  if (parent.find("/people/") != std::string::npos) {
    ASSIGN_OR_RETURN(const PersonName manager, PersonName::Parse("parent", parent));
    if (!manager.IsOfVendor()) {
      return InvalidField("parent", "only people of the vendor have portfolios");
    }
    query.vendor = manager.organisation.vendor;
    query.manager = manager.person;
  } else {
    ASSIGN_OR_RETURN(OrganisationName organisation, OrganisationName::Parse("parent", parent));
    query.vendor = std::move(organisation.vendor);
    query.partnership = std::move(organisation.partnership);
  }
  ASSIGN_OR_RETURN(query.from, DayOr("from", request.has_from(), request.from(), clock));
  if (request.has_days()) {
    ASSIGN_OR_RETURN(query.days, wire::FromProto("days", request.days()));
  }
  return query;
}

// Leaves out what nobody is away in.
void KeepOnlyAway(PartnershipAway& partnership) {
  std::erase_if(partnership.windows, [](const WindowAway& one) { return one.away.empty(); });
}

class PortfolioRpc final : public v1::PortfolioService::Service {
 public:
  explicit PortfolioRpc(HandlerPorts ports) : ports_(std::move(ports)) {}

  grpc::Status AssignManager(grpc::ServerContext* context, const v1::AssignManagerRequest* request,
                             v1::AssignManagerResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const AssignManagerCommand command, Read(*request, ports_.clock));
      return cases_.Run(rpc::CommandOf(call, command.vendor.value(), *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const int changed,
                                           partner::AssignManager(work, command));
                          response->set_changed(changed);
                          return OkStatus();
                        });
    });
  }

  grpc::Status ListResponsibilities(grpc::ServerContext* context,
                                    const v1::ListResponsibilitiesRequest* request,
                                    v1::ListResponsibilitiesResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName name,
                       PartnershipName::Parse("parent", request->parent()));
      return cases_.Read(name.vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(GetPartnership(reader.registry, name).status());
        ASSIGN_OR_RETURN(const RecordedResponsibilities recorded,
                         reader.people.FindResponsibilities(name));
        for (const Responsibility& one : std::views::reverse(recorded.history)) {
          Write(name, one, *response->add_responsibilities());
        }
        return OkStatus();
      });
    });
  }

  grpc::Status ListPortfolio(grpc::ServerContext* context, const v1::ListPortfolioRequest* request,
                             v1::ListPortfolioResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName manager, PersonName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const CivilDay day,
                       DayOr("day", request->has_day(), request->day(), ports_.clock));
      ASSIGN_OR_RETURN(
          const PageAsked page,
          ReadPage("ListPortfolio " + request->parent() + " " + day.ToString(), *request));
      const VendorId& vendor = manager.organisation.vendor;
      return cases_.Read(vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(GetPerson(reader.people, manager).status());
        ASSIGN_OR_RETURN(std::vector<PortfolioEntry> entries,
                         reader.people.ListPortfolio(manager, day, page.position, page.limit()));
        response->set_next_page_token(CutPage(
            page, entries, [](const PortfolioEntry& last) { return last.partnership.value(); }));
        for (const PortfolioEntry& one : entries) {
          Write({vendor, one.partnership}, {manager.person, one.days},
                *response->add_responsibilities());
        }
        return OkStatus();
      });
    });
  }

  grpc::Status ListAway(grpc::ServerContext* context, const v1::ListAwayRequest* request,
                        v1::ListAwayResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(AwayQuery query, Read(*request, ports_.clock));
      ASSIGN_OR_RETURN(
          const PageAsked page,
          ReadPage("ListAway " + request->parent() + " " + query.from.ToString(), *request));
      query.after = page.position;
      query.limit = page.limit();
      return cases_.Read(query.vendor.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(
            std::vector<PartnershipAway> answers,
            partner::ListAway({reader.registry, reader.people, reader.presence}, query));
        response->set_next_page_token(CutPage(page, answers, [](const PartnershipAway& last) {
          return last.partnership.partnership.value();
        }));
        for (PartnershipAway& one : answers) {
          if (request->only_away()) KeepOnlyAway(one);
          if (request->only_away() && one.windows.empty()) continue;
          Write(one, *response->add_partnerships());
        }
        return OkStatus();
      });
    });
  }

 private:
  const HandlerPorts ports_;
  const CaseRunner cases_{ports_};
};

}  // namespace

std::unique_ptr<grpc::Service> MakePortfolioRpc(HandlerPorts ports) {
  return std::make_unique<PortfolioRpc>(std::move(ports));
}

}  // namespace tandem::partner
