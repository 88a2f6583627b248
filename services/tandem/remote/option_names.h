#pragma once

#include <array>
#include <span>
#include <string_view>

#include "libs/base/status.h"

namespace tandem::client {

// A field of a request, and the option from which it came.
struct OptionName {
  std::string_view field;   // "person.display_name"
  std::string_view option;  // "--name"
};
using OptionNames = std::span<const OptionName>;

// A server's error names the field of the request; this one names what was typed instead. Other
// errors stay.
Status InOptions(const Status& status, OptionNames names);

template <typename T>
StatusOr<T> InOptions(StatusOr<T> answer, OptionNames names) {
  if (answer.ok()) return answer;
  return InOptions(answer.status(), names);
}

}  // namespace tandem::client
