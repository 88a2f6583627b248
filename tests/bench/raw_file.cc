#include "tests/bench/raw_file.h"

#include "tests/bench/calls.h"
#include "tests/bench/comparison.h"

namespace tandem::bench {

RawFile::RawFile(const std::string& path) {
  CheckIs(sqlite3_open(path.c_str(), &database_), SQLITE_OK);
  sqlite3_busy_timeout(database_, 10'000);
  Number("PRAGMA journal_mode=WAL");
  Run("PRAGMA synchronous=FULL");
}

RawFile::~RawFile() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void RawFile::Run(const std::string& sql, const std::vector<std::string>& values) {
  sqlite3_stmt* const statement = Prepared(sql);
  for (std::size_t i = 0; i < values.size(); ++i) {
    sqlite3_bind_text(statement, static_cast<int>(i) + 1, values[i].c_str(), -1, nullptr);
  }
  CheckIs(sqlite3_step(statement), SQLITE_DONE);
  sqlite3_reset(statement);
}

std::int64_t RawFile::Number(const std::string& sql) {
  sqlite3_stmt* const statement = Prepared(sql);
  CheckIs(sqlite3_step(statement), SQLITE_ROW);
  const std::int64_t number = sqlite3_column_int64(statement, 0);
  sqlite3_reset(statement);
  return number;
}

void RawFile::ReadAll(const std::string& sql) {
  sqlite3_stmt* const statement = Prepared(sql);
  std::size_t bytes = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      sqlite3_column_text(statement, column);
      bytes += static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    }
  }
  Keep(bytes);
  sqlite3_reset(statement);
}

void RawFile::CheckIs(int code, int expected) {
  if (code != expected) Check(Internal(sqlite3_errmsg(database_)));
}

sqlite3_stmt* RawFile::Prepared(const std::string& sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr) {
    CheckIs(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK);
  }
  return statement;
}

}  // namespace tandem::bench
