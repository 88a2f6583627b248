#include <gmock/gmock.h>

#include "libs/base/sha256.h"
#include "services/fiscal_alignment/mop_calendars_testing.h"

namespace tandem::fiscal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testkit::IsOk;
using testkit::StatusIs;

class MopCalendarServiceTest : public MopCalendarsFixture {};

TEST_F(MopCalendarServiceTest, F7_TheCalendarOfAMop) {
  const auto calendar = Get(kFirst);
  ASSERT_THAT(calendar, IsOk());
  EXPECT_EQ(calendar->mop(), kFirst);
  EXPECT_EQ(calendar->time_zone(), "UTC");
  EXPECT_EQ(calendar->basis().version(), 1);
  EXPECT_EQ(calendar->basis().vendor_calendar_revision(), 1);
  EXPECT_THAT(
      Shown(*calendar, v1::MopCalendarEntry::KIND_JOINT_CLOSE),
      ElementsAre("1 2026-07-31 s0", "2 2026-10-30 s0", "3 2027-01-29 s0", "4 2027-04-30 s0"));
  EXPECT_THAT(
      Shown(*calendar, v1::MopCalendarEntry::KIND_OWN_QUARTER_END, v1::SIDE_PARTNER),
      ElementsAre("1 2026-09-30 s0", "2 2026-12-31 Y s0", "3 2027-03-31 s0", "4 2027-06-30 s0"));
  // Only what touches the day: a close, its urgency window, and the vendor's own quarter end.
  EXPECT_EQ(Get(kFirst,
                "days { first_day { year: 2026 month: 7 day: 31 } "
                "last_day { year: 2026 month: 7 day: 31 } }")
                ->entries_size(),
            3);
}

TEST_F(MopCalendarServiceTest, F7_TheSameBytesWithTheCacheColdWarmPoisonedAndDown) {
  const auto cold = Get(kFirst);
  ASSERT_THAT(cold, IsOk());
  const std::string expected = cold->SerializeAsString();
  EXPECT_GT(tested_cache_.puts, 0);
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), expected);
  tested_cache_.poison = "\xff\xff poison";
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), expected);
  // Of another MOP, well-formed.
  tested_cache_.poison = "0\n1 0 1 20000 20000 0\n";
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), expected);
  tested_cache_.poison.clear();
  tested_cache_.works = false;
  EXPECT_EQ(Get(kFirst)->SerializeAsString(), expected);
}

TEST_F(MopCalendarServiceTest, F7_AChangeOfSettingsMovesEntriesRaisesTheirSequencesAndIsTold) {
  const std::int64_t told = Events("MopCalendarChanged");
  // On 31 July the partner is closed.
  Tell(Closed(kSoftcatName, 2, Days("2026-07-31", "2026-07-31")));
  Follow();
  const auto calendar = Get(kFirst);
  ASSERT_THAT(calendar, IsOk());
  EXPECT_EQ(Shown(*calendar, v1::MopCalendarEntry::KIND_JOINT_CLOSE).front(), "1 2026-07-30 s1");
  EXPECT_EQ(Shown(*calendar, v1::MopCalendarEntry::KIND_JOINT_CLOSE).back(), "4 2027-04-30 s0");
  EXPECT_EQ(calendar->basis().partner_settings_revision(), 2);
  EXPECT_EQ(Events("MopCalendarChanged"), told + 1);
  // A change that moves nothing is not told.
  Tell(Closed(kSoftcatName, 3, Days("2026-07-31", "2026-08-01")));
  Follow();
  EXPECT_EQ(Events("MopCalendarChanged"), told + 1);
  EXPECT_EQ(Shown(*Get(kFirst), v1::MopCalendarEntry::KIND_JOINT_CLOSE).front(), "1 2026-07-30 s1");
}

TEST_F(MopCalendarServiceTest, F7_WhatACutTakesAwayKeepsItsNameWithoutDays) {
  Mop cut = first_;
  cut.term.last = CivilDay::FromYmd(2027, 1, 31);
  ++cut.revision;
  SaveAndKeep(cut);
  const auto calendar = Get(kFirst);
  ASSERT_THAT(calendar, IsOk());
  EXPECT_THAT(Shown(*calendar, v1::MopCalendarEntry::KIND_JOINT_CLOSE),
              ElementsAre("1 2026-07-31 s0", "2 2026-10-30 s0", "3 2027-01-29 s0", "4 - s1"));
}

