#include "services/partner_registry/app/import_partnerships.h"

#include <unordered_map>

#include <fmt/format.h>

#include "services/partner_registry/app/create_partnership.h"
#include "services/partner_registry/app/first_calendar.h"
#include "services/partner_registry/app/import_checks.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/record_calendar.h"
#include "services/partner_registry/app/revise_calendar.h"
#include "services/partner_registry/app/update_partnership.h"
#include "services/partner_registry/app/update_settings.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

constexpr std::string_view kReason = "import";

// A row whose texts are right.
struct CheckedRow {
  std::size_t index = 0;
  std::optional<PartnershipId> id;
  std::string display_name;
  std::string country;
  int lead_days = 0;
  const CheckedCalendar* calendar = nullptr;  // null: leave it

  std::string Field(std::string_view name) const { return fmt::format("rows[{}].{}", index, name); }
};

// One call of ImportPartnerships.
class Import {
 public:
  Import(const UnitOfWork& work, const ImportCommand& command) : work_(work), command_(command) {}

  ImportResult Run(std::size_t index) {
    ImportResult result;
    const Status status = work_.registry.Nested([&]() -> Status {
      ASSIGN_OR_RETURN(result, Apply(index));
      return OkStatus();
    });
    return status.ok() ? result : ImportResult{ImportOutcome::kRefused, "", status};
  }

 private:
  StatusOr<ImportResult> Apply(std::size_t index) {
    ASSIGN_OR_RETURN(const CheckedRow row, Check(index));
    RETURN_IF_ERROR(ClaimText(row));
    ASSIGN_OR_RETURN(const std::optional<Partnership> known, Match(row));
    if (!known) return Create(row);
    RETURN_IF_ERROR(Claim(row, known->name.partnership.value()));
    return Update(row, *known);
  }

  StatusOr<CheckedRow> Check(std::size_t index) {
    const ImportRow& given = command_.rows[index];
    CheckedRow row{.index = index, .lead_days = given.lead_days};
    if (!given.partnership_id.empty()) {
      ASSIGN_OR_RETURN(row.id,
                       PartnershipId::Parse(row.Field("partnership_id"), given.partnership_id));
    }
    ASSIGN_OR_RETURN(row.display_name,
                     CheckDisplayName(row.Field("display_name"), given.display_name));
    ASSIGN_OR_RETURN(row.country, checks_.Country(row.Field("country"), given.country));
    RETURN_IF_ERROR(CheckLeadDays(row.Field("lead_days"), given.lead_days));
    if (!given.calendar.empty()) {
      ASSIGN_OR_RETURN(row.calendar, checks_.Calendar(row.Field("calendar"), given.calendar));
    }
    return row;
  }

  // Refuses a row that means the same partner as one before it, whatever became of that one.
  Status ClaimText(const CheckedRow& row) {
    if (row.id) return Claim(row, row.id->value());
    // No id has a space, so names and ids cannot meet.
    return Claim(row, " " + row.display_name);
  }
  Status Claim(const CheckedRow& row, const std::string& what) {
    const auto [first, is_new] = first_rows_.emplace(what, row.index);
    if (is_new || first->second == row.index) return OkStatus();
    return InvalidField(row.Field(row.id ? "partnership_id" : "display_name"),
                        fmt::format("is the same partner as rows[{}]", first->second));
  }

  StatusOr<std::optional<Partnership>> Match(const CheckedRow& row) {
    if (row.id) return work_.registry.FindPartnership({command_.vendor, *row.id});
    ASSIGN_OR_RETURN(std::vector<Partnership> named,
                     work_.registry.FindPartnershipsNamed(command_.vendor, row.display_name, 2));
    if (named.empty()) return std::optional<Partnership>();
    if (named.size() == 1) return std::optional<Partnership>(std::move(named.front()));
    return InvalidField(row.Field("display_name"),
                        "several partnerships have this name; give the partnership_id");
  }

