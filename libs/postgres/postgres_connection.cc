#include "libs/postgres/postgres_connection.h"

#include <array>
#include <charconv>

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
  std::unique_ptr<Connection> connection(
      new Connection(PQconnectdbParams(names.data(), values.data(), /*expand_dbname=*/1)));
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

Status Connection::Run(const char* sql) {
  const Answer answer(PQexec(handle_.get(), sql));
  RETURN_IF_ERROR(StatusOf(answer));
  const std::string_view asked = sql;
  if (asked == "COMMIT" && std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
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

StatusOr<Connection::Answer> Connection::Send(const Statement& statement,
                                              const std::vector<Value>& parameters) {
  if (statement.types.size() != parameters.size()) {
    return Internal(parameters.size() < statement.types.size() ? "parameters are missing"
                                                               : "parameters are too many");
  }
  std::vector<std::optional<std::string>> bytes(parameters.size());
  std::vector<const char*> values(parameters.size(), nullptr);
  std::vector<int> lengths(parameters.size(), 0);
  const std::vector<int> formats(parameters.size(), kBinary);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    ASSIGN_OR_RETURN(bytes[i], Encode(parameters[i], statement.types[i]));
    if (!bytes[i]) continue;
    values[i] = bytes[i]->data();
    lengths[i] = static_cast<int>(bytes[i]->size());
  }
  return Answer(PQexecPrepared(handle_.get(), statement.name.c_str(),
                               static_cast<int>(parameters.size()), values.data(), lengths.data(),
                               formats.data(), kBinary));
}

StatusOr<Result> Connection::Execute(std::string_view sql, const std::vector<Value>& parameters) {
  ASSIGN_OR_RETURN(const Statement* const statement, Prepare(sql));
  auto sent = Send(*statement, parameters);
  if (!sent.ok()) return Annotate(sent.status(), sql);
  const Answer answer = *std::move(sent);
  RETURN_IF_ERROR(StatusOf(answer));
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
