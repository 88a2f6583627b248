#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/base/status.h"

namespace tandem::ical {

// "NAME;PARAMETER=x:value" of RFC 5545, in views of the reader's text; `line` counts from 1 where
// it starts. Names are compared without regard to case.
struct ContentLine {
  int line = 0;
  std::string_view name;
  std::string_view parameters;  // from the first ";" on, or empty
  std::string_view value;
};

// The value of a parameter without its quotes; nothing where it is not there.
std::optional<std::string_view> Parameter(std::string_view parameters, std::string_view name);

// Hands out the unfolded lines of a text one after the other: CRLF or LF, a byte order mark, folds
// in the middle of a character. A line that is no property (programs break long texts badly) is
// skipped. Not thread-safe; a line is valid until the next call, the text must outlive the reader.
class ContentLineReader {
 public:
  explicit ContentLineReader(std::string_view text);

  // INVALID_ARGUMENT for a line that is not UTF-8 or has a NUL; nothing at the end.
  std::optional<StatusOr<ContentLine>> Next();

 private:
  std::string_view NextPhysical();
  std::string_view NextUnfolded();

  std::string_view rest_;
  int lines_read_ = 0;
  std::string unfolded_;
};

}  // namespace tandem::ical
