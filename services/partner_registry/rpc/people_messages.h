#pragma once

#include "services/partner_registry/app/people/change_absences.h"
#include "services/partner_registry/app/people/list_away.h"
#include "services/partner_registry/domain/people/contact.h"
#include "services/partner_registry/domain/people/person.h"
#include "services/partner_registry/domain/people/responsibility.h"
#include "services/partner_registry/domain/people/working_calendar.h"
#include "tandem/partner/v1/away.pb.h"
#include "tandem/partner/v1/person.pb.h"
#include "tandem/partner/v1/portfolio.pb.h"
#include "tandem/partner/v1/working_calendar.pb.h"

// The resources of the API that are about people, between domain and messages.
namespace tandem::partner {

inline constexpr std::string_view kContactSuffix = "/contact";
inline constexpr std::string_view kWorkingCalendarSuffix = "/workingCalendar";

// An absence by its resource name.
struct AbsenceName {
  PersonName person;
  std::string id;
};
StatusOr<AbsenceName> ParseAbsenceName(std::string_view field, const std::string& name);

void Write(const Person& person, v1::Person& message);
void Write(const PersonName& person, const Contact& contact, v1::Contact& message);
void Write(const PersonName& person, const Absence& absence, v1::Absence& message);
void Write(const PersonName& person, const std::string& time_zone, const WorkingCalendar& calendar,
           v1::WorkingCalendar& message);
void Write(const PartnershipName& partnership, const Responsibility& responsibility,
           v1::Responsibility& message);
void Write(const PartnershipAway& away, v1::PartnershipAway& message);

// What a client says of a person; INVALID_ARGUMENT names the field below "person".
StatusOr<PersonValues> Read(const v1::Person& message);
ContactValues Read(const v1::Contact& message);
// The person named, or nobody if the text is empty.
StatusOr<std::optional<PersonName>> ReadMaybePerson(std::string_view field,
                                                    const std::string& name);

}  // namespace tandem::partner
