#include "services/partner_registry/storage/sql_presence.h"

#include <optional>

#include <fmt/format.h>

#include "services/partner_registry/storage/json_columns.h"
#include "services/partner_registry/storage/person_rows.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;
using storage::Result;
using storage::Row;
using storage::Value;

// A question about the rows of a table `t` for all partnerships of a range, or for those of a
// manager: these are few and far apart, so each is looked up by itself. SQLite has to be told:
// CROSS JOIN keeps the order of the tables, and bounds that are no plain column are not taken over
// to `t`, where it would read all of the range.
class RangeQuery {
 public:
  struct Parts {
    std::string_view columns;
    std::string_view table;
    std::string_view joins;
    std::string_view condition;  // begins with AND; {0} and {1} stand for the days of a span
    std::string_view order = "t.partnership";
  };

  explicit RangeQuery(const Parts& parts)
      : of_all_(fmt::format("SELECT {} FROM {} t {} WHERE t.vendor = $1 AND t.partnership >= $2 "
                            "AND t.partnership <= $3 {} ORDER BY {}",
                            parts.columns, parts.table, parts.joins,
                            fmt::format(fmt::runtime(parts.condition), "$4", "$5"), parts.order)),
        of_manager_(fmt::format("SELECT {} FROM responsibilities r CROSS JOIN {} t {} "
                                "WHERE t.vendor = r.vendor AND t.partnership = r.partnership "
                                "AND r.vendor = $1 AND r.partnership || '' >= $2 "
                                "AND r.partnership || '' <= $3 AND r.manager = $4 "
                                "AND r.first_day <= $5 AND r.last_day >= $5 {} ORDER BY {}",
                                parts.columns, parts.table, parts.joins,
                                fmt::format(fmt::runtime(parts.condition), "$6", "$7"),
                                parts.order)) {}

  StatusOr<Result> Run(storage::Transaction& transaction, const PartnershipRange& range,
                       const std::optional<DaySpan>& span) const {
    std::vector<Value> parameters = {range.vendor.value(), range.first.value(), range.last.value()};
    if (range.manager) {
      parameters.emplace_back(range.manager->value());
      parameters.push_back(Of(range.day));
    }
    if (span) {
      parameters.push_back(Of(span->first));
      parameters.push_back(Of(span->last));
    }
    return transaction.Execute(range.manager ? of_manager_ : of_all_, parameters);
  }

 private:
  std::string of_all_;
  std::string of_manager_;
};

constexpr std::string_view kSharesADay = "AND t.last_day >= {0} AND t.first_day <= {1}";

// From the column `column` on.
constexpr std::string_view kAbsenceColumns =
    "t.person, t.first_day, t.last_day, t.cover, p.free_weekdays, p.country, c.erased";
constexpr std::string_view kAbsenceJoins =
    "JOIN people p ON p.vendor = t.vendor AND p.person = t.person "
    "LEFT JOIN people c ON c.vendor = t.vendor AND c.person = t.cover";

StatusOr<KnownAbsence> KnownAbsenceOf(const OrganisationName& organisation, const Row& row,
                                      std::size_t column) {
  KnownAbsence absence{.free_weekdays = static_cast<unsigned long>(row.Int(column + 4)),
                       .country = row.Text(column + 5),
                       .days = SpanOf(row, column + 1)};
  absence.person.organisation = organisation;
  ASSIGN_OR_RETURN(absence.person.person, PersonIdOf(row.Text(column)));
  if (!row.IsNull(column + 3)) {
    ASSIGN_OR_RETURN(absence.cover, PersonIdOf(row.Text(column + 3)));
    absence.cover_erased = row.MaybeInt(column + 6).value_or(0) != 0;
  }
  return absence;
}

}  // namespace

