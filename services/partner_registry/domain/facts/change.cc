#include "services/partner_registry/domain/facts/change.h"

#include <chrono>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "libs/calendar/fiscal/calendar_names.h"

namespace tandem::partner {
namespace {

using Fields = std::vector<FieldChange>;

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

// A state as fields, in an order that depends on its type alone.
struct FieldValue {
  std::string_view name;
  std::string value;
};

std::string Weekdays(const calendar::WeekdaySet& set) {
  std::string text;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const std::size_t day = (i + 1) % set.size();  // from Monday on
    if (!set.test(day)) continue;
    if (!text.empty()) text += ' ';
    text += calendar::kWeekdayNames.at(day).substr(0, 3);
  }
  return text;
}

std::string Spans(const std::vector<Shutdown>& shutdowns) {
  std::string text;
  for (const Shutdown& one : shutdowns) {
    fmt::format_to(std::back_inserter(text), "{}{}..{}", text.empty() ? "" : " ",
                   one.first.ToString(), one.last.ToString());
  }
  return text;
}

std::string Days(const std::vector<CivilDay>& days) {
  std::string text;
  for (const CivilDay day : days) text += (text.empty() ? "" : " ") + day.ToString();
  return text;
}

// Files by path, size and a hash, because their text is in the revision itself.
std::string Files(const std::vector<CalendarFile>& files) {
  std::string text;
  for (const CalendarFile& file : files) {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (const char c : file.content) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    fmt::format_to(std::back_inserter(text), "{}{} ({} bytes, {:016x})", text.empty() ? "" : ", ",
                   file.path, file.content.size(), hash);
  }
  return text;
}

std::string Business(BusinessModel model) {
  switch (model) {
    case BusinessModel::kUnknown:
      return "";
    case BusinessModel::kConsulting:
      return "consulting";
    case BusinessModel::kSolutionProvider:
      return "solution provider";
    case BusinessModel::kReseller:
      return "reseller";
    case BusinessModel::kManagedServices:
      return "managed services";
    case BusinessModel::kDistributor:
      return "distributor";
  }
  return {};
}

// "ann from 2026-02-01, bob from 2026-08-01 to 2026-12-31".
std::string Managers(const ResponsibilityHistory& history) {
  std::string text;
  for (const Responsibility& one : history) {
    fmt::format_to(std::back_inserter(text), "{}{} from {}", text.empty() ? "" : ", ",
                   one.manager.value(), one.days.first.ToString());
    if (one.days.last == kUntilFurtherNotice) continue;
    fmt::format_to(std::back_inserter(text), " to {}", one.days.last.ToString());
  }
  return text;
}

std::string KindText(CalendarKind kind) {
  switch (kind) {
    case CalendarKind::kRecorded:
      return "recorded";
    case CalendarKind::kCorrection:
      return "correction";
    case CalendarKind::kChangeOfYearEnd:
      return "change of year-end";
  }
  return {};
}

std::vector<FieldValue> ValuesOf(const OrganisationSettings& settings) {
  const SettingsValues& values = settings.values;
  return {{"country", values.country},
          {"free_weekdays", Weekdays(values.free_weekdays)},
          {"lead_days", std::to_string(values.lead_days)},
          {"shutdowns", Spans(values.shutdowns)},
          {"working_weekends", Days(values.working_weekends)}};
}

void AppendVerification(const Verification& verification, std::vector<FieldValue>& values) {
  values.push_back({"verified_by", verification.person});
  values.push_back({"verification_method", verification.method});
  values.push_back({"verify_time", ToText(verification.time)});
}

std::vector<FieldValue> ValuesOf(const CalendarRevision& calendar) {
  std::vector<FieldValue> values = {{"notation", calendar.spec.notation},
                                    {"files", Files(calendar.spec.files)},
                                    {"revision", std::to_string(calendar.revision)},
                                    {"kind", KindText(calendar.kind)},
                                    {"reason", calendar.reason}};
  if (calendar.verification) {
    AppendVerification(*calendar.verification, values);
  } else {
    for (const char* name : {"verified_by", "verification_method", "verify_time"}) {
      values.push_back({name, ""});
    }
  }
  return values;
}

std::vector<FieldValue> ValuesOf(const Verified& verified) {
  std::vector<FieldValue> values = {{"revision", std::to_string(verified.revision)}};
  AppendVerification(verified.verification, values);
  return values;
}

std::vector<FieldValue> ValuesOf(const Person& person) {
  const PersonValues& values = person.values;
  return {{"role", std::string(RoleText(values.role))},
          {"time_zone", values.time_zone},
          {"free_weekdays", Weekdays(values.free_weekdays)},
          {"country", values.country},
          {"state", person.erased ? "erased" : "active"}};
}

template <typename State>
void AppendNew(std::string_view prefix, const State& state, Fields& fields) {
  for (FieldValue& one : ValuesOf(state)) {
    if (one.value.empty()) continue;
    fields.push_back({fmt::format("{}{}", prefix, one.name), "", std::move(one.value)});
  }
}

template <typename State>
Fields Difference(const State& before, const State& after) {
  Fields fields;
  std::vector<FieldValue> old_values = ValuesOf(before);
  std::vector<FieldValue> new_values = ValuesOf(after);
  for (std::size_t i = 0; i < old_values.size(); ++i) {
    if (old_values[i].value == new_values[i].value) continue;
    fields.push_back({std::string(old_values[i].name), std::move(old_values[i].value),
                      std::move(new_values[i].value)});
  }
  return fields;
}

Fields Registered(const std::string& display_name, const OrganisationSettings& settings,
                  const std::optional<CalendarRevision>& calendar) {
  Fields fields = {{"display_name", "", display_name}};
  AppendNew("settings.", settings, fields);
  if (calendar) AppendNew("calendar.", *calendar, fields);
  return fields;
}

// A value that is personal: that it was there, or changed, is all that is told.
constexpr std::string_view kNotKept = "(not kept)";

FieldChange Personal(std::string_view field, const std::string& before, const std::string& after) {
  return {std::string(field), std::string(before.empty() ? "" : kNotKept),
          std::string(after.empty() ? "" : kNotKept)};
}

Fields Personally(const Person& before, const Person& after) {
  Fields fields = Difference(before, after);
  const std::string& old_name = before.values.display_name;
  const std::string& new_name = after.values.display_name;
  if (old_name != new_name) fields.push_back(Personal("display_name", old_name, new_name));
  return fields;
}

Fields NewPerson(const Person& person) {
  Fields fields;
  AppendNew("", person, fields);
  fields.push_back(Personal("display_name", "", person.values.display_name));
  return fields;
}

Fields Contacted(const ContactChanged& fact) {
  Fields fields;
  const ContactValues& before = fact.before.values;
  const ContactValues& after = fact.after.values;
  if (before.email != after.email) {
    fields.push_back(Personal("email", before.email, after.email));
  }
  if (before.phone != after.phone) {
    fields.push_back(Personal("phone", before.phone, after.phone));
  }
  return fields;
}

std::string HowMany(const std::vector<Absence>& absences) {
  return fmt::format("{} known", absences.size());
}

// Of a fact whose state before may be missing.
template <typename Fact>
Fields SinceFirst(const Fact& fact) {
  if (fact.before) return Difference(*fact.before, fact.after);
  Fields fields;
  AppendNew("", fact.after, fields);
  return fields;
}

}  // namespace

