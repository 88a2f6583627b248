#include "services/fiscal_alignment/rpc/views/amount_view_rpc.h"

#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/rpc/roles.h"
#include "tandem/fiscal/v1/amount_view_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

StatusOr<SplitBy> ReadSplit(v1::ViewAmountRequest::Split split) {
  switch (split) {
    case v1::ViewAmountRequest::SPLIT_UNSPECIFIED:
    case v1::ViewAmountRequest::SPLIT_DAYS:
      return SplitBy::kDays;
    case v1::ViewAmountRequest::SPLIT_JOINT_WORKING_DAYS:
      return SplitBy::kJointWorkingDays;
    case v1::ViewAmountRequest::SPLIT_SEASONALITY:
      return SplitBy::kSeasonality;
    default:
      return InvalidField("split", "is none of this API");
  }
}

StatusOr<AmountQuery> Read(const v1::ViewAmountRequest& request) {
  ASSIGN_OR_RETURN(PartnershipName partnership, PartnershipName::Parse("parent", request.parent()));
  if (!request.has_amount()) return InvalidField("amount", "must be given");
  ASSIGN_OR_RETURN(Money amount, Money::Create("amount", request.amount().currency_code(),
                                               request.amount().minor_units()));
  if (!request.has_days()) return InvalidField("days", "must be given");
  AmountQuery query{.partnership = std::move(partnership), .amount = std::move(amount)};
  ASSIGN_OR_RETURN(query.days, wire::FromProto("days", request.days()));
  ASSIGN_OR_RETURN(query.split, ReadSplit(request.split()));
  query.month_weights.assign(request.month_weights().begin(), request.month_weights().end());
  if (request.mop().empty()) return query;
  ASSIGN_OR_RETURN(query.mop, MopName::Parse("mop", request.mop()));
  return query;
}

void Write(const Money& amount, const std::vector<AmountRow>& rows, v1::AmountView& view) {
  std::int64_t total = 0;
  for (const AmountRow& row : rows) {
    v1::AmountView::Row& message = *view.add_rows();
    message.set_label(row.period.label);
    *message.mutable_days() = wire::ToProto(row.period.days);
    message.set_minor_units(row.minor_units);
    message.set_partial(row.partial);
    total += row.minor_units;
  }
  view.mutable_total()->set_currency_code(amount.currency());
  view.mutable_total()->set_minor_units(total);
}

class AmountViewRpc final : public v1::AmountViewService::Service {
 public:
  explicit AmountViewRpc(const AmountViewRpcPorts& ports)
      : gate_(ports.gate), view_(ports.database, ports.repositories, ports.mops) {}

  grpc::Status ViewAmount(grpc::ServerContext* context, const v1::ViewAmountRequest* request,
                          v1::ViewAmountResponse* response) override {
    return gate_.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const AmountQuery query, Read(*request));
      ASSIGN_OR_RETURN(const AmountAnswer answer, view_.Run(call.caller, query));
      Write(query.amount, answer.own.vendor, *response->mutable_vendor());
      Write(query.amount, answer.own.partner, *response->mutable_partner());
      Write(query.amount, answer.mop, *response->mutable_mop());
      response->set_estimated(answer.estimated);
      return OkStatus();
    });
  }

 private:
  rpc::Gate& gate_;
  const fiscal::ViewAmount view_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAmountViewRpc(const AmountViewRpcPorts& ports) {
  return std::make_unique<AmountViewRpc>(ports);
}

std::vector<identity::PolicyRow> AmountViewPolicyRows() {
  return {{"tandem.fiscal.v1.AmountViewService/ViewAmount", ReaderRoles(), "parent"}};
}

}  // namespace tandem::fiscal