StatusOr<Presence::ByPartnership<SettingsValues>> SqlPresence::Settings(
    const PartnershipRange& range) {
  static const RangeQuery kQuery(
      {.columns = "t.partnership, t.country, t.free_weekdays, t.shutdowns, t.working_weekends",
       .table = "organisation_settings"});
  ASSIGN_OR_RETURN(const Result result, kQuery.Run(transaction_, range, std::nullopt));
  ByPartnership<SettingsValues> settings;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipIdOf(row.Text(0)));
    SettingsValues& values = settings[std::move(partnership)];
    values.country = row.Text(1);
    values.free_weekdays = static_cast<unsigned long>(row.Int(2));
    ASSIGN_OR_RETURN(values.shutdowns, ShutdownsOfJson(row.Text(3)));
    ASSIGN_OR_RETURN(values.working_weekends, DaysOfJson(row.Text(4)));
  }
  return settings;
}

StatusOr<Presence::ByPartnership<CalendarSpec>> SqlPresence::Calendars(
    const PartnershipRange& range) {
  static const RangeQuery kQuery(
      {.columns = "t.partnership, t.notation, t.files",
       .table = "fiscal_calendars",
       .condition = "AND NOT EXISTS (SELECT 1 FROM fiscal_calendars n WHERE n.vendor = t.vendor "
                    "AND n.partnership = t.partnership AND n.revision > t.revision)"});
  ASSIGN_OR_RETURN(const Result result, kQuery.Run(transaction_, range, std::nullopt));
  ByPartnership<CalendarSpec> calendars;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipIdOf(row.Text(0)));
    CalendarSpec& spec = calendars[std::move(partnership)];
    spec.notation = row.Text(1);
    ASSIGN_OR_RETURN(spec.files, FilesOfJson(row.Text(2)));
  }
  return calendars;
}

StatusOr<Presence::ByPartnership<std::vector<KnownAbsence>>> SqlPresence::Absences(
    const PartnershipRange& range, const DaySpan& span) {
  static const std::string kColumns = fmt::format("t.partnership, {}", kAbsenceColumns);
  static const RangeQuery kQuery(
      {.columns = kColumns, .table = "absences", .joins = kAbsenceJoins, .condition = kSharesADay});
  ASSIGN_OR_RETURN(const Result result, kQuery.Run(transaction_, range, span));
  ByPartnership<std::vector<KnownAbsence>> absences;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipIdOf(row.Text(0)));
    std::vector<KnownAbsence>& known = absences[partnership];
    ASSIGN_OR_RETURN(known.emplace_back(),
                     KnownAbsenceOf({range.vendor, std::move(partnership)}, row, 1));
  }
  return absences;
}

StatusOr<Presence::ByPartnership<ResponsibilityHistory>> SqlPresence::Responsibilities(
    const PartnershipRange& range, const DaySpan& span) {
  static const RangeQuery kQuery({.columns = "t.partnership, t.manager, t.first_day, t.last_day",
                                  .table = "responsibilities",
                                  .condition = kSharesADay,
                                  .order = "t.partnership, t.first_day"});
  ASSIGN_OR_RETURN(const Result result, kQuery.Run(transaction_, range, span));
  ByPartnership<ResponsibilityHistory> responsibilities;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(PartnershipId partnership, PartnershipIdOf(row.Text(0)));
    ASSIGN_OR_RETURN(responsibilities[std::move(partnership)].emplace_back(),
                     ResponsibilityOf(row, 1));
  }
  return responsibilities;
}

StatusOr<std::vector<KnownAbsence>> SqlPresence::AbsencesAround(const PersonName& person,
                                                                const DaySpan& span) {
  static const std::string kSql = fmt::format(
      "SELECT {} FROM absences t {} WHERE t.vendor = $1 AND t.last_day >= $3 AND t.first_day <= $4 "
      "AND t.person IN (SELECT CAST($2 AS TEXT) UNION SELECT cover FROM absences "
      "WHERE vendor = $1 AND person = $2 AND last_day >= $3 AND first_day <= $4) "
      "ORDER BY t.first_day",
      kAbsenceColumns, kAbsenceJoins);
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute(kSql, {person.organisation.vendor.value(), person.person.value(),
                                  Of(span.first), Of(span.last)}));
  std::vector<KnownAbsence> absences;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(absences.emplace_back(), KnownAbsenceOf(person.organisation, row, 0));
  }
  return absences;
}

}  // namespace tandem::partner
