#include "services/partner_registry/domain/facts/subject.h"

#include <gtest/gtest.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::partner {
namespace {

TEST(Subject, R3_IsReadFromItsNameAndWrittenBack) {
  for (const char* name :
       {"vendors/acme", "vendors/acme/settings", "vendors/acme/fiscalCalendar",
        "vendors/acme/people/ann", "vendors/acme/people/ann/absences",
        "vendors/acme/partnerships/softcat", "vendors/acme/partnerships/softcat/settings",
        "vendors/acme/partnerships/softcat/fiscalCalendar",
        "vendors/acme/partnerships/softcat/manager", "vendors/acme/partnerships/softcat/people/bob",
        "vendors/acme/partnerships/softcat/people/bob/absences"}) {
    const auto subject = Subject::Parse("name", name);
    ASSERT_THAT(subject, testkit::IsOk()) << name;
    EXPECT_EQ(subject->ToString(), name);
  }
}

TEST(Subject, R3_WhatNobodyCanVerifyIsRefused) {
  for (const char* name : {"", "vendors/acme/manager", "vendors/acme/people/", "vendors/acme/deals",
                           "vendors/acme/people/ann/contact", "vendors/acme/people/ann/settings"}) {
    const auto subject = Subject::Parse("name", name);
    EXPECT_EQ(subject.status().code(), StatusCode::kInvalidArgument) << name;
    EXPECT_EQ(FieldOf(subject.status()), "name") << name;
  }
}

}  // namespace
}  // namespace tandem::partner
