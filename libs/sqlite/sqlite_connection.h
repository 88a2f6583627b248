#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "libs/sqlite/sqlite_database.h"
#include "libs/storage/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tandem::sqlite {

// One connection to the file, with the statements that it has prepared. Belongs to one thread at a
// time.
class Connection {
 public:
  // kAlone is for tests: the only connection to its database, which may lie in memory and has no
  // write-ahead log.
  enum class Role { kWriter, kReader, kAlone };

  static StatusOr<std::unique_ptr<Connection>> Open(const SqliteOptions& options, Role role);

  StatusOr<storage::Result> Execute(std::string_view sql,
                                    const std::vector<storage::Value>& parameters = {});
  // The same for statements without parameters and answer: BEGIN, SAVEPOINT …
  Status Run(std::string_view sql) { return Execute(sql).status(); }
  // Whether a transaction is open; SQLite itself may have rolled one back.
  bool InTransaction() const;
  // Pages in the write-ahead log behind this connection's last commit.
  int log_pages() const { return log_pages_; }

 private:
  struct CloseConnection {
    void operator()(sqlite3* connection) const;
  };
  struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
  };
  // A prepared statement, with the place of $1, $2 … in SQLite's own order, which is that in which
  // they stand in the text.
  struct Statement {
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle;
    std::vector<int> places;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Connection(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}

  Status Configure(const SqliteOptions& options, Role role);
  StatusOr<const Statement*> Prepare(std::string_view sql);
  Status Bind(const Statement& statement, const std::vector<storage::Value>& parameters) const;
  Status ErrorOf(int code) const;

  std::string path_;
  int log_pages_ = 0;
  std::unique_ptr<sqlite3, CloseConnection> handle_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> statements_;
};

}  // namespace tandem::sqlite