  StatusOr<ImportResult> Create(const CheckedRow& row) {
    NewPartnership fresh{.vendor = command_.vendor,
                         .id = row.id,
                         .display_name = row.display_name,
                         .settings = {.country = row.country, .lead_days = row.lead_days}};
    if (row.calendar != nullptr) fresh.calendar = row.calendar->spec;
    ASSIGN_OR_RETURN(const Partnership created, RegisterPartnership(work_, std::move(fresh)));
    RETURN_IF_ERROR(Claim(row, created.name.partnership.value()));
    return ImportResult{ImportOutcome::kCreated, created.name.ToString(), OkStatus()};
  }

  StatusOr<ImportResult> Update(const CheckedRow& row, const Partnership& known) {
    const OrganisationName organisation{known.name.vendor, known.name.partnership};
    bool changed = false;
    if (row.display_name != known.display_name) {
      RETURN_IF_ERROR(RenamePartnership(work_, known, row.display_name).status());
      changed = true;
    }
    ASSIGN_OR_RETURN(const OrganisationSettings settings,
                     GetSettings(work_.registry, organisation));
    SettingsValues values = settings.values;
    values.country = row.country;
    values.lead_days = row.lead_days;
    if (values != settings.values) {
      RETURN_IF_ERROR(ReplaceSettings(work_, organisation, settings, std::move(values)).status());
      changed = true;
    }
    ASSIGN_OR_RETURN(const bool revised, Revise(row, organisation));
    return ImportResult{changed || revised ? ImportOutcome::kUpdated : ImportOutcome::kUnchanged,
                        known.name.ToString(), OkStatus()};
  }

  // Whether the calendar changed: none before is recorded, another one is taken as a correction.
  StatusOr<bool> Revise(const CheckedRow& row, const OrganisationName& organisation) {
    if (row.calendar == nullptr) return false;
    ASSIGN_OR_RETURN(const std::optional<CalendarRevision> known,
                     work_.registry.FindCalendar(organisation, 0));
    if (!known) {
      RETURN_IF_ERROR(
          RecordFirst(work_, organisation,
                      FirstCalendar(work_.call, row.calendar->spec, std::string(kReason)))
              .status());
      return true;
    }
    if (known->spec == row.calendar->spec) return false;
    ASSIGN_OR_RETURN(const CheckedCalendar before, CheckCalendar(known->spec));
    if (const Status right = CheckCorrection(before, *row.calendar); !right.ok()) {
      return WithReason(InvalidField(row.Field("calendar"), MessageOf(right)), ReasonOf(right));
    }
    RETURN_IF_ERROR(
        ReviseCalendar(work_, organisation, *known,
                       {row.calendar->spec, CalendarKind::kCorrection, std::string(kReason), ""})
            .status());
    return true;
  }

  const UnitOfWork& work_;
  const ImportCommand& command_;
  ImportChecks checks_;
  std::unordered_map<std::string, std::size_t> first_rows_;  // ids, and names behind a space
};

// Whether the row itself is to blame, so that the others can go on.
bool IsRefusal(const Status& status) { return status.code() == StatusCode::kInvalidArgument; }

}  // namespace

StatusOr<std::vector<ImportResult>> ImportPartnerships(const UnitOfWork& work,
                                                       const ImportCommand& command) {
  if (command.rows.size() > kMostImportRows) {
    return InvalidField(
        "rows", fmt::format("has {} rows, more than {}", command.rows.size(), kMostImportRows));
  }
  RETURN_IF_ERROR(GetVendor(work.registry, command.vendor).status());
  Import import(work, command);
  std::vector<ImportResult> results;
  results.reserve(command.rows.size());
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    results.push_back(import.Run(i));
    if (const Status& error = results.back().error; !error.ok() && !IsRefusal(error)) return error;
  }
  return results;
}

}  // namespace tandem::partner
