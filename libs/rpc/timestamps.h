#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "libs/base/civil_day.h"
#include "libs/base/clock.h"
#include "tandem/type/v1/civil_date.pb.h"

// Times and days between values and messages.
namespace tandem::rpc {

google::protobuf::Timestamp ToProto(Instant instant);
Instant FromProto(const google::protobuf::Timestamp& timestamp);

type::v1::CivilDate ToProto(CivilDay day);
// INVALID_ARGUMENT that names `field` for a day that does not exist or is out of range.
StatusOr<CivilDay> FromProto(std::string_view field, const type::v1::CivilDate& date);

}  // namespace tandem::rpc
