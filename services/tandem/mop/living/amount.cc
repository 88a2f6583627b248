#include "services/tandem/mop/living/amount.h"

#include <fmt/format.h>

#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/report_client.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/amount_view.h"

namespace tandem::client {
namespace {

using fiscal::v1::ViewAmountRequest;

constexpr std::size_t kMonths = 12;
constexpr auto kOptions = std::to_array<OptionName>({{"amount", "--amount"},
                                                     {"days.first_day", "--from"},
                                                     {"days.last_day", "--to"},
                                                     {"days", "--from and --to"},
                                                     {"month_weights", "--weights"},
                                                     {"mop", "--mop"},
                                                     {"split", "--split"}});

Status FillSplit(const Amount& command, ViewAmountRequest& request) {
  const bool season = command.split == "season";
  if (season != !command.weights.empty()) {
    return InvalidField("--weights", "belongs to --split season, which needs it");
  }
  if (season && command.weights.size() != kMonths) {
    return InvalidField("--weights", fmt::format("must be 12 whole numbers, from January on; "
                                                 "these are {}",
                                                 command.weights.size()));
  }
  request.set_split(season ? ViewAmountRequest::SPLIT_SEASONALITY : ViewAmountRequest::SPLIT_DAYS);
  if (command.split == "working-days")
    request.set_split(ViewAmountRequest::SPLIT_JOINT_WORKING_DAYS);
  request.mutable_month_weights()->Assign(command.weights.begin(), command.weights.end());
  return OkStatus();
}

}  // namespace

StatusOr<std::string> Amount::Run(const Terminal& terminal) const {
  ViewAmountRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("PARTNERSHIP", partnership));
  ASSIGN_OR_RETURN(*request.mutable_amount(), ReadMoney("--amount", amount));
  ASSIGN_OR_RETURN(*request.mutable_days()->mutable_first_day(), ReadDate("--from", from));
  ASSIGN_OR_RETURN(*request.mutable_days()->mutable_last_day(), ReadDate("--to", to));
  RETURN_IF_ERROR(FillSplit(*this, request));
  if (mop > 0) request.set_mop(fmt::format("{}/mops/{}", request.parent(), mop));
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const auto views,
                   InOptions(ReportClient(session->connection()).Ask(request), kOptions));
  if (format == Format::kJson) return AmountAsJson(views);
  if (format == Format::kCsv) return AmountRows(views).AsCsv();
  return AmountAsText(views, session->VoiceFor(request.parent(), {}), terminal);
}

}  // namespace tandem::client
