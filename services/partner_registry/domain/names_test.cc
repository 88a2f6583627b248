#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/base/ids.h"
#include "libs/testkit/status_matchers.h"
#include "services/partner_registry/domain/slug.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

std::string Repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(DisplayName, R1_LosesTheWhiteSpaceAroundIt) {
  EXPECT_EQ(CheckDisplayName("n", " \t\u00a0Bechtle AG \n").value(), "Bechtle AG");
}

TEST(DisplayName, R1_HasOneToTwoHundredCharactersOfAnyScript) {
  EXPECT_THAT(CheckDisplayName("n", Repeated("ж", 200)), IsOk());
  EXPECT_THAT(CheckDisplayName("n", Repeated("ж", 201)),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("n: must have at most 200")));
  EXPECT_THAT(CheckDisplayName("n", "  "),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("must not be empty")));
}

TEST(DisplayName, R1_HasNoControlCharactersAndIsUtf8) {
  EXPECT_THAT(CheckDisplayName("n", "a\nb"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("U+000A")));
  EXPECT_THAT(CheckDisplayName("n", std::string_view("a\0b", 3)),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("U+0000")));
  EXPECT_THAT(CheckDisplayName("n", "a\xffz"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("valid UTF-8")));
}

TEST(Slug, R1_IsRecognisable) {
  EXPECT_EQ(Slug("Bechtle AG"), "bechtle-ag");
  EXPECT_EQ(Slug("  Müller & Søn, Łódź!"), "muller-son-lodz");
  EXPECT_EQ(Slug("Groß’ Æther"), "gross-aether");
  EXPECT_EQ(Slug("Dell's"), "dells");
  EXPECT_EQ(Slug("3M"), "partner-3m");
  EXPECT_EQ(Slug("東京").substr(0, 8), "partner-");
  EXPECT_EQ(Slug("東京").size(), 16U);
  EXPECT_NE(Slug("東京"), Slug("大阪"));
  EXPECT_EQ(NumberedSlug("bechtle-ag", 2), "bechtle-ag-2");
}

RC_GTEST_PROP(SlugProperty, R1_IsAnId, (const std::string& text)) {
  const std::string slug = Slug(text);
  RC_ASSERT(CheckId("id", slug).ok());
  RC_ASSERT(CheckId("id", NumberedSlug(slug, 99'999)).ok());
}

}  // namespace
}  // namespace tandem::partner
