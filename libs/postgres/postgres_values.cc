#include "libs/postgres/postgres_values.h"

#include <bit>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

namespace tandem::postgres {
namespace {

using storage::Blob;
using storage::Value;

// From the server's catalogue pg_type; they never change.
enum KnownType : TypeId {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat4 = 700,
  kFloat8 = 701,
  kUnknown = 705,
  kVarchar = 1043,
};

// In network order.
template <typename Unsigned>
std::string ToBytes(Unsigned number) {
  std::string bytes(sizeof(Unsigned), '\0');
  for (std::size_t i = sizeof(Unsigned); i-- > 0; number = static_cast<Unsigned>(number >> 8)) {
    bytes[i] = static_cast<char>(number & 0xff);
  }
  return bytes;
}

std::uint64_t FromBytes(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

template <typename Signed>
std::int64_t ReadSigned(std::string_view bytes) {
  return static_cast<Signed>(static_cast<std::make_unsigned_t<Signed>>(FromBytes(bytes)));
}

Status Mismatch(std::string_view kind, TypeId type) {
  return Internal(fmt::format("{} where the database wants its type {}", kind, type));
}

template <typename Signed>
StatusOr<std::optional<std::string>> WriteSigned(std::int64_t number, TypeId type) {
  if (number < std::numeric_limits<Signed>::min() || number > std::numeric_limits<Signed>::max()) {
    return Mismatch(fmt::format("{}", number), type);
  }
  return ToBytes(static_cast<std::make_unsigned_t<Signed>>(number));
}

struct Encoder {
  TypeId type;
  using Bytes = StatusOr<std::optional<std::string>>;

  Bytes operator()(std::monostate) const { return std::optional<std::string>(); }
  Bytes operator()(std::int64_t number) const {
    switch (type) {
      case kInt8:
        return WriteSigned<std::int64_t>(number, type);
      case kInt4:
        return WriteSigned<std::int32_t>(number, type);
      case kInt2:
        return WriteSigned<std::int16_t>(number, type);
      case kBool:
        return std::string(1, number != 0 ? '\1' : '\0');
      case kFloat8:
        return (*this)(static_cast<double>(number));
      default:
        return Mismatch("a whole number", type);
    }
  }
  Bytes operator()(double figure) const {
    if (type != kFloat8) return Mismatch("a figure", type);
    return ToBytes(std::bit_cast<std::uint64_t>(figure));
  }
  Bytes operator()(const std::string& text) const {
    if (type == kText || type == kVarchar || type == kUnknown) return text;
    return Mismatch("a text", type);
  }
  Bytes operator()(const Blob& blob) const {
    if (type != kBytea) return Mismatch("bytes", type);
    return blob.bytes;
  }
};

}  // namespace

StatusOr<std::optional<std::string>> Encode(const Value& value, TypeId type) {
  return std::visit(Encoder{type}, value);
}

StatusOr<Value> Decode(std::string_view bytes, TypeId type) {
  switch (type) {
    case kBool:
      return Value(std::int64_t{bytes != std::string_view("\0", 1)});
    case kInt2:
      return Value(ReadSigned<std::int16_t>(bytes));
    case kInt4:
      return Value(ReadSigned<std::int32_t>(bytes));
    case kInt8:
      return Value(ReadSigned<std::int64_t>(bytes));
    case kFloat4:
      return Value(double{std::bit_cast<float>(static_cast<std::uint32_t>(FromBytes(bytes)))});
    case kFloat8:
      return Value(std::bit_cast<double>(FromBytes(bytes)));
    case kText:
    case kVarchar:
    case kUnknown:
      return Value(std::string(bytes));
    case kBytea:
      return Value(Blob{std::string(bytes)});
    default:
      return Internal(fmt::format("a column of the database's type {}, which is not known", type));
  }
}

}  // namespace tandem::postgres
