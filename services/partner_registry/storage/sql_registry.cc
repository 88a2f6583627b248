#include "services/partner_registry/storage/sql_registry.h"

#include <limits>

#include "services/partner_registry/storage/expect_change.h"
#include "services/partner_registry/storage/json_columns.h"
#include "services/partner_registry/storage/organisation_key.h"

namespace tandem::partner {
namespace {

using storage::Of;
using storage::Result;
using storage::Row;

StatusOr<Vendor> VendorOf(const Row& row) {
  StatusOr<VendorId> id = VendorId::Parse("vendor", row.Text(0));
  if (!id.ok()) return Internal(MessageOf(id.status()));
  return Vendor{*std::move(id), row.Text(1), row.Int(2), row.At(3), row.At(4)};
}

StatusOr<Partnership> PartnershipOf(const VendorId& vendor, const Row& row) {
  StatusOr<PartnershipId> id = PartnershipId::Parse("partnership", row.Text(0));
  if (!id.ok()) return Internal(MessageOf(id.status()));
  const std::int64_t model = row.Int(5);
  if (model < 0 || model > static_cast<int>(kLastBusinessModel)) {
    return Internal("column business_model is damaged");
  }
  return Partnership{{vendor, *std::move(id)},
                     row.Text(1),
                     static_cast<BusinessModel>(model),
                     row.Int(2),
                     row.At(3),
                     row.At(4)};
}

StatusOr<std::vector<Partnership>> PartnershipsOf(const VendorId& vendor, const Result& result) {
  std::vector<Partnership> partnerships;
  partnerships.reserve(result.rows.size());
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(partnerships.emplace_back(), PartnershipOf(vendor, row));
  }
  return partnerships;
}

StatusOr<OrganisationSettings> SettingsOf(const Row& row) {
  OrganisationSettings settings{.revision = row.Int(4), .update_time = row.At(5)};
  settings.values.country = row.Text(0);
  settings.values.free_weekdays = static_cast<unsigned long>(row.Int(1));
  settings.values.lead_days = static_cast<int>(row.Int(2));
  ASSIGN_OR_RETURN(settings.values.shutdowns, ShutdownsOfJson(row.Text(3)));
  ASSIGN_OR_RETURN(settings.values.working_weekends, DaysOfJson(row.Text(6)));
  return settings;
}

StatusOr<CalendarRevision> CalendarOf(const Row& row) {
  const std::int64_t kind = row.Int(3);
  if (kind < 0 || kind > static_cast<int>(CalendarKind::kChangeOfYearEnd)) {
    return Internal("column kind is damaged");
  }
  CalendarRevision calendar{.revision = row.Int(0),
                            .kind = static_cast<CalendarKind>(kind),
                            .reason = row.Text(4),
                            .recorded_by = row.Text(5),
                            .create_time = row.At(6),
                            .verifications = row.Int(10)};
  calendar.spec.notation = row.Text(1);
  ASSIGN_OR_RETURN(calendar.spec.files, FilesOfJson(row.Text(2)));
  if (!row.IsNull(7)) calendar.verification = Verification{row.Text(7), row.Text(8), row.At(9)};
  return calendar;
}

StatusOr<Change> ChangeOf(const VendorId& vendor, const Row& row) {
  Change change{.id = row.Text(1),
                .resource = row.Text(3),
                .action = row.Text(4),
                .person = row.Text(5),
                .time = row.At(0),
                .request_id = row.Text(6)};
  ASSIGN_OR_RETURN(change.organisation, OrganisationOfColumns(vendor, row.Text(2)));
  ASSIGN_OR_RETURN(change.fields, FieldsOfJson(row.Text(7)));
  return change;
}

}  // namespace

StatusOr<std::optional<Vendor>> SqlRegistry::FindVendor(const VendorId& id) {
  ASSIGN_OR_RETURN(const std::optional<Row> row,
                   QueryOne(transaction_,
                            "SELECT vendor, display_name, revision, create_time, update_time "
                            "FROM vendors WHERE vendor = $1",
                            {id.value()}));
  if (!row) return std::optional<Vendor>();
  return VendorOf(*row);
}

StatusOr<std::vector<Vendor>> SqlRegistry::ListVendors(const std::string& after, int limit) {
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute("SELECT vendor, display_name, revision, create_time, update_time "
                           "FROM vendors WHERE vendor > $1 ORDER BY vendor LIMIT $2",
                           {after, std::int64_t{limit}}));
  std::vector<Vendor> vendors;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(vendors.emplace_back(), VendorOf(row));
  }
  return vendors;
}

Status SqlRegistry::InsertVendor(const Vendor& vendor) {
  return transaction_.Defer(
      "INSERT INTO vendors (vendor, display_name, revision, create_time, update_time) "
      "VALUES ($1, $2, $3, $4, $5)",
      {vendor.id.value(), vendor.display_name, vendor.revision, Of(vendor.create_time),
       Of(vendor.update_time)});
}

