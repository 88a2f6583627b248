#pragma once

#include "libs/ical/busy_calendar.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/people/absence.h"
#include "services/partner_registry/domain/people/person.h"
#include "tandem/partner/v1/calendar_file_service.pb.h"

// Absences and shutdowns between the domain and iCalendar files.
namespace tandem::partner {

// The days of which a file tells: those given, or from a year before `today` to three years after
// it. INVALID_ARGUMENT names "days".
StatusOr<calendar::DaySpan> FileDays(bool is_given, const type::v1::DaySpan& days, CivilDay today);

// What a request's file says; INVALID_ARGUMENT names "content".
StatusOr<ical::BusyCalendar> ReadFile(const std::string& content, const std::string& zone,
                                      const calendar::DaySpan& bounds, bool include_free);

// The days off, and the declared working days, of a file.
std::vector<calendar::DaySpan> DaysOff(const ical::BusyCalendar& file);
std::vector<CivilDay> WorkingDaysOf(const ical::BusyCalendar& file);

// The remarks in the order of the file; if there are too many for an answer, the gravest.
void Write(std::vector<ical::Remark> remarks,
           google::protobuf::RepeatedPtrField<v1::FileRemark>& messages);

std::string FileOf(const Person& person, const std::vector<Absence>& absences, Instant now);
std::string FileOf(const OrganisationName& organisation, const std::string& display_name,
                   const OrganisationSettings& settings, Instant now);

}  // namespace tandem::partner
