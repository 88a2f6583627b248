#include "libs/rpc/fingerprint.h"

#include <gtest/gtest.h>

#include "tandem/partner/v1/partner_service.pb.h"

namespace tandem::rpc {
namespace {

TEST(Fingerprint, DependsOnAllButTheRequestId) {
  partner::v1::CreateVendorRequest a;
  a.set_vendor_id("acme");
  a.set_request_id("1");
  partner::v1::CreateVendorRequest b = a;
  b.set_request_id("2");
  EXPECT_EQ(Fingerprint(a), Fingerprint(b));
  b.mutable_vendor()->set_display_name("Acme");
  EXPECT_NE(Fingerprint(a), Fingerprint(b));
}

TEST(RequestId, IsShortAndPrintable) {
  EXPECT_TRUE(CheckRequestId("").ok());
  EXPECT_TRUE(CheckRequestId("6f1c-22_a").ok());
  EXPECT_FALSE(CheckRequestId("two words").ok());
  EXPECT_FALSE(CheckRequestId(std::string(65, 'x')).ok());
}

}  // namespace
}  // namespace tandem::rpc
