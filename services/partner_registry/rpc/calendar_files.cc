#include "services/partner_registry/rpc/calendar_files.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/ical/calendar_writer.h"
#include "libs/wire/type_values.h"
#include "services/partner_registry/domain/field.h"

namespace tandem::partner {
namespace {

constexpr int kMostFileDays = 2000;
constexpr std::size_t kMostRemarks = 1000;
constexpr const char* kProduct = "-//Tandem//Partner registry//EN";
constexpr const char* kWorkingWeekend = "WORKING WEEKEND";

v1::FileRemark::Severity ToProto(ical::Severity severity) {
  switch (severity) {
    case ical::Severity::kNote:
      return v1::FileRemark::SEVERITY_NOTE;
    case ical::Severity::kLeftOut:
      return v1::FileRemark::SEVERITY_LEFT_OUT;
    case ical::Severity::kRefused:
      return v1::FileRemark::SEVERITY_REFUSED;
  }
  return v1::FileRemark::SEVERITY_UNSPECIFIED;
}

// Stays the same for as long as what it names does (RFC 7986 wants nothing of a host or person in
// it).
std::string Uid(const OrganisationName& organisation, std::string_view kind, std::string_view id) {
  return fmt::format("{}-{}@{}.tandem", kind, id, organisation.vendor.value());
}

}  // namespace

StatusOr<calendar::DaySpan> FileDays(bool is_given, const type::v1::DaySpan& days, CivilDay today) {
  if (!is_given) return calendar::DaySpan{today.PlusYears(-1), today.PlusYears(3)};
  ASSIGN_OR_RETURN(const calendar::DaySpan span, wire::FromProto("days", days));
  const int length = span.last - span.first + 1;
  if (length < 1) return InvalidField("days", "end before they start");
  if (length <= kMostFileDays) return span;
  return InvalidField("days", fmt::format("{} days are more than {}", length, kMostFileDays));
}

StatusOr<ical::BusyCalendar> ReadFile(const std::string& content, const std::string& zone,
                                      const calendar::DaySpan& bounds, bool include_free) {
  ASSIGN_OR_RETURN(calendar::TimeZone loaded, calendar::TimeZone::Load(zone));
  StatusOr<ical::BusyCalendar> file = ical::ReadBusyDays(
      content, {.zone = std::move(loaded), .bounds = bounds, .free_too = include_free});
  if (!file.ok()) return AtField("content", file.status());
  return file;
}

std::vector<calendar::DaySpan> DaysOff(const ical::BusyCalendar& file) {
  std::vector<calendar::DaySpan> days;
  for (const ical::BusyDays& one : file.entries) {
    if (!one.works) days.push_back(one.days);
  }
  return days;
}

std::vector<CivilDay> WorkingDaysOf(const ical::BusyCalendar& file) {
  std::vector<CivilDay> days;
  for (const ical::BusyDays& one : file.entries) {
    if (!one.works) continue;
    for (CivilDay day = one.days.first; day <= one.days.last; day = day + 1) days.push_back(day);
  }
  return days;
}

void Write(std::vector<ical::Remark> remarks,
           google::protobuf::RepeatedPtrField<v1::FileRemark>& messages) {
  if (remarks.size() > kMostRemarks) {
    std::ranges::stable_sort(remarks, std::greater(), &ical::Remark::severity);
    remarks.resize(kMostRemarks);
    std::ranges::stable_sort(remarks, std::less(), &ical::Remark::line);
  }
  for (ical::Remark& one : remarks) {
    v1::FileRemark& message = *messages.Add();
    message.set_line(one.line);
    message.set_severity(ToProto(one.severity));
    message.set_reason(std::move(one.reason));
    message.set_text(std::move(one.text));
  }
}

std::string FileOf(const Person& person, const std::vector<Absence>& absences, Instant now) {
  const std::string& name = person.values.display_name;
  std::vector<ical::DayEntry> entries;
  for (const Absence& one : absences) {
    entries.push_back({.uid = Uid(person.name.organisation, "absence", one.id),
                       .days = one.days,
                       .summary = fmt::format("{} is away", name),
                       .sequence = static_cast<int>(person.absences_revision),
                       .out_of_office = true});
  }
  return ical::WriteCalendar({fmt::format("Absences of {}", name), kProduct}, entries, now);
}

std::string FileOf(const OrganisationName& organisation, const std::string& display_name,
                   const OrganisationSettings& settings, Instant now) {
  const auto uid = [&](std::string_view kind, CivilDay day) {
    const std::string owner = organisation.partnership ? organisation.partnership->value() : "own";
    return Uid(organisation, kind, fmt::format("{}-{}", owner, day.ToString()));
  };
  const int sequence = static_cast<int>(settings.revision);
  std::vector<ical::DayEntry> entries;
  for (const Shutdown& one : settings.values.shutdowns) {
    entries.push_back({.uid = uid("shutdown", one.first),
                       .days = one,
                       .summary = fmt::format("{} is closed", display_name),
                       .sequence = sequence});
  }
  for (const CivilDay day : settings.values.working_weekends) {
    entries.push_back({.uid = uid("working", day),
                       .days = {day, day},
                       .summary = fmt::format("{} works", display_name),
                       .busy = false,
                       .sequence = sequence,
                       .categories = {kWorkingWeekend}});
  }
  return ical::WriteCalendar({fmt::format("Shutdowns of {}", display_name), kProduct}, entries,
                             now);
}

}  // namespace tandem::partner
