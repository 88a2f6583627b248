#include "libs/base/text.h"

#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem {
namespace {

using testkit::IsOk;

TEST(Text, IsTrimmedOfAllWhiteSpaceThatUnicodeKnows) {
  EXPECT_EQ(Trimmed(" \t\u00A0\u3000a b\u2003\n"), "a b");
  EXPECT_EQ(Trimmed("\xff "), "\xff");
  EXPECT_TRUE(IsBlank("\u3000 \r\n"));
  EXPECT_FALSE(IsBlank(" . "));
}

TEST(Text, HasSoManyCharactersOfUtf8) {
  EXPECT_THAT(CheckText("f", "äöü", 3, Controls::kNone), IsOk());
  EXPECT_EQ(FieldOf(CheckText("f", "äöüß", 3, Controls::kNone)), "f");
  EXPECT_EQ(MessageOf(CheckText("f", "\xc3", 3, Controls::kNone)), "f: must be valid UTF-8");
}

TEST(Text, HoldsNoControlCharactersButWhereItMayHaveLines) {
  EXPECT_THAT(CheckText("f", "a\tb\r\nc", 9, Controls::kLinesAndTabs), IsOk());
  for (const char* text : {"a\nb", "a\tb"}) {
    EXPECT_FALSE(CheckText("f", text, 9, Controls::kNone).ok()) << text;
  }
  EXPECT_EQ(MessageOf(CheckText("f", "a\x1b[1m", 9, Controls::kLinesAndTabs)),
            "f: must not hold the control character U+001B");
}

}  // namespace
}  // namespace tandem
