#include "services/tandem/mop/living/mop_calendar.h"

#include "libs/wire/type_values.h"
#include "services/tandem/mop/session.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_calendar_client.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/views/mop/mop_words.h"
#include "services/tandem/views/mop/year_view.h"

namespace tandem::client {
namespace {

// The days that were asked for, as far as one was; the other is a limit of all dates.
Status FillDays(const MopCalendarOf& command, fiscal::v1::GetMopCalendarRequest& request) {
  if (command.from.empty() && command.to.empty()) return OkStatus();
  auto& days = *request.mutable_days();
  *days.mutable_first_day() = wire::ToProto(CivilDay::FromYmd(kFirstYear, 1, 1));
  *days.mutable_last_day() = wire::ToProto(CivilDay::FromYmd(kLastYear, 12, 31));
  if (!command.from.empty()) {
    ASSIGN_OR_RETURN(*days.mutable_first_day(), ReadDate("--from", command.from));
  }
  if (!command.to.empty()) {
    ASSIGN_OR_RETURN(*days.mutable_last_day(), ReadDate("--to", command.to));
  }
  return OkStatus();
}

// The month with which the drawing begins.
CivilDay DrawnFrom(const MopCalendarOf& command, const fiscal::v1::GetMopCalendarRequest& request,
                   const fiscal::v1::MopCalendar& calendar, CivilDay today) {
  if (command.year > 0) return CivilDay::FromYmd(command.year, 1, 1);
  if (!command.from.empty()) return DayOf(request.days().first_day()).value_or(today);
  return FirstDrawn(calendar, today);
}

}  // namespace

StatusOr<std::string> MopCalendarOf::Run(const Terminal& terminal, CivilDay today) const {
  fiscal::v1::GetMopCalendarRequest request;
  RETURN_IF_ERROR(FillDays(*this, request));
  ASSIGN_OR_RETURN(const auto session, MopSession::Open(server));
  ASSIGN_OR_RETURN(const FoundMop found, session->Find("MOP", mop));
  const MopCalendarClient client(session->connection());
  if (as_file) {
    fiscal::v1::ExportMopCalendarRequest file;
    file.set_name(found.mop.name());
    ASSIGN_OR_RETURN(const auto answer, client.Ask(file));
    return answer.content();
  }
  request.set_name(found.mop.name());
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  const fiscal::v1::MopCalendar& calendar = answer.calendar();
  if (format != Format::kTable) return Drawn(EntryRows(calendar), format, terminal, "");
  const Voice voice = session->VoiceFor(PartnershipOf(found.mop.name()), {});
  return Noted(found.note, YearAsText(calendar, DrawnFrom(*this, request, calendar, today), today,
                                      voice, terminal));
}

}  // namespace tandem::client
