#include "services/fiscal_alignment/rpc/alignment_rpc.h"

#include "libs/rpc/page.h"
#include "services/fiscal_alignment/app/alignment_settings.h"
#include "services/fiscal_alignment/app/infer_calendar.h"
#include "services/fiscal_alignment/rpc/messages.h"
#include "services/fiscal_alignment/rpc/update_settings_call.h"
#include "services/fiscal_alignment/wire/alignment_values.h"
#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

// Raised when the cached form of ListFiscalPeriodsResponse changes.
constexpr std::string_view kPeriodsVersion = "1";

std::string EncodePeriods(const PeriodList& list) {
  v1::ListFiscalPeriodsResponse response;
  Write(list, response);
  return response.SerializeAsString();
}

class AlignmentRpc final : public v1::AlignmentService::Service {
 public:
  explicit AlignmentRpc(const AlignmentRpcPorts& ports)
      : gate_(ports.gate),
        database_(ports.database),
        repositories_(ports.repositories),
        list_periods_(ports.database, ports.repositories.organisations, ports.cache, ports.clock),
        convert_dates_(ports.database, ports.repositories.organisations, ports.clock),
        get_alignment_(ports.database, ports.repositories, ports.clock),
        figures_(ports.database, ports.repositories, ports.clock),
        update_settings_(ports.database, {ports.repositories, ports.wake}, ports.clock) {}

  grpc::Status ListFiscalPeriods(grpc::ServerContext* context,
                                 const v1::ListFiscalPeriodsRequest* request,
                                 v1::ListFiscalPeriodsResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PeriodsQuery query, Read(*request));
      ASSIGN_OR_RETURN(ListPeriods::Answer answer,
                       list_periods_.Run(query, kPeriodsVersion, EncodePeriods));
      if (!response->ParseFromString(*answer.bytes)) {
        // What somebody else wrote into the cache is no answer.
        ASSIGN_OR_RETURN(answer, list_periods_.RunFresh(query, EncodePeriods));
        response->ParseFromString(*answer.bytes);
      }
      response->set_calendar_revision(answer.calendar_revision);
      return OkStatus();
    });
  }

  grpc::Status ConvertDates(grpc::ServerContext* context, const v1::ConvertDatesRequest* request,
                            v1::ConvertDatesResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation,
                       OrganisationName::Parse("organisation", request->organisation()));
      ASSIGN_OR_RETURN(std::vector<CivilDay> days, ReadDays("days", request->days()));
      ASSIGN_OR_RETURN(const ConvertedDays converted,
                       convert_dates_.Run(organisation, std::move(days)));
      Write(converted, *response);
      return OkStatus();
    });
  }

  grpc::Status InferCalendar(grpc::ServerContext* context, const v1::InferCalendarRequest* request,
                             v1::InferCalendarResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(std::vector<CivilDay> years, ReadDays("year_ends", request->year_ends()));
      ASSIGN_OR_RETURN(std::vector<CivilDay> quarters,
                       ReadDays("quarter_ends", request->quarter_ends()));
      ASSIGN_OR_RETURN(const calendar::Inference inference,
                       fiscal::InferCalendar(std::move(years), std::move(quarters)));
      Write(inference, *response);
      return OkStatus();
    });
  }

  grpc::Status GetAlignment(grpc::ServerContext* context, const v1::GetAlignmentRequest* request,
                            v1::GetAlignmentResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const AlignmentQuery query, Read(*request));
      ASSIGN_OR_RETURN(const AlignmentAnswer answer, get_alignment_.Run(query));
      Write(answer, *response);
      return OkStatus();
    });
  }

  grpc::Status GetStandingFigure(grpc::ServerContext* context,
                                 const v1::GetStandingFigureRequest* request,
                                 v1::GetStandingFigureResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName name,
                       PartnershipName::Parse("partnership", request->partnership()));
      ASSIGN_OR_RETURN(const StandingView view, figures_.Get(name));
      Write(view, *response->mutable_figure());
      return OkStatus();
    });
  }

  grpc::Status ListStandingFigures(grpc::ServerContext* context,
                                   const v1::ListStandingFiguresRequest* request,
                                   v1::ListStandingFiguresResponse* response) override {
    return gate_.Serve(*context, *request,
                       [&](const rpc::Call&) { return ListFigures(*request, *response); });
  }

  grpc::Status GetAlignmentSettings(grpc::ServerContext* context,
                                    const v1::GetAlignmentSettingsRequest* request,
                                    v1::GetAlignmentSettingsResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName name,
                       OrganisationName::ParseWith(kSettingsSuffix, "name", request->name()));
      if (name.partnership) return InvalidField("name", "must be \"vendors/ID/alignmentSettings\"");
      AlignmentSettings settings;
      RETURN_IF_ERROR(storage::ReadFor(
          database_, name.vendor.value(), [&](storage::Transaction& transaction) -> Status {
            ASSIGN_OR_RETURN(settings,
                             fiscal::GetAlignmentSettings(repositories_, transaction, name.vendor));
            return OkStatus();
          }));
      Write(name.vendor, settings, *response->mutable_settings());
      return OkStatus();
    });
  }

  grpc::Status UpdateAlignmentSettings(grpc::ServerContext* context,
                                       const v1::UpdateAlignmentSettingsRequest* request,
                                       v1::UpdateAlignmentSettingsResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call& call) {
      return update_settings_.Run(call, *request, *response);
    });
  }

 private:
  Status ListFigures(const v1::ListStandingFiguresRequest& request,
                     v1::ListStandingFiguresResponse& response) const {
    ASSIGN_OR_RETURN(const VendorId vendor, VendorId::ParseName("parent", request.parent()));
    ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
    const std::string query = "ListStandingFigures " + vendor.value();
    ASSIGN_OR_RETURN(const std::string position, rpc::PagePosition(query, request.page_token()));
    std::optional<ListPlace> after;
    if (!position.empty()) {
      after = ListPlace::Parse(position);
      if (!after) return InvalidField("page_token", "is not one of this list");
    }
    ASSIGN_OR_RETURN(const FigurePage page, figures_.List(vendor, after, size));
    Write(page, response);
    if (!page.more) return OkStatus();
    const StandingRow& last = page.figures.back().row;
    const ListPlace place{last.gain_order, last.friction_order, last.name.partnership.value()};
    response.set_next_page_token(rpc::PageToken(query, place.ToString()));
    return OkStatus();
  }

  rpc::Gate& gate_;
  storage::Database& database_;
  const Repositories repositories_;
  ListPeriods list_periods_;
  const fiscal::ConvertDates convert_dates_;
  const fiscal::GetAlignment get_alignment_;
  const StandingFigures figures_;
  const UpdateSettingsCall update_settings_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAlignmentRpc(const AlignmentRpcPorts& ports) {
  return std::make_unique<AlignmentRpc>(ports);
}

}  // namespace tandem::fiscal
