#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/calendar/fiscal/regime.h"
#include "libs/calendar/notation/notation_cursor.h"

namespace tandem::calendar {

// What stands behind the base of one regime, as written, before the base gives it sense.
class NotationOptions {
 public:
  // Reads one option; INVALID_ARGUMENT for an unknown word or an option that stands twice.
  Status Read(NotationCursor& cursor);

  // The rule regime that `rule` and the options make; INVALID_ARGUMENT where they do not fit.
  StatusOr<RuleRegime> Apply(const YearRule& rule) const;
  // INVALID_ARGUMENT if an option was read that explicit rows cannot have.
  Status CheckForRows() const;

  const BookingCutoff& cutoff() const { return cutoff_; }

 private:
  Status ReadWeeks(NotationCursor& cursor);
  Status ReadWeek53(NotationCursor& cursor);
  Status ReadOverride(NotationCursor& cursor);
  Status Once(std::string_view name, const NotationCursor& cursor);

  std::vector<std::string> seen_;
  std::vector<std::uint8_t> weeks_;
  std::vector<std::uint8_t> quarters_;
  int week53_period_ = 0;
  int week53_quarter_ = 0;
  std::optional<LabelRule> label_;
  std::vector<QuarterOverride> overrides_;
  BookingCutoff cutoff_;
};

}  // namespace tandem::calendar