TEST_F(MopCalendarServiceTest, F7_WhoMaySeeACalendarAndWhichDoNotExist) {
  caller_ = kSoftcatsExecutive;
  EXPECT_THAT(Get(kFirst), IsOk());
  caller_ = kOthersExecutive;
  EXPECT_THAT(Get(kFirst), StatusIs(StatusCode::kNotFound, testing::_));
  caller_ = "person=ann; vendor=globex; roles=chief";
  EXPECT_THAT(Get(kFirst), StatusIs(StatusCode::kNotFound, testing::_));
  caller_ = kChief;
  EXPECT_THAT(Get("vendors/acme/partnerships/softcat/mops/9"),
              StatusIs(StatusCode::kNotFound, testing::_));
  Mop draft = first_;
  draft.name.number = 2;
  draft.state = MopState::kDraft;
  draft.agreed_version = 0;
  draft.agreed.reset();
  draft.versions[0].offered.reset();
  Save(draft);
  EXPECT_EQ(ReasonOf(Get("vendors/acme/partnerships/softcat/mops/2").status()), "NOT_AGREED");
  caller_ = kSoftcatsExecutive;
  EXPECT_THAT(Get("vendors/acme/partnerships/softcat/mops/2"),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(Get(kFirst,
                  "days { first_day { year: 2026 month: 7 day: 31 } "
                  "last_day { year: 2026 month: 7 day: 1 } }"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("days.last_day")));
}

TEST_F(MopCalendarServiceTest, F7_TheFileSpeaksOfTheOtherSide) {
  v1::ExportMopCalendarRequest request;
  request.set_name(kFirst);
  const auto vendors =
      Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::ExportMopCalendar, request);
  ASSERT_THAT(vendors, IsOk());
  EXPECT_THAT(vendors->content(), HasSubstr("SUMMARY:Joint close with Softcat\r\n"));
  EXPECT_THAT(vendors->content(), HasSubstr("SUMMARY:Softcat's quarter ends\r\n"));
  EXPECT_THAT(vendors->content(), HasSubstr("SUMMARY:Softcat's fiscal year ends\r\n"));
  EXPECT_THAT(vendors->content(), HasSubstr("DTEND;VALUE=DATE:20260801\r\nSEQUENCE:0\r\n"));
  caller_ = kSoftcatsExecutive;
  const auto partners =
      Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::ExportMopCalendar, request);
  ASSERT_THAT(partners, IsOk());
  EXPECT_THAT(partners->content(), HasSubstr("SUMMARY:Joint close with Acme\r\n"));
  EXPECT_THAT(partners->content(), HasSubstr("SUMMARY:Softcat's quarter ends\r\n"));
}

TEST_F(MopCalendarServiceTest, F7_AFeedIsASecretAddressThatCanBeTakenBack) {
  caller_ = kManager;
  const auto feed = CreateFeed("vendors/acme/people/joe", "r1");
  ASSERT_THAT(feed, IsOk());
  EXPECT_THAT(feed->url(), StartsWith("https://tandem.example/calendars/acme/"));
  EXPECT_EQ(feed->created_by(), "joe");
  const http::Response file = Fetch(feed->url());
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.content_type, "text/calendar; charset=utf-8");
  EXPECT_THAT(file.body, HasSubstr("Joint close with Softcat"));
  EXPECT_EQ(Header(file, "Cache-Control"), "private, max-age=300");
  // Joe is not responsible for Bechtle.
  EXPECT_THAT(file.body, Not(HasSubstr("Bechtle")));
  EXPECT_EQ(Fetch(feed->url(), Header(file, "ETag")).status, 304);
  EXPECT_EQ(Fetch(feed->url(), "\"another\"").status, 200);
  // The same request once more: the secret is nowhere any more.
  const auto again = CreateFeed("vendors/acme/people/joe", "r1");
  EXPECT_EQ(again->name(), feed->name());
  EXPECT_EQ(again->url(), "");
  EXPECT_EQ(Rows("calendar_feeds"), 1);
  EXPECT_EQ(Found(SecretOf(feed->url())), 0);
  EXPECT_EQ(Found(Sha256Hex(SecretOf(feed->url()))), 1);

  v1::RevokeCalendarFeedRequest revoke;
  revoke.set_name(feed->name());
  const auto revoked =
      Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::RevokeCalendarFeed, revoke);
  ASSERT_THAT(revoked, IsOk());
  EXPECT_TRUE(revoked->feed().has_revoke_time());
  const http::Response gone = Fetch(feed->url());
  EXPECT_EQ(gone.status, 404);
  EXPECT_EQ(gone.body, Fetch("https://tandem.example/calendars/acme/never.ics").body);
  EXPECT_EQ(gone.body, Fetch("https://tandem.example/calendars/nobody/never.ics").body);
  EXPECT_EQ(gone.body, Fetch("https://tandem.example/calendars/acme").body);
  v1::ListCalendarFeedsRequest list;
  list.set_parent("vendors/acme/people/joe");
  const auto feeds =
      Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::ListCalendarFeeds, list);
  ASSERT_THAT(feeds, IsOk());
  ASSERT_EQ(feeds->feeds_size(), 1);
  EXPECT_EQ(feeds->feeds(0).url(), "");
}

