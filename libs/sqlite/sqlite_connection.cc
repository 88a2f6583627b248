#include "libs/sqlite/sqlite_connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace tandem::sqlite {
namespace {

using storage::Blob;
using storage::Value;

constexpr std::int64_t kPageBytes = 4096;  // SQLite's own choice for a new file

Value ColumnOf(sqlite3_stmt* statement, int column) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  const auto bytes = [&]() -> std::string {
    const void* data = sqlite3_column_blob(statement, column);
    return data ? std::string(static_cast<const char*>(data), size) : std::string();
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
      return bytes();
    case SQLITE_BLOB:
      return Blob{bytes()};
    default:
      return {};
  }
}

// Binds one value; the caller's value outlives the run of the statement.
struct Binder {
  sqlite3_stmt* statement;
  int index;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
  int operator()(double figure) const { return sqlite3_bind_double(statement, index, figure); }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  int operator()(const Blob& blob) const {
    return sqlite3_bind_blob64(statement, index, blob.bytes.data(), blob.bytes.size(),
                               SQLITE_STATIC);
  }
};

Status CodeOf(int extended, const std::string& message) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return AlreadyExists(message);
    default:
      break;
  }
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT:
      return FailedPrecondition(message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Aborted(message);
    case SQLITE_FULL:
      return WithReason(Unavailable(message), "STORAGE_FULL");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return WithReason(Unavailable(message), "STORAGE_IO");
    default:
      return Internal(message);
  }
}

}  // namespace

void Connection::CloseConnection::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Connection::FinalizeStatement::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

StatusOr<std::unique_ptr<Connection>> Connection::Open(const SqliteOptions& options, Role role) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(options.path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(options.path, handle));
  if (code != SQLITE_OK) return connection->ErrorOf(code);
  sqlite3_extended_result_codes(handle, 1);
  RETURN_IF_ERROR(connection->Configure(options, role));
  return connection;
}

Status Connection::Configure(const SqliteOptions& options, Role role) {
  RETURN_IF_ERROR(Run("PRAGMA busy_timeout = 5000"));
  RETURN_IF_ERROR(Run(fmt::format("PRAGMA cache_size = -{}", options.cache_kib)));
  if (role == Role::kReader) {
    RETURN_IF_ERROR(Run("PRAGMA wal_autocheckpoint = 0"));
    return Run("PRAGMA query_only = 1");
  }
  if (role == Role::kAlone) return Run("PRAGMA foreign_keys = ON");
  ASSIGN_OR_RETURN(const storage::Result mode, Execute("PRAGMA journal_mode = WAL"));
  if (mode.rows.empty() || mode.rows[0].Text(0) != "wal") {
    return FailedPrecondition(
        fmt::format("{}: this file system cannot hold a write-ahead log; is it a network drive? "
                    "The data folder must be on a local disk",
                    path_));
  }
  RETURN_IF_ERROR(Run("PRAGMA synchronous = FULL"));
  RETURN_IF_ERROR(Run("PRAGMA foreign_keys = ON"));
  // What is deleted is overwritten, so that erased personal data cannot be found in the file.
  RETURN_IF_ERROR(Run("PRAGMA secure_delete = ON"));
  // The undo pages of savepoints, too: a group of work would write them to a file of their own.
  RETURN_IF_ERROR(Run("PRAGMA temp_store = MEMORY"));
  RETURN_IF_ERROR(Run(fmt::format("PRAGMA journal_size_limit = {}",
                                  std::int64_t{options.most_log_pages} * kPageBytes)));
  if (options.most_pages > 0) {
    RETURN_IF_ERROR(Run(fmt::format("PRAGMA max_page_count = {}", options.most_pages)));
  }
  // In the place of SQLite's own hook, which would checkpoint: the database decides when.
  sqlite3_wal_hook(
      handle_.get(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Connection*>(self)->log_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  return OkStatus();
}

bool Connection::InTransaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

Status Connection::ErrorOf(int code) const {
  sqlite3* handle = handle_.get();
  const int extended = handle ? sqlite3_extended_errcode(handle) : code;
  const char* text = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  return CodeOf(extended == SQLITE_OK ? code : extended, fmt::format("{}: {}", path_, text));
}

StatusOr<const Connection::Statement*> Connection::Prepare(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
  Statement statement;
  statement.handle.reset(prepared);
  if (code != SQLITE_OK) return Annotate(ErrorOf(code), sql);
  if (rest != sql.data() + sql.size()) return Internal(fmt::format("two statements: {}", sql));
  const int parameters = sqlite3_bind_parameter_count(prepared);
  for (int i = 1; i <= parameters; ++i) {
    const int place = sqlite3_bind_parameter_index(prepared, fmt::format("${}", i).c_str());
    if (place == 0) return Internal(fmt::format("the statement has no parameter ${}: {}", i, sql));
    statement.places.push_back(place);
  }
  return &statements_.emplace(sql, std::move(statement)).first->second;
}

Status Connection::Bind(const Statement& statement, const std::vector<Value>& parameters) const {
  if (statement.places.size() != parameters.size()) {
    const bool fewer = parameters.size() < statement.places.size();
    return Internal(fmt::format("parameters are {}: {}", fewer ? "missing" : "too many",
                                sqlite3_sql(statement.handle.get())));
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Binder bind{statement.handle.get(), statement.places[i]};
    if (const int code = std::visit(bind, parameters[i]); code != SQLITE_OK) return ErrorOf(code);
  }
  return OkStatus();
}

StatusOr<storage::Result> Connection::Execute(std::string_view sql,
                                              const std::vector<Value>& parameters) {
  ASSIGN_OR_RETURN(const Statement* const prepared, Prepare(sql));
  sqlite3_stmt* const statement = prepared->handle.get();
  storage::Result result;
  Status status = Bind(*prepared, parameters);
  const int before = sqlite3_total_changes(handle_.get());
  while (status.ok()) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) {
      status = ErrorOf(code);
      break;
    }
    std::vector<Value> values;
    const int columns = sqlite3_column_count(statement);
    values.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) values.push_back(ColumnOf(statement, column));
    result.rows.emplace_back(std::move(values));
  }
  result.changes = sqlite3_total_changes(handle_.get()) - before;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  if (!status.ok()) return status;
  return result;
}

}  // namespace tandem::sqlite
