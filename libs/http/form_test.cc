#include "libs/http/form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tandem::http {
namespace {

using Fields = std::map<std::string, std::string>;

TEST(Form, NamesAndValuesAreDecoded) {
  EXPECT_EQ(ParseForm("body", "a=1&b=two+words&c=%C3%A9%2B&d&=x&&").value(),
            (Fields{{"a", "1"}, {"b", "two words"}, {"c", "é+"}, {"d", ""}, {"", "x"}}));
}

TEST(Form, TheFirstOfTheSameNameCounts) {
  EXPECT_EQ(ParseForm("body", "a=1&a=2").value(), (Fields{{"a", "1"}}));
}

TEST(Form, LineBreaksOfBrowsersBecomePlainOnes) {
  EXPECT_EQ(ParseForm("body", "a=x%0D%0Ay%0Dz%0Aw").value().at("a"), "x\ny\nz\nw");
}

TEST(Form, WhatIsBrokenIsRefusedByName) {
  for (const std::string text :
       {"a=%", "a=%4", "a=%zz", "%=1", "a=%00", "a=%07", "a=%ff", "a=%c3%28", "a=%ED%A0%80"}) {
    const auto form = ParseForm("body", text);
    ASSERT_FALSE(form.ok()) << text;
    EXPECT_EQ(form.status().code(), StatusCode::kInvalidArgument);
    EXPECT_TRUE(MessageOf(form.status()).starts_with("body")) << MessageOf(form.status());
  }
}

TEST(Form, HasAMostNumberOfFields) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "f" + std::to_string(i) + "=1&";
  EXPECT_EQ(ParseForm("body", text).value().size(), 200U);
  EXPECT_FALSE(ParseForm("body", text + "more=1").ok());
}

TEST(Path, APlusIsAPlusAndLineBreaksAreRefused) {
  EXPECT_EQ(DecodePath("path", "/a+b%20c").value(), "/a+b c");
  EXPECT_FALSE(DecodePath("path", "/a%0Ab").ok());
}

std::string Escaped(const std::string& text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    escaped += {'%', kHex[byte / 16], kHex[byte % 16]};
  }
  return escaped;
}

RC_GTEST_PROP(Form, AnyPlainTextComesBack, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
  RC_ASSERT(ParseForm("body", "name=" + Escaped(text)).value().at("name") == text);
  RC_ASSERT(DecodePath("path", Escaped(text)).value() == text);
}

RC_GTEST_PROP(Form, AnyBytesAtAllAreTakenOrRefused, (const std::string& bytes)) {
  (void)ParseForm("body", bytes);
  (void)DecodePath("path", bytes);
}

}  // namespace
}  // namespace tandem::http
