#include "services/partner_registry/domain/change.h"

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
          {"shutdowns", Spans(values.shutdowns)}};
}

std::vector<FieldValue> ValuesOf(const CalendarRevision& calendar) {
  const std::optional<Verification>& verification = calendar.verification;
  return {{"notation", calendar.spec.notation},
          {"files", Files(calendar.spec.files)},
          {"revision", std::to_string(calendar.revision)},
          {"kind", KindText(calendar.kind)},
          {"reason", calendar.reason},
          {"verified_by", verification ? verification->person : ""},
          {"verification_method", verification ? verification->method : ""},
          {"verify_time", verification ? ToText(verification->time) : ""}};
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

Fields Revised(const CalendarRevised& fact) {
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
          [](const auto& one) { return one.organisation; }},
      fact);
}

std::string ResourceOf(const Fact& fact) {
  std::string organisation = OrganisationOf(fact).ToString();
  if (std::holds_alternative<SettingsChanged>(fact)) return organisation + "/settings";
  if (std::holds_alternative<CalendarRevised>(fact) ||
      std::holds_alternative<CalendarVerified>(fact)) {
    return organisation + "/fiscalCalendar";
  }
  return organisation;
}

std::vector<FieldChange> FieldsOf(const Fact& fact) {
  return std::visit(
      Overloaded{[](const VendorRegistered& one) {
                   return Registered(one.vendor.display_name, one.settings, one.calendar);
                 },
                 [](const PartnershipRegistered& one) {
                   return Registered(one.partnership.display_name, one.settings, one.calendar);
                 },
                 [](const VendorRenamed& one) {
                   return Fields{{"display_name", one.before.display_name, one.after.display_name}};
                 },
                 [](const PartnershipRenamed& one) {
                   return Fields{{"display_name", one.before.display_name, one.after.display_name}};
                 },
                 [](const CalendarRevised& one) { return Revised(one); },
                 [](const auto& one) { return Difference(one.before, one.after); }},
      fact);
}

}  // namespace tandem::partner
