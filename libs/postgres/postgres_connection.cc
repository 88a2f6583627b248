#include "libs/postgres/postgres_connection.h"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

namespace tandem::postgres {
namespace {

using storage::Result;
using storage::Row;
using storage::Value;

constexpr int kBinary = 1;

// Behind the last line break there is nothing.
std::string Trimmed(const char* text) {
  std::string trimmed = text == nullptr ? "" : text;
  while (!trimmed.empty() && trimmed.back() == '\n') trimmed.pop_back();
  return trimmed;
}

// By SQLSTATE; see "PostgreSQL Error Codes" in its manual.
Status CodeOf(std::string_view state, const std::string& message) {
  const std::string_view category = state.substr(0, 2);
  if (state == "23505") return AlreadyExists(message);
  if (category == "23") return FailedPrecondition(message);
  if (category == "40" || state == "55P03") return Aborted(message);
  if (state == "53100" || state == "53200") {
    return WithReason(Unavailable(message), "STORAGE_FULL");
  }
  // No connection, too many of them, the server stops or starts, its disk fails.
  if (category.empty() || category == "08" || category == "53" || category == "57" ||
      category == "58") {
    return WithReason(Unavailable(message), "STORAGE_IO");
  }
  if (category == "28" || state == "3D000") return FailedPrecondition(message);
  return Internal(message);
}

std::int64_t ChangesOf(const pg_result* answer) {
  const std::string_view text = PQcmdTuples(const_cast<pg_result*>(answer));
  std::int64_t changes = 0;
  std::from_chars(text.data(), text.data() + text.size(), changes);
  return changes;
}

StatusOr<Row> RowOf(const pg_result* answer, int row) {
  std::vector<Value> values;
  const int columns = PQnfields(answer);
  values.reserve(static_cast<std::size_t>(columns));
  for (int column = 0; column < columns; ++column) {
    if (PQgetisnull(answer, row, column) != 0) {
      values.emplace_back();
      continue;
    }
    const std::string_view bytes(PQgetvalue(answer, row, column),
                                 static_cast<std::size_t>(PQgetlength(answer, row, column)));
    ASSIGN_OR_RETURN(values.emplace_back(), Decode(bytes, PQftype(answer, column)));
  }
  return Row(std::move(values));
}

}  // namespace

void Connection::CloseConnection::operator()(pg_conn* connection) const { PQfinish(connection); }
void Connection::ClearResult::operator()(pg_result* result) const { PQclear(result); }

StatusOr<std::unique_ptr<Connection>> Connection::Open(const PostgresOptions& options) {
  // What the options leave open: names and values of libpq's own list.
  const std::string timeout = std::to_string(options.connect_timeout.count());
  const std::array<const char*, 6> names = {"dbname",           "connect_timeout",
                                            "tcp_user_timeout", "application_name",
                                            "client_encoding",  nullptr};
  const std::array<const char*, 6> values = {options.server.c_str(),      timeout.c_str(), "10000",
                                             options.application.c_str(), "UTF8",          nullptr};
  std::unique_ptr<Connection> connection(new Connection(
      PQconnectdbParams(names.data(), values.data(), /*expand_dbname=*/1), options.keep_plans));
  pg_conn* const handle = connection->handle_.get();
  if (PQstatus(handle) != CONNECTION_OK) {
    // Before the session there is no SQLSTATE; the text never has the password.
    const bool refused =
        PQconnectionNeedsPassword(handle) != 0 || PQconnectionUsedPassword(handle) != 0;
    const std::string text = Trimmed(PQerrorMessage(handle));
    if (refused && text.find("authentication") != std::string::npos) {
      return FailedPrecondition(text);
    }
    return WithReason(Unavailable(text), "STORAGE_IO");
  }
  // Notices ("relation exists, skipping") are nobody's business.
  PQsetNoticeProcessor(handle, [](void*, const char*) {}, nullptr);
  if (!options.schema.empty()) {
    RETURN_IF_ERROR(
        connection->Run(fmt::format("SET search_path TO \"{}\"", options.schema).c_str()));
  }
  return connection;
}

bool Connection::IsBroken() const { return PQstatus(handle_.get()) != CONNECTION_OK; }

bool Connection::InTransaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(handle_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

Status Connection::StatusOf(const Answer& answer) {
  may_run_again_ = false;
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return OkStatus();
  const char* const state = answer ? PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE) : nullptr;
  const char* const primary =
      answer ? PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  // Not the detail: it may have the values of a row.
  const std::string message = primary ? primary : Trimmed(PQerrorMessage(handle_.get()));
  const std::string_view code = state ? state : "";
  may_run_again_ = code == "40001" || code == "40P01";
  return CodeOf(code, message);
}

void Connection::Begin(std::string_view sql) {
  deferred_.clear();
  does_something_ = false;
  has_run_ = false;
  may_run_again_ = false;
  Precede(sql);
  const auto now = std::chrono::steady_clock::now();
  if (now - planned_ < keep_plans_) return;
  Precede("DISCARD PLANS");
  planned_ = now;
}

void Connection::Defer(std::string_view sql, std::vector<Value> parameters) {
  Precede(sql, std::move(parameters));
  does_something_ = true;
}

void Connection::Precede(std::string_view sql, std::vector<Value> parameters) {
  deferred_.push_back({std::string(sql), std::move(parameters)});
}

void Connection::EndRead() {
  deferred_.clear();
  if (InTransaction()) PQsendQuery(handle_.get(), "COMMIT");  // if it fails, IsAlive says no
}

bool Connection::IsAlive() {
  while (const Answer answer{PQgetResult(handle_.get())}) {
  }
  return PQconsumeInput(handle_.get()) != 0 && !IsBroken() &&
         PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
}

Status Connection::Run(const char* sql) {
  const std::string_view asked = sql;
  const bool commits = asked == "COMMIT";
  if (asked.starts_with("ROLLBACK")) deferred_.clear();
  if (commits && !has_run_ && !does_something_) {
    deferred_.clear();  // there was no transaction
    return OkStatus();
  }
  has_run_ = has_run_ || commits;  // if the answer does not come, it may have
  ASSIGN_OR_RETURN(const Answer answer, Send(sql));
  RETURN_IF_ERROR(StatusOf(answer));
  has_run_ = true;
  if (commits && std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
    return Internal("the transaction had failed and was rolled back");
  }
  return OkStatus();
}

StatusOr<const Connection::Statement*> Connection::Prepare(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  Statement statement{.name = fmt::format("s{}", statements_.size())};
  const std::string text(sql);
  Answer answer(PQprepare(handle_.get(), statement.name.c_str(), text.c_str(), 0, nullptr));
  RETURN_IF_ERROR(Annotate(StatusOf(answer), sql));
  answer.reset(PQdescribePrepared(handle_.get(), statement.name.c_str()));
  RETURN_IF_ERROR(Annotate(StatusOf(answer), sql));
  for (int i = 0; i < PQnparams(answer.get()); ++i) {
    statement.types.push_back(PQparamtype(answer.get(), i));
  }
  return &statements_.emplace(text, std::move(statement)).first->second;
}

struct Connection::Bound {
  std::vector<std::optional<std::string>> bytes;
  std::vector<const char*> values;
  std::vector<int> lengths;
  std::vector<int> formats;
};

StatusOr<Connection::Bound> Connection::Bind(const Statement& statement,
                                             const std::vector<Value>& parameters) {
  if (statement.types.size() != parameters.size()) {
    return Internal(parameters.size() < statement.types.size() ? "parameters are missing"
                                                               : "parameters are too many");
  }
  const std::size_t count = parameters.size();
  Bound bound{std::vector<std::optional<std::string>>(count),
              std::vector<const char*>(count, nullptr), std::vector<int>(count, 0),
              std::vector<int>(count, kBinary)};
  for (std::size_t i = 0; i < count; ++i) {
    ASSIGN_OR_RETURN(bound.bytes[i], Encode(parameters[i], statement.types[i]));
    if (!bound.bytes[i]) continue;
    bound.values[i] = bound.bytes[i]->data();
    bound.lengths[i] = static_cast<int>(bound.bytes[i]->size());
  }
  return bound;
}

StatusOr<Connection::Answer> Connection::Send(const char* sql) {
  if (deferred_.empty()) return Answer(PQexec(handle_.get(), sql));
  ASSIGN_OR_RETURN(const Statement* const statement, Prepare(sql));
  ASSIGN_OR_RETURN(Bound nothing, Bind(*statement, {}));
  return Ask(*statement, std::move(nothing));
}

StatusOr<Connection::Answer> Connection::Ask(const Statement& statement, Bound bound) {
  if (deferred_.empty()) {
    return Answer(PQexecPrepared(handle_.get(), statement.name.c_str(),
                                 static_cast<int>(bound.values.size()), bound.values.data(),
                                 bound.lengths.data(), bound.formats.data(), kBinary));
  }
  const std::vector<Deferred> deferred = std::exchange(deferred_, {});
  does_something_ = false;
  std::vector<std::pair<const Statement*, Bound>> all;
  for (const Deferred& one : deferred) {
    ASSIGN_OR_RETURN(const Statement* const prepared, Prepare(one.sql));
    auto parameters = Bind(*prepared, one.parameters);
    if (!parameters.ok()) return Annotate(parameters.status(), one.sql);
    all.emplace_back(prepared, *std::move(parameters));
  }
  all.emplace_back(&statement, std::move(bound));
  return AskInPipeline(all);
}

StatusOr<Connection::Answer> Connection::AskInPipeline(
    const std::vector<std::pair<const Statement*, Bound>>& all) {
  pg_conn* const handle = handle_.get();
  PQenterPipelineMode(handle);
  for (const auto& [statement, bound] : all) {
    PQsendQueryPrepared(handle, statement->name.c_str(), static_cast<int>(bound.values.size()),
                        bound.values.data(), bound.lengths.data(), bound.formats.data(), kBinary);
  }
  PQpipelineSync(handle);
  Status failed;
  Answer answer;
  for (std::size_t i = 0; i < all.size() && !IsBroken(); ++i) {
    answer.reset(PQgetResult(handle));
    if (failed.ok()) failed = StatusOf(answer);  // behind an error nothing runs any more
    Answer(PQgetResult(handle)).reset();         // the null that ends a statement's results
  }
  const bool may_run_again = may_run_again_;
  if (!IsBroken()) {
    Answer(PQgetResult(handle)).reset();  // the end of the pipeline
    PQexitPipelineMode(handle);
  } else if (failed.ok()) {
    failed = StatusOf(nullptr);
  }
  may_run_again_ = may_run_again;
  RETURN_IF_ERROR(failed);
  return answer;
}

StatusOr<Result> Connection::Execute(std::string_view sql, const std::vector<Value>& parameters) {
  ASSIGN_OR_RETURN(const Statement* const statement, Prepare(sql));
  auto bound = Bind(*statement, parameters);
  if (!bound.ok()) return Annotate(bound.status(), sql);
  ASSIGN_OR_RETURN(const Answer answer, Ask(*statement, *std::move(bound)));
  RETURN_IF_ERROR(StatusOf(answer));
  has_run_ = true;
  Result result{.changes = ChangesOf(answer.get())};
  const int rows = PQntuples(answer.get());
  result.rows.reserve(static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    auto read = RowOf(answer.get(), row);
    if (!read.ok()) return Annotate(read.status(), sql);
    result.rows.push_back(*std::move(read));
  }
  // SELECT counts its rows, too, but changes none.
  if (PQresultStatus(answer.get()) == PGRES_TUPLES_OK &&
      std::string_view(PQcmdStatus(answer.get())).starts_with("SELECT")) {
    result.changes = 0;
  }
  return result;
}

}  // namespace tandem::postgres