TEST_F(MopCalendarServiceTest, F7_AFeedHoldsWhatConcernsItsOwner) {
  caller_ = kChief;
  const http::Response chiefs = Fetch(CreateFeed("vendors/acme/people/ann")->url());
  EXPECT_THAT(chiefs.body, HasSubstr("Joint close with Softcat"));
  EXPECT_THAT(chiefs.body, HasSubstr("Joint close with Bechtle"));
  caller_ = kSoftcatsExecutive;
  const auto own = CreateFeed("vendors/acme/partnerships/softcat/people/sue");
  ASSERT_THAT(own, IsOk());
  const http::Response partners = Fetch(own->url());
  EXPECT_THAT(partners.body, HasSubstr("Joint close with Acme"));
  EXPECT_THAT(partners.body, Not(HasSubstr("Bechtle")));
  // What fell away is cancelled, so that programs take it away.
  Mop cut = first_;
  cut.term.last = CivilDay::FromYmd(2027, 1, 31);
  ++cut.revision;
  SaveAndKeep(cut);
  EXPECT_THAT(Fetch(own->url()).body, HasSubstr("SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"));
  // What has ended is not in force.
  cut.state = MopState::kEnded;
  ++cut.revision;
  SaveAndKeep(cut);
  EXPECT_THAT(Fetch(own->url()).body, Not(HasSubstr("BEGIN:VEVENT")));
  // Nothing is found by an address of somebody who was erased.
  Tell(PersonFact{.name = Person("vendors/acme/partnerships/softcat/people/sue"), .revision = 2});
  EXPECT_EQ(Fetch(own->url()).status, 404);
}

TEST_F(MopCalendarServiceTest, F7_WhoMayMakeAFeed) {
  caller_ = kManager;
  EXPECT_THAT(CreateFeed("vendors/acme/people/ann"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
  EXPECT_THAT(CreateFeed("vendors/acme/people/nobody"),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(CreateFeed("vendors/acme/partnerships/softcat/people/sue"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
  caller_ = kChief;
  EXPECT_THAT(CreateFeed("vendors/acme/people/joe"), IsOk());
  caller_ = kOthersExecutive;
  EXPECT_THAT(CreateFeed("vendors/acme/partnerships/softcat/people/sue"),
              StatusIs(StatusCode::kNotFound, testing::_));
  EXPECT_THAT(CreateFeed("vendors/acme/people/joe"), StatusIs(StatusCode::kNotFound, testing::_));
  caller_ = kSoftcatsRep;
  EXPECT_THAT(CreateFeed("vendors/acme/partnerships/softcat/people/sue"),
              StatusIs(StatusCode::kPermissionDenied, testing::_));
  caller_ = kSoftcatsExecutive;
  EXPECT_THAT(CreateFeed("vendors/acme/partnerships/softcat/people/rob"), IsOk());
  v1::CreateCalendarFeedRequest check;
  check.set_parent("vendors/acme/partnerships/softcat/people/sue");
  check.set_validate_only(true);
  const auto checked =
      Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::CreateCalendarFeed, check);
  ASSERT_THAT(checked, IsOk());
  EXPECT_EQ(checked->feed().url(), "");
  EXPECT_EQ(Rows("calendar_feeds"), 2);
}

}  // namespace
}  // namespace tandem::fiscal
