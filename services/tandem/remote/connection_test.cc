#include "services/tandem/remote/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tandem::client {
namespace {

using identity::Role;
using identity::Side;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

identity::Caller CallerOf(const std::string& text) {
  const auto connection = Connection::Open({.caller = text}, Api::kFiscal);
  EXPECT_TRUE(connection.ok()) << connection.status();
  return connection.ok() ? connection->caller() : identity::Caller();
}

TEST(ConnectionTest, F5_TheRolesSayForWhichSideSomebodyAsks) {
  EXPECT_EQ(CallerOf("p11:partner-executive").side, Side::kPartner);
  EXPECT_EQ(CallerOf("p12:partner-rep").side, Side::kPartner);
  EXPECT_EQ(CallerOf("p11:partner-executive,partner-rep").roles.size(), 2u);
  EXPECT_EQ(CallerOf("m1:manager").side, Side::kVendor);
  EXPECT_EQ(CallerOf("").side, Side::kVendor);
  EXPECT_TRUE(CallerOf("").Has(Role::kOperator));
}

TEST(ConnectionTest, F5_NobodyAsksForBothSides) {
  const auto both = Connection::Open({.caller = "m1:manager,partner-rep"}, Api::kFiscal);
  EXPECT_EQ(both.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(MessageOf(both.status())),
              AllOf(StartsWith("--as: "), HasSubstr("not for both")));
}

}  // namespace
}  // namespace tandem::client
