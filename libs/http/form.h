#pragma once

#include <map>
#include <string>
#include <string_view>

#include "libs/base/status.h"

// The texts that browsers pack into addresses and forms.
namespace tandem::http {

// Undoes %20. INVALID_ARGUMENT for a broken escape, a control character or what is no UTF-8;
// `field` names the text in the error.
StatusOr<std::string> DecodePath(std::string_view field, std::string_view text);

// "name=a+b&other=%C3%A9"; of a name that comes twice the first counts. Line breaks, which browsers
// send as CR LF, become LF; the other control characters but for tabs are refused. INVALID_ARGUMENT
// as above, and for more than 200 fields.
StatusOr<std::map<std::string, std::string>> ParseForm(std::string_view field,
                                                       std::string_view text);

}  // namespace tandem::http
