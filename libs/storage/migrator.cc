#include "libs/storage/migrator.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "libs/base/sha256.h"

namespace tandem::storage {
namespace {

constexpr std::string_view kCreateTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations (component TEXT NOT NULL, number BIGINT NOT NULL,"
    " name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL,"
    " PRIMARY KEY (component, number))";

// The statements of a step: cut at semicolons outside of quotes and comments.
std::vector<std::string> Statements(std::string_view sql) {
  std::vector<std::string> statements;
  std::string current;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '-' && i + 1 < sql.size() && sql[i + 1] == '-') {
      while (i < sql.size() && sql[i] != '\n') ++i;
      current += '\n';
    } else if (sql[i] == '\'') {
      const std::size_t end = std::min(sql.find('\'', i + 1), sql.size() - 1);
      current += sql.substr(i, end - i + 1);
      i = end;
    } else if (sql[i] == ';') {
      statements.push_back(std::move(current));
      current.clear();
    } else {
      current += sql[i];
    }
  }
  statements.push_back(std::move(current));
  std::erase_if(statements, [](const std::string& statement) {
    return statement.find_first_not_of(" \t\r\n") == std::string::npos;
  });
  return statements;
}

Status CheckApplied(const Row& row, std::string_view component,
                    std::span<const Migration> migrations) {
  const auto number = static_cast<std::size_t>(row.Int(0));
  if (number > migrations.size()) {
    return FailedPrecondition(fmt::format(
        "the database has schema {} of {}, this program knows {}: start a newer program", number,
        component, migrations.size()));
  }
  const Migration& step = migrations[number - 1];
  if (row.Text(1) == Sha256Hex(step.sql)) return OkStatus();
  return FailedPrecondition(
      fmt::format("step {} ({}) of {} was applied with another text than this program's: the "
                  "database was made by another build; use that one, or another data folder",
                  number, step.name, component));
}

// How many steps of the component are applied, each as this program knows it.
StatusOr<std::size_t> CheckSteps(Transaction& transaction, std::string_view component,
                                 std::span<const Migration> migrations) {
  ASSIGN_OR_RETURN(const Result rows,
                   transaction.Execute("SELECT number, checksum FROM schema_migrations WHERE "
                                       "component = $1 ORDER BY number DESC",
                                       {std::string(component)}));
  for (const Row& row : rows.rows) {
    RETURN_IF_ERROR(CheckApplied(row, component, migrations));
  }
  return rows.rows.size();
}

Status Apply(Transaction& transaction, std::string_view component, const Migration& step) {
  for (const std::string& statement : Statements(step.sql)) {
    const auto done = transaction.Execute(statement);
    if (!done.ok()) {
      return Annotate(done.status(), fmt::format("step {} ({})", step.number, step.name));
    }
  }
  ASSIGN_OR_RETURN(const Instant now, transaction.Now());
  return transaction
      .Execute("INSERT INTO schema_migrations VALUES ($1, $2, $3, $4, $5)",
               {std::string(component), std::int64_t{step.number}, std::string(step.name),
                Sha256Hex(step.sql), Of(now)})
      .status();
}

}  // namespace

Status Migrate(Database& database, std::string_view component,
               std::span<const Migration> migrations) {
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (static_cast<std::size_t>(migrations[i].number) != i + 1) {
      return Internal(
          fmt::format("step {} of {} has the number {}", i + 1, component, migrations[i].number));
    }
  }
  std::size_t applied = 0;
  const Status read = database.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.Execute(kCreateTable).status());
    ASSIGN_OR_RETURN(applied, CheckSteps(transaction, component, migrations));
    return OkStatus();
  });
  RETURN_IF_ERROR(read);
  for (const Migration& step : migrations.subspan(applied)) {
    const Status done = database.Write(
        [&](Transaction& transaction) { return Apply(transaction, component, step); });
    RETURN_IF_ERROR(Annotate(done, component));
  }
  return OkStatus();
}

Status Migrate(Database& database, const Schema& schema) {
  for (const SchemaPart& part : schema) {
    RETURN_IF_ERROR(Migrate(database, part.component, part.migrations));
  }
  return OkStatus();
}

Status CheckSchema(Database& database, const Schema& schema) {
  const Status read = database.Read([&](Transaction& transaction) -> Status {
    for (const auto& [component, migrations] : schema) {
      ASSIGN_OR_RETURN(const std::size_t applied, CheckSteps(transaction, component, migrations));
      if (applied < migrations.size()) {
        return FailedPrecondition(
            fmt::format("the database has schema {} of {}, this program needs {}: migrate it first",
                        applied, component, migrations.size()));
      }
    }
    return OkStatus();
  });
  if (read.code() != StatusCode::kInternal) return read;
  return FailedPrecondition(
      fmt::format("the database was never migrated, or hides its tables: {}", MessageOf(read)));
}

}  // namespace tandem::storage
