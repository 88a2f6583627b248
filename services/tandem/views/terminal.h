#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace tandem::client {

// What the reader of our output can see. Text for people depends on it, machine formats never do.
struct Terminal {
  bool colour = false;    // escape sequences are understood and wanted
  bool unicode = false;   // box drawing characters are shown
  bool progress = false;  // the error stream is a terminal, so a progress bar may move on it
  std::istream* keyboard = nullptr;  // where somebody answers questions; none: nobody is there

  static constexpr int kColumns = 80;

  // Looks at the standard streams, the locale and NO_COLOR.
  static Terminal Detect();

  std::string Bold(std::string_view text) const { return Paint(text, "1"); }
  std::string Dim(std::string_view text) const { return Paint(text, "2"); }
  std::string Green(std::string_view text) const { return Paint(text, "32"); }
  std::string Yellow(std::string_view text) const { return Paint(text, "33"); }
  std::string Red(std::string_view text) const { return Paint(text, "31"); }

 private:
  std::string Paint(std::string_view text, std::string_view code) const;
};

bool IsUtf8(std::string_view text);
// The columns that UTF-8 text fills on a terminal.
int DisplayWidth(std::string_view text);
// `text` with blanks for control characters, which could move the cursor or worse.
std::string Printable(std::string_view text);
// The same, cut to `columns` with an ellipsis where it is longer.
std::string Fitted(std::string_view text, int columns);
// `text` broken at spaces into lines of at most `columns`, each behind `indent` spaces.
std::string Wrapped(std::string_view text, int indent, int columns = Terminal::kColumns);

}  // namespace tandem::client
