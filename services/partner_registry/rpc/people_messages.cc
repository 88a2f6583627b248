#include "services/partner_registry/rpc/people_messages.h"

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/partner_registry/domain/etag.h"

namespace tandem::partner {
namespace {

constexpr std::string_view kAbsences = "/absences/";

// The numbers of the API are those of the domain.
static_assert(static_cast<int>(kLastRole) == v1::Person::Role_MAX);
static_assert(static_cast<int>(DayReasonKind::kWorkingWeekend) ==
              v1::WorkingCalendar::Reason::Kind_MAX);

v1::Side SideOf(bool of_vendor) { return of_vendor ? v1::SIDE_VENDOR : v1::SIDE_PARTNER; }

void Write(const PersonAway& away, v1::PersonAway& message) {
  message.set_person(away.person.ToString());
  *message.mutable_days() = wire::ToProto(away.days);
  message.set_working_days_away(away.working_days_away);
  message.set_working_days(away.working_days);
  if (away.cover) message.set_cover(away.cover->ToString());
  message.set_days_without_cover(away.days_without_cover);
}

void Write(const WindowAway& one, v1::AwayWindow& message) {
  *message.mutable_days() = wire::ToProto(one.window.days);
  for (const WindowClose& close : one.window.closes) {
    v1::WindowClose& to = *message.add_closes();
    to.set_side(SideOf(close.of_vendor));
    *to.mutable_day() = wire::ToProto(close.day);
  }
  if (one.window.shared) *message.mutable_shared_days() = wire::ToProto(*one.window.shared);
  for (const PersonAway& away : one.away) Write(away, *message.add_away());
}

}  // namespace

StatusOr<AbsenceName> ParseAbsenceName(std::string_view field, const std::string& name) {
  const std::size_t place = name.find(kAbsences);
  if (place == std::string::npos) {
    return InvalidField(
        field, fmt::format("\"{}\" must have the form PERSON/absences/ID", name.substr(0, 200)));
  }
  AbsenceName absence{.id = name.substr(place + kAbsences.size())};
  ASSIGN_OR_RETURN(absence.person, PersonName::Parse(field, name.substr(0, place)));
  RETURN_IF_ERROR(CheckId(field, absence.id));
  return absence;
}

void Write(const Person& person, v1::Person& message) {
  const PersonValues& values = person.values;
  message.set_name(person.name.ToString());
  message.set_display_name(values.display_name);
  message.set_role(static_cast<v1::Person::Role>(values.role));
  message.set_time_zone(values.time_zone);
  wire::WriteWeekdays(values.free_weekdays, *message.mutable_free_weekdays());
  message.set_country(values.country);
  message.set_state(person.erased ? v1::Person::STATE_ERASED : v1::Person::STATE_ACTIVE);
  message.set_revision(person.revision);
  message.set_etag(EtagOf(person));
  *message.mutable_create_time() = wire::ToProto(person.create_time);
  *message.mutable_update_time() = wire::ToProto(person.update_time);
}

void Write(const PersonName& person, const Contact& contact, v1::Contact& message) {
  message.set_name(person.ToString() + std::string(kContactSuffix));
  message.set_email(contact.values.email);
  message.set_phone(contact.values.phone);
  message.set_etag(EtagOf(contact));
  if (contact.revision > 0) *message.mutable_update_time() = wire::ToProto(contact.update_time);
}

void Write(const PersonName& person, const Absence& absence, v1::Absence& message) {
  message.set_name(fmt::format("{}{}{}", person.ToString(), kAbsences, absence.id));
  *message.mutable_days() = wire::ToProto(absence.days);
  if (absence.cover) {
    message.set_cover(PersonName{person.organisation, *absence.cover}.ToString());
  }
  message.set_source(absence.source);
}

void Write(const PersonName& person, const std::string& time_zone, const WorkingCalendar& calendar,
           v1::WorkingCalendar& message) {
  message.set_name(person.ToString() + std::string(kWorkingCalendarSuffix));
  message.set_time_zone(time_zone);
  message.set_country(calendar.country);
  wire::WriteWeekdays(calendar.free_weekdays, *message.mutable_free_weekdays());
  message.set_working_days(calendar.working_days);
  for (const ExplainedDay& one : calendar.days) {
    v1::WorkingCalendar::Day& day = *message.add_days();
    *day.mutable_date() = wire::ToProto(one.day);
    day.set_works(one.works);
    day.set_estimated(one.estimated);
    for (const DayReason& reason : one.reasons) {
      v1::WorkingCalendar::Reason& to = *day.add_reasons();
      to.set_kind(static_cast<v1::WorkingCalendar::Reason::Kind>(reason.kind));
      to.set_holiday(reason.holiday);
    }
  }
}

void Write(const PartnershipName& partnership, const Responsibility& responsibility,
           v1::Responsibility& message) {
  message.set_partnership(partnership.ToString());
  message.set_manager(
      PersonName{{partnership.vendor, std::nullopt}, responsibility.manager}.ToString());
  *message.mutable_first_day() = wire::ToProto(responsibility.days.first);
  if (responsibility.days.last == kUntilFurtherNotice) return;
  *message.mutable_last_day() = wire::ToProto(responsibility.days.last);
}

void Write(const PartnershipAway& away, v1::PartnershipAway& message) {
  message.set_partnership(away.partnership.ToString());
  if (away.manager) {
    message.set_manager(
        PersonName{{away.partnership.vendor, std::nullopt}, *away.manager}.ToString());
  }
  for (const WindowAway& one : away.windows) Write(one, *message.add_windows());
  if (away.vendor_unknown) message.add_unknown_sides(v1::SIDE_VENDOR);
  if (away.partner_unknown) message.add_unknown_sides(v1::SIDE_PARTNER);
}

StatusOr<PersonValues> Read(const v1::Person& message) {
  if (message.role() == v1::Person::ROLE_UNSPECIFIED || !v1::Person::Role_IsValid(message.role())) {
    return InvalidField("person.role", "must be said");
  }
  PersonValues values{.display_name = message.display_name(),
                      .role = static_cast<PersonRole>(message.role()),
                      .time_zone = message.time_zone(),
                      .country = message.country()};
  ASSIGN_OR_RETURN(values.free_weekdays,
                   wire::ReadWeekdays("person.free_weekdays", message.free_weekdays()));
  return values;
}

ContactValues Read(const v1::Contact& message) {
  return {.email = message.email(), .phone = message.phone()};
}

StatusOr<std::optional<PersonName>> ReadMaybePerson(std::string_view field,
                                                    const std::string& name) {
  if (name.empty()) return std::optional<PersonName>();
  ASSIGN_OR_RETURN(PersonName person, PersonName::Parse(field, name));
  return std::optional(std::move(person));
}

}  // namespace tandem::partner
