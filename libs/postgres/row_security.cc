#include "libs/postgres/row_security.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace tandem::postgres {
namespace {

// The vendor is bound by Transaction::ActFor; '*' is every vendor. As CASE, because the planner
// takes that for every second row; of IN it expects a hundredth, and then sorts all of a vendor's
// rows for the few that it believes in, instead of reading a page of them in the order of an index.
constexpr std::string_view kOfVendor =
    "CASE current_setting('app.vendor', true) WHEN vendor THEN true WHEN '*' THEN true "
    "ELSE false END";
constexpr std::string_view kOfKey =
    "CASE current_setting('app.vendor', true) WHEN split_part(aggregateid, '/', 2) THEN true "
    "WHEN '*' THEN true ELSE false END";
constexpr std::string_view kAll = "true";

struct Rule {
  std::string_view table;
  std::string_view condition;  // of the rows that the app may see and write; empty: no policy
  std::string_view app_rights;
  std::string_view relay_rights;
};

constexpr auto kRules = std::to_array<Rule>({
    {"schema_migrations", "", "SELECT", ""},  // its owner reads it too
    {"outbox", kOfKey, "SELECT, INSERT", "SELECT, UPDATE, DELETE"},
    {"outbox_sequences", kOfKey, "SELECT, INSERT, UPDATE", ""},
    {"inbox", kAll, "SELECT, INSERT, DELETE", "SELECT"},
    // A parked event may not even tell whose it is; only operators see them.
    {"dead_letters", kAll, "SELECT, INSERT, UPDATE, DELETE", ""},
    {"timer_occurrences", kAll, "SELECT, INSERT, UPDATE, DELETE", "SELECT"},
    {"leases", kAll, "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT, UPDATE, DELETE"},
    // The audit log only grows.
    {"changes", kOfVendor, "SELECT, INSERT", ""},
});
constexpr Rule kVendorTable{"", kOfVendor, "SELECT, INSERT, UPDATE, DELETE", ""};

StatusOr<Rule> RuleOf(const std::string& table, bool has_vendor) {
  const auto found = std::ranges::find(kRules, table, &Rule::table);
  if (found != kRules.end()) return *found;
  if (has_vendor) return kVendorTable;
  return Internal(fmt::format("table {}: nobody said which role may see it", table));
}

Status RunAll(storage::Transaction& transaction, const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) {
    RETURN_IF_ERROR(transaction.Execute(statement).status());
  }
  return OkStatus();
}

std::vector<std::string> RightsOf(const std::string& table, std::string_view right_name,
                                  const std::string& role, std::string_view rights,
                                  std::string_view condition) {
  std::vector<std::string> statements = {
      fmt::format("DROP POLICY IF EXISTS {} ON {}", right_name, table),
      fmt::format("REVOKE ALL ON {} FROM {}", table, role)};
  if (rights.empty()) return statements;
  statements.push_back(fmt::format("GRANT {} ON {} TO {}", rights, table, role));
  if (condition.empty()) return statements;
  statements.push_back(fmt::format("CREATE POLICY {0} ON {1} TO {2} USING ({3}) WITH CHECK ({3})",
                                   right_name, table, role, condition));
  return statements;
}

Status GrantOn(storage::Transaction& transaction, const std::string& table, const Rule& rule,
               const Roles& roles) {
  if (!rule.condition.empty()) {
    RETURN_IF_ERROR(
        RunAll(transaction, {fmt::format("ALTER TABLE {} ENABLE ROW LEVEL SECURITY", table),
                             fmt::format("ALTER TABLE {} FORCE ROW LEVEL SECURITY", table)}));
  }
  RETURN_IF_ERROR(
      RunAll(transaction, RightsOf(table, "app", roles.app, rule.app_rights, rule.condition)));
  return RunAll(transaction, RightsOf(table, "relay", roles.relay, rule.relay_rights, kAll));
}

}  // namespace

Status GrantRights(storage::Database& owner, const std::string& schema, const Roles& roles) {
  return owner.Write([&](storage::Transaction& transaction) -> Status {
    RETURN_IF_ERROR(RunAll(transaction, {fmt::format("GRANT USAGE ON SCHEMA {} TO {}, {}", schema,
                                                     roles.app, roles.relay)}));
    ASSIGN_OR_RETURN(
        const storage::Result tables,
        transaction.Execute(
            "SELECT CAST(t.table_name AS TEXT), EXISTS (SELECT 1 FROM information_schema.columns c "
            "WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND "
            "c.column_name = 'vendor') FROM information_schema.tables t "
            "WHERE t.table_schema = CAST($1 AS TEXT) AND t.table_type = 'BASE TABLE' ORDER BY 1",
            {schema}));
    for (const storage::Row& row : tables.rows) {
      const std::string& table = row.Text(0);
      ASSIGN_OR_RETURN(const Rule rule, RuleOf(table, row.Bool(1)));
      RETURN_IF_ERROR(GrantOn(transaction, table, rule, roles));
    }
    return OkStatus();
  });
}

}  // namespace tandem::postgres