OrganisationName OrganisationOf(const Fact& fact) {
  return std::visit(
      Overloaded{
          [](const VendorRegistered& one) { return OrganisationName{one.vendor.id, std::nullopt}; },
          [](const VendorRenamed& one) { return OrganisationName{one.after.id, std::nullopt}; },
          [](const PartnershipRegistered& one) {
            return OrganisationName{one.partnership.name.vendor, one.partnership.name.partnership};
          },
          [](const PartnershipRenamed& one) {
            return OrganisationName{one.after.name.vendor, one.after.name.partnership};
          },
          [](const BusinessModelChanged& one) {
            return OrganisationName{one.after.name.vendor, one.after.name.partnership};
          },
          [](const ResponsibilityChanged& one) {
            return OrganisationName{one.partnership.vendor, one.partnership.partnership};
          },
          [](const PersonRegistered& one) { return one.person.name.organisation; },
          [](const PersonChanged& one) { return one.after.name.organisation; },
          [](const PersonErased& one) { return one.after.name.organisation; },
          [](const ContactChanged& one) { return one.person.organisation; },
          [](const AbsencesChanged& one) { return one.person.organisation; },
          [](const FactVerified& one) { return one.after.subject.organisation; },
          [](const auto& one) { return one.organisation; }},
      fact);
}

std::string ResourceOf(const Fact& fact) {
  const std::string organisation = OrganisationOf(fact).ToString();
  return std::visit(
      Overloaded{[&](const SettingsChanged&) { return organisation + "/settings"; },
                 [&](const CalendarRevised&) { return organisation + "/fiscalCalendar"; },
                 [&](const CalendarVerified&) { return organisation + "/fiscalCalendar"; },
                 [](const PersonRegistered& one) { return one.person.name.ToString(); },
                 [](const PersonChanged& one) { return one.after.name.ToString(); },
                 [](const PersonErased& one) { return one.after.name.ToString(); },
                 [](const ContactChanged& one) { return one.person.ToString() + "/contact"; },
                 [](const AbsencesChanged& one) { return one.person.ToString() + "/absences"; },
                 [](const FactVerified& one) { return one.after.subject.ToString(); },
                 [&](const auto&) { return organisation; }},
      fact);
}

std::vector<FieldChange> FieldsOf(const Fact& fact) {
  return std::visit(
      Overloaded{[](const VendorRegistered& one) {
                   return Registered(one.vendor.display_name, one.settings, one.calendar);
                 },
                 [](const PartnershipRegistered& one) {
                   Fields fields =
                       Registered(one.partnership.display_name, one.settings, one.calendar);
                   std::string model = Business(one.partnership.business_model);
                   if (!model.empty()) fields.push_back({"business_model", "", std::move(model)});
                   return fields;
                 },
                 [](const VendorRenamed& one) {
                   return Fields{{"display_name", one.before.display_name, one.after.display_name}};
                 },
                 [](const PartnershipRenamed& one) {
                   return Fields{{"display_name", one.before.display_name, one.after.display_name}};
                 },
                 [](const CalendarRevised& one) { return SinceFirst(one); },
                 [](const FactVerified& one) { return SinceFirst(one); },
                 [](const BusinessModelChanged& one) {
                   return Fields{{"business_model", Business(one.before.business_model),
                                  Business(one.after.business_model)}};
                 },
                 [](const ResponsibilityChanged& one) {
                   return Fields{{"manager", Managers(one.before), Managers(one.after)}};
                 },
                 [](const PersonRegistered& one) { return NewPerson(one.person); },
                 [](const PersonChanged& one) { return Personally(one.before, one.after); },
                 [](const PersonErased& one) { return Personally(one.before, one.after); },
                 [](const ContactChanged& one) { return Contacted(one); },
                 [](const AbsencesChanged& one) {
                   return Fields{{"absences", HowMany(one.before), HowMany(one.after)}};
                 },
                 [](const auto& one) { return Difference(one.before, one.after); }},
      fact);
}

}  // namespace tandem::partner
