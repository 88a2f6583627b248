#include "services/fiscal_alignment/storage/report/sql_report_source.h"

#include "services/fiscal_alignment/storage/json_columns.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kPartnerships =
    "SELECT o.partnership, COALESCE(r.manager, '') FROM organisations o "
    "LEFT JOIN registrations g ON g.vendor = o.vendor AND g.partnership = o.partnership "
    "LEFT JOIN responsibilities r ON r.vendor = o.vendor AND r.partnership = o.partnership AND "
    "r.first_day <= $2 AND r.last_day >= $2 "
    "WHERE o.vendor = $1 AND o.partnership <> '' AND o.name_revision > 0 AND "
    "COALESCE(g.at, 0) < $3 ORDER BY o.partnership";

// Of the revision that counted at the end of the days.
constexpr std::string_view kVerified =
    "SELECT v.partnership, MAX(v.at) FROM calendar_verifications v "
    "WHERE v.vendor = $1 AND v.at >= $2 AND v.at < $3 AND v.revision = "
    "(SELECT MAX(c.revision) FROM calendar_revisions c WHERE c.vendor = v.vendor AND "
    "c.partnership = v.partnership AND c.told < $3) GROUP BY v.partnership";

constexpr std::string_view kTalked =
    "SELECT partnership, MAX(day) FROM mop_conversations "
    "WHERE vendor = $1 AND day >= $2 AND day <= $3 GROUP BY partnership";

constexpr std::string_view kInForce =
    "SELECT partnership, number, kind, first_day, last_day FROM mops "
    "WHERE vendor = $1 AND agreed_at < $3 AND first_day <= $2 AND last_day >= $2";

constexpr std::string_view kTerms =
    "SELECT m.partnership, m.number, m.first_day, m.last_day, c.calendar_hash FROM mops m "
    "JOIN calendar_revisions c ON c.vendor = m.vendor AND c.partnership = m.partnership AND "
    "c.revision = m.basis_partner "
    "WHERE m.vendor = $1 AND m.agreed_at IS NOT NULL AND m.first_day <= $3 AND m.last_day >= $2";

constexpr std::string_view kCalendars =
    "SELECT c.calendar_hash, MIN(c.notation), MIN(c.files) FROM mops m "
    "JOIN calendar_revisions c ON c.vendor = m.vendor AND c.partnership = m.partnership AND "
    "c.revision = m.basis_partner "
    "WHERE m.vendor = $1 AND m.agreed_at IS NOT NULL AND m.first_day <= $3 AND m.last_day >= $2 "
    "GROUP BY c.calendar_hash";

constexpr std::string_view kDone =
    "SELECT partnership, mop, ordinal, done_at FROM reciprocity_records "
    "WHERE vendor = $1 AND closing_side = 1 AND done_at < $2";

CivilDay DayColumn(const storage::Row& row, std::size_t column) {
  return CivilDay(static_cast<std::int32_t>(row.Int(column)));
}

storage::Value Of(CivilDay day) { return std::int64_t{day.days()}; }
// The first moment of the day, in UTC.
storage::Value BeginningOf(CivilDay day) {
  return storage::Of(Instant(std::chrono::sys_days(std::chrono::days(day.days()))));
}

}  // namespace

StatusOr<std::vector<ReportPartnership>> SqlReportSource::Partnerships(
    storage::Transaction& transaction, const VendorId& vendor, CivilDay day) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kPartnerships, {vendor.value(), Of(day), BeginningOf(day + 1)}));
  std::vector<ReportPartnership> partnerships;
  partnerships.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    partnerships.push_back({.id = row.Text(0), .manager = row.Text(1)});
  }
  return partnerships;
}

StatusOr<ReportSource::DayOfPartnership> SqlReportSource::Verified(
    storage::Transaction& transaction, const VendorId& vendor,
    const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kVerified, {vendor.value(), BeginningOf(days.first),
                                                   BeginningOf(days.last + 1)}));
  DayOfPartnership verified;
  for (const storage::Row& row : result.rows) verified[row.Text(0)] = UtcDay(row.At(1));
  return verified;
}

StatusOr<ReportSource::DayOfPartnership> SqlReportSource::Talked(
    storage::Transaction& transaction, const VendorId& vendor,
    const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kTalked, {vendor.value(), Of(days.first), Of(days.last)}));
  DayOfPartnership talked;
  for (const storage::Row& row : result.rows) talked[row.Text(0)] = DayColumn(row, 1);
  return talked;
}

StatusOr<std::vector<ReportMop>> SqlReportSource::InForce(storage::Transaction& transaction,
                                                          const VendorId& vendor,
                                                          CivilDay day) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kInForce, {vendor.value(), Of(day), BeginningOf(day + 1)}));
  std::vector<ReportMop> mops;
  mops.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    mops.push_back({.partnership = row.Text(0),
                    .number = static_cast<int>(row.Int(1)),
                    .kind = static_cast<MopKind>(row.Int(2)),
                    .term = {DayColumn(row, 3), DayColumn(row, 4)}});
  }
  return mops;
}

StatusOr<std::vector<AgreedTerm>> SqlReportSource::Terms(storage::Transaction& transaction,
                                                         const VendorId& vendor,
                                                         const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kTerms, {vendor.value(), Of(days.first), Of(days.last)}));
  std::vector<AgreedTerm> terms;
  terms.reserve(result.rows.size());
  for (const storage::Row& row : result.rows) {
    terms.push_back({.partnership = row.Text(0),
                     .mop = static_cast<int>(row.Int(1)),
                     .term = {DayColumn(row, 2), DayColumn(row, 3)},
                     .calendar = row.Text(4)});
  }
  return terms;
}

StatusOr<std::map<std::string, calendar::CalendarSpec>> SqlReportSource::Calendars(
    storage::Transaction& transaction, const VendorId& vendor,
    const calendar::DaySpan& days) const {
  ASSIGN_OR_RETURN(
      const storage::Result result,
      transaction.Execute(kCalendars, {vendor.value(), Of(days.first), Of(days.last)}));
  std::map<std::string, calendar::CalendarSpec> calendars;
  for (const storage::Row& row : result.rows) {
    calendar::CalendarSpec& spec = calendars[row.Text(0)];
    spec.notation = row.Text(1);
    ASSIGN_OR_RETURN(spec.files, FilesOfJson(row.Text(2)));
  }
  return calendars;
}

StatusOr<std::map<ReportSource::TaskKey, CivilDay>> SqlReportSource::Done(
    storage::Transaction& transaction, const VendorId& vendor, CivilDay day) const {
  ASSIGN_OR_RETURN(const storage::Result result,
                   transaction.Execute(kDone, {vendor.value(), BeginningOf(day + 1)}));
  std::map<TaskKey, CivilDay> done;
  for (const storage::Row& row : result.rows) {
    done[{row.Text(0), static_cast<int>(row.Int(1)), static_cast<int>(row.Int(2))}] =
        UtcDay(row.At(3));
  }
  return done;
}

}  // namespace tandem::fiscal
