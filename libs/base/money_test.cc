#include "libs/base/money.h"

#include <limits>

#include <gmock/gmock.h>

#include "libs/testkit/status_matchers.h"

namespace tandem {
namespace {

using testing::HasSubstr;
using testkit::StatusIs;

TEST(Money, HoldsUpToTenToTheEighteenOfItsSmallestUnits) {
  EXPECT_EQ(Money::Create("amount", "EUR", -1999)->minor_units(), -1999);
  EXPECT_EQ(Money::Create("amount", "JPY", 0)->currency(), "JPY");
  EXPECT_EQ(Money::Create("amount", "EUR", Money::kMost)->minor_units(), Money::kMost);
  EXPECT_EQ(Money::Create("amount", "EUR", -Money::kMost)->minor_units(), -Money::kMost);
  for (const std::int64_t units :
       {Money::kMost + 1, -Money::kMost - 1, std::int64_t{1} << 62,
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
    const auto refused = Money::Create("amount", "EUR", units);
    EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument, HasSubstr("10^18"))) << units;
    EXPECT_EQ(FieldOf(refused.status()), "amount.minor_units");
  }
}

TEST(Money, ACurrencyIsThreeCapitalLetters) {
  for (const char* currency : {"", "EU", "EURO", "eur", "E1R", "€"}) {
    const auto refused = Money::Create("amount", currency, 1);
    EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument, HasSubstr("ISO 4217")));
    EXPECT_EQ(FieldOf(refused.status()), "amount.currency_code");
  }
}

}  // namespace
}  // namespace tandem
