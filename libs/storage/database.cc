#include "libs/storage/database.h"

#include <cstdio>
#include <cstdlib>

namespace tandem::storage {
namespace {

// A row was asked for something that it does not have: the SQL and the code beside it disagree.
[[noreturn]] void Disagree(const char* wanted, std::size_t column) {
  std::fprintf(stderr, "defect: column %zu of an answer is no %s\n", column, wanted);
  std::abort();
}

template <typename T>
const T& Get(const std::vector<Value>& values, std::size_t column, const char* wanted) {
  if (column < values.size()) {
    if (const T* value = std::get_if<T>(&values[column])) return *value;
  }
  Disagree(wanted, column);
}

template <typename T>
Value NullableValue(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

}  // namespace

bool Row::IsNull(std::size_t column) const {
  if (column >= values_.size()) Disagree("column", column);
  return std::holds_alternative<std::monostate>(values_[column]);
}

std::int64_t Row::Int(std::size_t column) const {
  return Get<std::int64_t>(values_, column, "whole number");
}

double Row::Real(std::size_t column) const { return Get<double>(values_, column, "figure"); }

const std::string& Row::Text(std::size_t column) const {
  return Get<std::string>(values_, column, "text");
}

const std::string& Row::Bytes(std::size_t column) const {
  return Get<Blob>(values_, column, "blob").bytes;
}

std::optional<std::int64_t> Row::MaybeInt(std::size_t column) const {
  return IsNull(column) ? std::nullopt : std::optional(Int(column));
}

std::optional<double> Row::MaybeReal(std::size_t column) const {
  return IsNull(column) ? std::nullopt : std::optional(Real(column));
}

std::optional<std::string> Row::MaybeText(std::size_t column) const {
  return IsNull(column) ? std::nullopt : std::optional(Text(column));
}

StatusOr<std::optional<Row>> QueryOne(Transaction& transaction, std::string_view sql,
                                      const std::vector<Value>& parameters) {
  ASSIGN_OR_RETURN(Result result, transaction.Execute(sql, parameters));
  if (result.rows.empty()) return std::optional<Row>();
  if (result.rows.size() > 1) return Internal("a query for one row found several");
  return std::optional<Row>(std::move(result.rows.front()));
}

Value Nullable(const std::optional<std::string>& text) { return NullableValue(text); }
Value Nullable(const std::optional<std::int64_t>& number) { return NullableValue(number); }
Value Nullable(const std::optional<double>& figure) { return NullableValue(figure); }

Status ReadFor(Database& database, std::string_view vendor, const Work& work) {
  return database.Read([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor(vendor));
    return work(transaction);
  });
}

Status RunGuarded(const Work& work, Transaction& transaction) {
  try {
    return work(transaction);
  } catch (const std::exception& error) {
    return Internal(std::string("exception in a transaction: ") + error.what());
  }
}

}  // namespace tandem::storage
