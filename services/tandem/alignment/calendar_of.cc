#include "services/tandem/alignment/calendar_of.h"

#include "services/tandem/alignment/answers.h"
#include "services/tandem/remote/alignment_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

// The period behind the last one of the list; none where the calendar ends.
std::optional<calendar::FiscalPeriod> PeriodBehind(const std::vector<calendar::FiscalPeriod>& list,
                                                   const std::string& organisation,
                                                   const AlignmentClient& client) {
  if (list.empty()) return std::nullopt;
  fiscal::v1::ListFiscalPeriodsRequest request;
  request.set_organisation(organisation);
  const auto day = ReadDate("", (list.back().last + 1).ToString());
  if (!day.ok()) return std::nullopt;
  *request.mutable_first_day() = *day;
  *request.mutable_last_day() = *day;
  const auto answer = client.Ask(request);
  if (!answer.ok() || answer->periods().empty()) return std::nullopt;
  const auto period = ToPeriod(answer->periods(0));
  return period.ok() ? std::optional(*period) : std::nullopt;
}

}  // namespace

StatusOr<std::string> CalendarPeriodsOf::Run(const Terminal& terminal) const {
  fiscal::v1::ListFiscalPeriodsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_organisation(), ReadOrganisationName("--of", organisation));
  if (!from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_first_day(), ReadDate("--from", from));
  }
  if (!to.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_last_day(), ReadDate("--to", to));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const AlignmentClient client(connection);
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  PeriodList list{.notation = answer.notation()};
  for (const auto& period : answer.periods()) {
    ASSIGN_OR_RETURN(const calendar::FiscalPeriod read, ToPeriod(period));
    list.periods.push_back(read);
  }
  switch (format) {
    case Format::kCsv:
      return PeriodsAsCsv(list);
    case Format::kJson:
      return PeriodsAsJson(list);
    case Format::kTable:
      break;
  }
  list.next = PeriodBehind(list.periods, request.organisation(), client);
  return PeriodsAsText(list, terminal);
}

StatusOr<std::string> CalendarConvertOf::Run(const Terminal& terminal) const {
  fiscal::v1::ConvertDatesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_organisation(), ReadOrganisationName("--of", organisation));
  for (const std::string& date : dates) {
    ASSIGN_OR_RETURN(*request.add_days(), ReadDate("DATE", date));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const AlignmentClient client(connection);
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  // Booking closes on every day at some instant; here that of the quarter's last day counts.
  request.clear_days();
  for (const auto& date : answer.dates()) *request.add_days() = date.quarter_last_day();
  ASSIGN_OR_RETURN(const auto closes, client.Ask(request));
  if (closes.dates_size() != answer.dates_size()) {
    return Internal("the server answered another number of dates than it was asked");
  }
  std::vector<Conversion> conversions;
  for (int i = 0; i < answer.dates_size(); ++i) {
    ASSIGN_OR_RETURN(const Conversion conversion, ToConversion(answer.dates(i), closes.dates(i)));
    conversions.push_back(conversion);
  }
  switch (format) {
    case Format::kCsv:
      return ConversionsAsCsv(conversions);
    case Format::kJson:
      return ConversionsAsJson(conversions);
    case Format::kTable:
      break;
  }
  return ConversionsAsText(conversions, terminal);
}

StatusOr<std::string> CalendarInferThere::Run(const Terminal& terminal) const {
  fiscal::v1::InferCalendarRequest request;
  for (const std::string& date : year_ends) {
    ASSIGN_OR_RETURN(*request.add_year_ends(), ReadDate("--ends", date));
  }
  for (const std::string& date : quarter_ends) {
    ASSIGN_OR_RETURN(*request.add_quarter_ends(), ReadDate("--quarter-ends", date));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, AlignmentClient(connection).Ask(request));
  const calendar::Inference inference = ToInference(answer);
  switch (format) {
    case Format::kCsv:
      return InferenceAsCsv(inference);
    case Format::kJson:
      return InferenceAsJson(inference);
    case Format::kTable:
      break;
  }
  return InferenceAsText(inference, terminal);
}

}  // namespace tandem::client
