#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_spec.h"

namespace tandem::partner {

// The checks of one import whose answers repeat from row to row, each text looked at once. For one
// thread; what it hands out lives as long as it does.
class ImportChecks {
 public:
  // CanonicalCountry.
  StatusOr<std::string> Country(std::string_view field, const std::string& country);
  // CheckCalendar of a notation without files.
  StatusOr<const CheckedCalendar*> Calendar(std::string_view field, const std::string& notation);

 private:
  std::unordered_map<std::string, StatusOr<std::string>> countries_;
  std::unordered_map<std::string, StatusOr<std::unique_ptr<const CheckedCalendar>>> calendars_;
};

}  // namespace tandem::partner
