#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/status.h"

// The port to a relational database. Adapters: libs/sqlite, libs/postgres. SQL is shared between
// them: parameters are $1, $2 …, `ON CONFLICT … RETURNING` is there, instants are whole
// microseconds.
namespace tandem::storage {

// Bytes of a blob column, as opposed to text.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

// A parameter or column: NULL, whole number, floating figure (never money), UTF-8 text or bytes.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

// One row of an answer. Columns count from 0; asking for another type than the column has, or
// beyond its columns, is a defect of the caller and ends the process.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  std::size_t size() const { return values_.size(); }
  bool IsNull(std::size_t column) const;
  std::int64_t Int(std::size_t column) const;
  bool Bool(std::size_t column) const { return Int(column) != 0; }
  double Real(std::size_t column) const;
  const std::string& Text(std::size_t column) const;
  const std::string& Bytes(std::size_t column) const;
  Instant At(std::size_t column) const { return FromMicros(Int(column)); }
  std::optional<std::int64_t> MaybeInt(std::size_t column) const;
  std::optional<double> MaybeReal(std::size_t column) const;
  std::optional<std::string> MaybeText(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

struct Result {
  std::vector<Row> rows;
  std::int64_t changes = 0;  // rows that an INSERT, UPDATE or DELETE touched
};

// A running transaction. Belongs to one thread at a time and to the call that handed it out.
// Codes: ALREADY_EXISTS a unique key is taken; FAILED_PRECONDITION another constraint; ABORTED run
// the transaction again; UNAVAILABLE the disk is full (reason STORAGE_FULL) or does not answer
// (STORAGE_IO); INTERNAL bad SQL or a damaged file.
class Transaction {
 public:
  virtual ~Transaction() = default;

  // Runs one statement; it is prepared once and kept. After an error only Nested's own rollback or
  // the end of the transaction may follow.
  virtual StatusOr<Result> Execute(std::string_view sql,
                                   const std::vector<Value>& parameters = {}) = 0;

  // Runs a statement whose answer nobody needs. An adapter may let it wait and travel with what
  // comes next; its error is then that of the next call, of the Nested that it stands in, or of the
  // whole transaction.
  virtual Status Defer(std::string_view sql, std::vector<Value> parameters) = 0;

  // Runs `work`; if it fails, what it did is undone and the transaction goes on.
  virtual Status Nested(const std::function<Status()>& work) = 0;

  // From here on the transaction sees and writes the rows of this vendor only, where the database
  // keeps vendors apart by itself (row-level security); elsewhere it does nothing. Until then it
  // sees nobody's. kEveryVendor is for what a service does for itself, never for a caller.
  virtual Status ActFor(std::string_view vendor) = 0;
  static constexpr std::string_view kEveryVendor = "*";

  // Waits until no other transaction holds `name`, then holds it until this one ends. For what has
  // to be read, judged and written without anybody in between.
  virtual Status Lock(std::string_view name) = 0;

  // The database's own clock, which all processes share: for leases, never for business dates.
  virtual StatusOr<Instant> Now() = 0;

  // What this transaction deletes or overwrites shall be gone from the files, too, not only from
  // the tables, when it returns: for personal data. In a file that is too large to be rewritten,
  // bytes of rows that had moved may stay in unused parts of pages; an adapter whose files are a
  // server's leaves it to the server's vacuum and to how long its logs are kept.
  virtual void Shred() {}

  // Calls `callback` on some thread once this transaction is durable; never if it is rolled back.
  // The callback must be quick and must not use the database.
  virtual void AfterCommit(std::function<void()> callback) = 0;
};

using Work = std::function<Status(Transaction&)>;

// Thread-safe. An adapter may put the work of several callers into one physical transaction (group
// commit); each succeeds or fails by itself.
class Database {
 public:
  virtual ~Database() = default;

  // Runs `work` in a transaction and returns when it is durable; if `work` fails, nothing of it
  // stays and its status is returned. `work` may be run more than once and on another thread, and
  // must not call the database but through its transaction.
  virtual Status Write(const Work& work) = 0;

  // Runs `work` on one consistent state of the database; it must not write.
  virtual Status Read(const Work& work) = 0;
};

// Reads what belongs to one vendor, or to kEveryVendor.
Status ReadFor(Database& database, std::string_view vendor, const Work& work);

// For adapters: runs `work`; what it throws is INTERNAL. Work is ours and does not throw, but what
// it calls may.
Status RunGuarded(const Work& work, Transaction& transaction);

// One row or none.
StatusOr<std::optional<Row>> QueryOne(Transaction& transaction, std::string_view sql,
                                      const std::vector<Value>& parameters = {});
// A parameter that may be missing.
Value Nullable(const std::optional<std::string>& text);
Value Nullable(const std::optional<std::int64_t>& number);
Value Nullable(const std::optional<double>& figure);
inline Value Of(Instant instant) { return ToMicros(instant); }

}  // namespace tandem::storage
