#include "libs/rpc/timestamps.h"

#include <fmt/format.h>

namespace tandem::rpc {

google::protobuf::Timestamp ToProto(Instant instant) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds.time_since_epoch().count());
  timestamp.set_nanos(static_cast<std::int32_t>((instant - seconds).count() * 1000));
  return timestamp;
}

Instant FromProto(const google::protobuf::Timestamp& timestamp) {
  return Instant(std::chrono::seconds(timestamp.seconds()) +
                 std::chrono::microseconds(timestamp.nanos() / 1000));
}

type::v1::CivilDate ToProto(CivilDay day) {
  const std::chrono::year_month_day date = day.ymd();
  type::v1::CivilDate proto;
  proto.set_year(static_cast<int>(date.year()));
  proto.set_month(static_cast<int>(static_cast<unsigned>(date.month())));
  proto.set_day(static_cast<int>(static_cast<unsigned>(date.day())));
  return proto;
}

StatusOr<CivilDay> FromProto(std::string_view field, const type::v1::CivilDate& date) {
  const bool four_digits = date.year() >= 0 && date.year() <= 9999;
  const bool two_digits =
      date.month() >= 0 && date.month() <= 99 && date.day() >= 0 && date.day() <= 99;
  const std::string text = fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
  if (!four_digits || !two_digits) {
    return InvalidField(field, fmt::format("{} is no date", text));
  }
  const StatusOr<CivilDay> day = CivilDay::Parse(text);
  if (!day.ok()) return InvalidField(field, MessageOf(day.status()));
  return day;
}

}  // namespace tandem::rpc
