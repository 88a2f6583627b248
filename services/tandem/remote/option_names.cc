#include "services/tandem/remote/option_names.h"

#include <string>

namespace tandem::client {

Status InOptions(const Status& status, OptionNames names) {
  const std::string_view message = MessageOf(status);
  for (const auto& [field, option] : names) {
    if (!message.starts_with(field)) continue;
    const std::string_view rest = message.substr(field.size());
    // "partnerships[1]: …" is of a list.
    if (!rest.starts_with(": ") && !rest.starts_with("[")) continue;
    return {status.code(), std::string(option).append(rest)};
  }
  return status;
}

}  // namespace tandem::client
