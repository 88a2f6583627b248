#include "services/tandem/people/calendar_of_person.h"

#include "libs/wire/type_values.h"
#include "services/tandem/commands/inputs.h"
#include "services/tandem/people/names.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/weekdays.h"
#include "services/tandem/views/people/working_calendar_view.h"

namespace tandem::client {
namespace {

using Calendar = partner::v1::WorkingCalendar;

constexpr auto kOptions = std::to_array<OptionName>({{"days", "--from and --to"}});

std::string ReasonText(Calendar::Reason::Kind kind) {
  switch (kind) {
    case Calendar::Reason::KIND_ABSENCE:
      return "absence";
    case Calendar::Reason::KIND_SHUTDOWN:
      return "shutdown";
    case Calendar::Reason::KIND_PUBLIC_HOLIDAY:
      return "public holiday";
    case Calendar::Reason::KIND_FREE_WEEKDAY:
      return "free weekday";
    case Calendar::Reason::KIND_WORKING_WEEKEND:
      return "working weekend";
    default:
      return "unknown";
  }
}

StatusOr<ExplainedDay> ToDay(const Calendar::Day& message) {
  ExplainedDay day{.works = message.works(), .estimated = message.estimated()};
  ASSIGN_OR_RETURN(day.day, wire::FromProto("date", message.date()));
  for (const Calendar::Reason& reason : message.reasons()) {
    day.reasons.push_back(ReasonText(reason.kind()));
    if (!reason.holiday().empty()) day.holidays.push_back(reason.holiday());
  }
  return day;
}

StatusOr<ExplainedCalendar> ToCalendar(const Calendar& message) {
  ExplainedCalendar calendar{.person = ShortOwner(message.name()),
                             .time_zone = message.time_zone(),
                             .country = message.country(),
                             .free_weekdays = WeekdayNames(message.free_weekdays()),
                             .working_days = message.working_days()};
  for (const Calendar::Day& one : message.days()) {
    ASSIGN_OR_RETURN(ExplainedDay day, ToDay(one));
    calendar.days.push_back(std::move(day));
  }
  return calendar;
}

}  // namespace

StatusOr<std::string> CalendarOfPerson::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const std::string name, ReadPerson("PERSON", person));
  CivilDay first = today;
  if (!from.empty()) {
    ASSIGN_OR_RETURN(first, ReadDay("--from", from));
  }
  CivilDay last = first + (days - 1);
  if (!to.empty()) {
    ASSIGN_OR_RETURN(last, ReadDay("--to", to));
  }
  partner::v1::GetWorkingCalendarRequest request;
  request.set_name(name + "/workingCalendar");
  *request.mutable_days()->mutable_first_day() = wire::ToProto(first);
  *request.mutable_days()->mutable_last_day() = wire::ToProto(last);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, InOptions(PeopleClient(connection).Ask(request), kOptions));
  ASSIGN_OR_RETURN(ExplainedCalendar calendar, ToCalendar(answer.calendar()));
  ASSIGN_OR_RETURN(const auto who, Names(connection).Person(name));
  calendar.name = who.display_name();
  if (format == Format::kTable) return CalendarAsText(calendar, terminal);
  return Drawn(CalendarRows(calendar), format, terminal, "");
}

}  // namespace tandem::client
