#pragma once

#include <optional>
#include <string_view>

#include "libs/base/status.h"

namespace tandem::ical {

// What must be known of an unfolded "NAME;PARAMETER=x:value" before libical parses it. Views.
struct ContentLine {
  int line = 0;  // of the file
  std::string_view text;
  std::string_view name;
  std::string_view value;

  // Nothing for text that is no property: programs break long texts badly.
  static std::optional<ContentLine> Of(int line, std::string_view text);

  // INVALID_ARGUMENT with a reason for what libical would misread without a word, take endless time
  // for, or write behind its arrays for. What it refuses itself is left to it.
  Status Check() const;
};

}  // namespace tandem::ical