Status SqlRegistry::UpdateVendor(const Vendor& vendor) {
  return ExpectChange(transaction_.Execute(
      "UPDATE vendors SET display_name = $2, revision = $3, update_time = $4 "
      "WHERE vendor = $1 AND revision = $3 - 1",
      {vendor.id.value(), vendor.display_name, vendor.revision, Of(vendor.update_time)}));
}

StatusOr<std::optional<Partnership>> SqlRegistry::FindPartnership(const PartnershipName& name) {
  ASSIGN_OR_RETURN(
      const std::optional<Row> row,
      QueryOne(transaction_,
               "SELECT partnership, display_name, revision, create_time, update_time, "
               "business_model FROM partnerships WHERE vendor = $1 AND partnership = $2",
               {name.vendor.value(), name.partnership.value()}));
  if (!row) return std::optional<Partnership>();
  return PartnershipOf(name.vendor, *row);
}

StatusOr<std::vector<Partnership>> SqlRegistry::FindPartnershipsNamed(
    const VendorId& vendor, const std::string& display_name, int limit) {
  // Of two imports at a time neither would see the partners that the other one adds.
  RETURN_IF_ERROR(transaction_.Lock("partner_registry names " + vendor.value()));
  ASSIGN_OR_RETURN(const Result result,
                   transaction_.Execute(
                       "SELECT partnership, display_name, revision, create_time, update_time, "
                       "business_model FROM partnerships WHERE vendor = $1 AND display_name = $2 "
                       "ORDER BY partnership LIMIT $3",
                       {vendor.value(), display_name, std::int64_t{limit}}));
  return PartnershipsOf(vendor, result);
}

StatusOr<std::vector<Partnership>> SqlRegistry::ListPartnerships(const VendorId& vendor,
                                                                 const std::string& after,
                                                                 int limit) {
  ASSIGN_OR_RETURN(const Result result,
                   transaction_.Execute(
                       "SELECT partnership, display_name, revision, create_time, update_time, "
                       "business_model FROM partnerships WHERE vendor = $1 AND partnership > $2 "
                       "ORDER BY partnership LIMIT $3",
                       {vendor.value(), after, std::int64_t{limit}}));
  return PartnershipsOf(vendor, result);
}

Status SqlRegistry::InsertPartnership(const Partnership& partnership) {
  return transaction_.Defer(
      "INSERT INTO partnerships (vendor, partnership, display_name, revision, "
      "create_time, update_time, business_model) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {partnership.name.vendor.value(), partnership.name.partnership.value(),
       partnership.display_name, partnership.revision, Of(partnership.create_time),
       Of(partnership.update_time), static_cast<std::int64_t>(partnership.business_model)});
}

Status SqlRegistry::UpdatePartnership(const Partnership& partnership) {
  return ExpectChange(transaction_.Execute(
      "UPDATE partnerships SET display_name = $3, revision = $4, update_time = $5, "
      "business_model = $6 WHERE vendor = $1 AND partnership = $2 AND revision = $4 - 1",
      {partnership.name.vendor.value(), partnership.name.partnership.value(),
       partnership.display_name, partnership.revision, Of(partnership.update_time),
       static_cast<std::int64_t>(partnership.business_model)}));
}

StatusOr<std::optional<OrganisationSettings>> SqlRegistry::FindSettings(
    const OrganisationName& organisation) {
  ASSIGN_OR_RETURN(
      const std::optional<Row> row,
      QueryOne(transaction_,
               "SELECT country, free_weekdays, lead_days, shutdowns, revision, update_time, "
               "working_weekends FROM organisation_settings WHERE vendor = $1 AND partnership = $2",
               {organisation.vendor.value(), PartnershipColumn(organisation)}));
  if (!row) return std::optional<OrganisationSettings>();
  return SettingsOf(*row);
}

Status SqlRegistry::PutSettings(const OrganisationName& organisation,
                                const OrganisationSettings& settings) {
  const SettingsValues& values = settings.values;
  return ExpectChange(transaction_.Execute(
      "INSERT INTO organisation_settings (vendor, partnership, country, free_weekdays, "
      "lead_days, shutdowns, revision, update_time, working_weekends) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (vendor, partnership) DO UPDATE SET country = excluded.country, "
      "free_weekdays = excluded.free_weekdays, lead_days = excluded.lead_days, "
      "shutdowns = excluded.shutdowns, revision = excluded.revision, "
      "update_time = excluded.update_time, working_weekends = excluded.working_weekends "
      "WHERE organisation_settings.revision = excluded.revision - 1",
      {organisation.vendor.value(), PartnershipColumn(organisation), values.country,
       static_cast<std::int64_t>(values.free_weekdays.to_ulong()), std::int64_t{values.lead_days},
       ToJson(values.shutdowns), settings.revision, Of(settings.update_time),
       ToJson(values.working_weekends)}));
}

StatusOr<std::optional<CalendarRevision>> SqlRegistry::FindCalendar(
    const OrganisationName& organisation, std::int64_t revision) {
  if (revision == 0) {
    ASSIGN_OR_RETURN(std::vector<CalendarRevision> newest, ListCalendars(organisation, 0, 1));
    if (newest.empty()) return std::optional<CalendarRevision>();
    return std::optional<CalendarRevision>(std::move(newest.front()));
  }
  ASSIGN_OR_RETURN(
      const std::optional<Row> row,
      QueryOne(transaction_,
               "SELECT revision, notation, files, kind, reason, recorded_by, "
               "create_time, verified_by, verification_method, verify_time, "
               "verifications FROM fiscal_calendars "
               "WHERE vendor = $1 AND partnership = $2 AND revision = $3",
               {organisation.vendor.value(), PartnershipColumn(organisation), revision}));
  if (!row) return std::optional<CalendarRevision>();
  return CalendarOf(*row);
}

StatusOr<std::vector<CalendarRevision>> SqlRegistry::ListCalendars(
    const OrganisationName& organisation, std::int64_t before, int limit) {
  const std::int64_t below = before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
  ASSIGN_OR_RETURN(
      const Result result,
      transaction_.Execute("SELECT revision, notation, files, kind, reason, recorded_by, "
                           "create_time, verified_by, verification_method, verify_time, "
                           "verifications FROM fiscal_calendars "
                           "WHERE vendor = $1 AND partnership = $2 AND revision < $3 "
                           "ORDER BY revision DESC LIMIT $4",
                           {organisation.vendor.value(), PartnershipColumn(organisation), below,
                            std::int64_t{limit}}));
  std::vector<CalendarRevision> calendars;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(calendars.emplace_back(), CalendarOf(row));
  }
  return calendars;
}

Status SqlRegistry::InsertCalendar(const OrganisationName& organisation,
                                   const CalendarRevision& calendar) {
  const std::optional<Verification>& verification = calendar.verification;
  const storage::Value nothing;
  return ExpectChange(transaction_.Execute(
      "INSERT INTO fiscal_calendars (vendor, partnership, revision, notation, files, "
      "kind, reason, recorded_by, create_time, verified_by, verification_method, "
      "verify_time, verifications) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
      "ON CONFLICT (vendor, partnership, revision) DO NOTHING",
      {organisation.vendor.value(), PartnershipColumn(organisation), calendar.revision,
       calendar.spec.notation, ToJson(calendar.spec.files),
       std::int64_t{static_cast<int>(calendar.kind)}, calendar.reason, calendar.recorded_by,
       Of(calendar.create_time), verification ? storage::Value(verification->person) : nothing,
       verification ? storage::Value(verification->method) : nothing,
       verification ? Of(verification->time) : nothing, calendar.verifications}));
}

Status SqlRegistry::UpdateVerification(const OrganisationName& organisation,
                                       const CalendarRevision& calendar) {
  const Verification& verification = calendar.verification.value();
  return ExpectChange(transaction_.Execute(
      "UPDATE fiscal_calendars SET verified_by = $4, verification_method = $5, "
      "verify_time = $6, verifications = $7 WHERE vendor = $1 AND partnership = $2 AND "
      "revision = $3 AND verifications = $7 - 1",
      {organisation.vendor.value(), PartnershipColumn(organisation), calendar.revision,
       verification.person, verification.method, Of(verification.time), calendar.verifications}));
}

StatusOr<std::vector<Change>> SqlRegistry::ListChanges(const OrganisationName& organisation,
                                                       const std::optional<ChangePlace>& after,
                                                       int limit) {
  const std::int64_t time =
      after ? ToMicros(after->time) : std::numeric_limits<std::int64_t>::max();
  std::vector<storage::Value> parameters = {organisation.vendor.value(), time,
                                            after ? after->id : std::string(), std::int64_t{limit}};
  std::string_view sql =
      "SELECT time, id, partnership, resource, action, person, request_id, fields FROM changes "
      "WHERE vendor = $1 AND (time, id) < ($2, $3) ORDER BY time DESC, id DESC LIMIT $4";
  if (organisation.partnership) {
    sql =
        "SELECT time, id, partnership, resource, action, person, request_id, fields FROM changes "
        "WHERE vendor = $1 AND (time, id) < ($2, $3) AND partnership = $5 "
        "ORDER BY time DESC, id DESC LIMIT $4";
    parameters.emplace_back(organisation.partnership->value());
  }
  ASSIGN_OR_RETURN(const Result result, transaction_.Execute(sql, parameters));
  std::vector<Change> changes;
  for (const Row& row : result.rows) {
    ASSIGN_OR_RETURN(changes.emplace_back(), ChangeOf(organisation.vendor, row));
  }
  return changes;
}

Status SqlRegistry::Nested(const std::function<Status()>& work) {
  return transaction_.Nested(work);
}

}  // namespace tandem::partner
