#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "services/fiscal_alignment/mop_calendar_part.h"
#include "services/fiscal_alignment/views_testing.h"
#include "tandem/fiscal/v1/mop_calendar_service.grpc.pb.h"

namespace tandem::fiscal {

// A cache that holds what a test says.
class TestedCache final : public cache::Cache {
 public:
  cache::Bytes Get(std::string_view key) override {
    if (!poison.empty()) return std::make_shared<const std::string>(poison);
    return works ? inner_.Get(key) : nullptr;
  }
  void Put(std::string_view key, cache::Bytes value, std::chrono::seconds keep) override {
    ++puts;
    if (works) inner_.Put(key, std::move(value), keep);
  }

  std::atomic<bool> works = true;
  std::atomic<int> puts = 0;
  std::string poison;  // changed between calls only

 private:
  SystemClock clock_;
  cache::InProcessCache inner_{clock_, 1 << 20};
};

// Acme with two partners, Softcat and Bechtle, each with a MOP by the vendor's cycle.
class MopCalendarsFixture : public ViewsFixture {
 protected:
  static constexpr const char* kSoftcatName = "vendors/acme/partnerships/softcat";
  static constexpr const char* kBechtleName = "vendors/acme/partnerships/bechtle";
  static constexpr const char* kFirst = "vendors/acme/partnerships/softcat/mops/1";
  static constexpr const char* kChief = "person=ann; vendor=acme; roles=chief";
  static constexpr const char* kManager = "person=joe; vendor=acme; roles=manager";
  static constexpr const char* kSoftcatsExecutive =
      "person=sue; vendor=acme; side=partner; roles=partner-executive";
  static constexpr const char* kSoftcatsRep =
      "person=rob; vendor=acme; side=partner; roles=partner-rep";
  static constexpr const char* kOthersExecutive =
      "person=eva; vendor=acme; side=partner; roles=partner-executive";

  void SetUp() override {
    ViewsFixture::SetUp();
    Organise("vendors/acme", "Acme", "month 02-01");
    Organise(kSoftcatName, "Softcat", "month 01-01");
    Organise(kBechtleName, "Bechtle", "month 01-01");
    Tell(PersonFact{Person("vendors/acme/people/ann"), 1, PersonRole::kChannelChief});
    Tell(PersonFact{Person("vendors/acme/people/joe"), 1, PersonRole::kChannelManager});
    Tell(PersonFact{Person(std::string(kSoftcatName) + "/people/sue"), 1,
                    PersonRole::kPartnerExecutive});
    Tell(PersonFact{Person(std::string(kSoftcatName) + "/people/rob"), 1, PersonRole::kPartnerRep});
    Tell(PersonFact{Person(std::string(kBechtleName) + "/people/eva"), 1,
                    PersonRole::kPartnerExecutive});
    Tell(ResponsibilityFact{
        .partnership = Partner(kSoftcatName),
        .revision = 1,
        .responsibilities = {{.manager = PersonId::Parse("manager", "joe").value(),
                              .first = CivilDay::FromYmd(2026, 1, 1)}}});
    MopTerms terms = {.term = Days("2026-07-01", "2027-06-30"), .rule = CadenceRule{}};
    first_ = Agreed(kSoftcatName, 1, terms, "2026-06-15T10:00:00Z");
    SaveAndKeep(first_);
    SaveAndKeep(Agreed(kBechtleName, 1, terms, "2026-06-16T10:00:00Z"));
    caller_ = kChief;
  }

  cache::Cache& used_cache() override { return tested_cache_; }

  void Organise(const std::string& name, const std::string& called, const std::string& notation) {
    ASSERT_THAT(ApplyAll({{.organisation = OrganisationNamed(name), .name = NameFact{1, called}},
                          WithLead(name, 1, 0),
                          WithCalendar(name, 1, notation)}),
                testkit::IsOk());
  }
  void Tell(const OrganisationFacts& facts) { ASSERT_THAT(Apply(facts), testkit::IsOk()); }
  using ViewsFixture::Tell;
  static OrganisationFacts Closed(const std::string& name, std::int64_t revision,
                                  const calendar::DaySpan& days) {
    return {.organisation = OrganisationNamed(name),
            .settings = SettingsFact{revision, {.shutdowns = {days}}}};
  }
  static PersonName Person(const std::string& name) {
    return PersonName::Parse("name", name).value();
  }

  // As whoever changes a MOP does.
  void SaveAndKeep(const Mop& mop) {
    ASSERT_THAT(Write([&](storage::Transaction& transaction) -> Status {
                  RETURN_IF_ERROR(mops_.Save(transaction, mop, {}));
                  return service_->mop_calendars().keeper().Changed(transaction, mop, clock_.Now());
                }),
                testkit::IsOk());
  }
  // Until the worker has followed all changed settings.
  void Follow() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    service_->mop_calendars().Wake();
    while (Rows("mop_calendar_queue") > 0) {
      ASSERT_LT(std::chrono::steady_clock::now(), limit);
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

  std::int64_t Count(const std::string& sql, const std::vector<storage::Value>& values = {}) {
    std::int64_t count = 0;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const auto row, storage::QueryOne(transaction, sql, values));
      count = row->Int(0);
      return OkStatus();
    }),
                testkit::IsOk());
    return count;
  }
  std::int64_t Rows(const std::string& table) { return Count("SELECT COUNT(*) FROM " + table); }
  std::int64_t Events(const std::string& type) {
    return Count("SELECT COUNT(*) FROM outbox WHERE type = $1",
                 {"tandem.fiscal.events.v1." + type});
  }

  static std::string Text(const type::v1::CivilDate& day) {
    return CivilDay::FromYmd(day.year(), static_cast<unsigned>(day.month()),
                             static_cast<unsigned>(day.day()))
        .ToString();
  }
  StatusOr<v1::MopCalendar> Get(const std::string& name, const std::string& more = "") {
    auto request = Parse<v1::GetMopCalendarRequest>(more);
    request.set_name(name);
    auto response =
        Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::GetMopCalendar, request);
    if (!response.ok()) return response.status();
    return response->calendar();
  }
  // "1 2026-07-31 s0" of every entry of the kind and side.
  static std::vector<std::string> Shown(const v1::MopCalendar& calendar,
                                        v1::MopCalendarEntry::Kind kind,
                                        v1::Side side = v1::SIDE_UNSPECIFIED) {
    std::vector<std::string> shown;
    for (const v1::MopCalendarEntry& entry : calendar.entries()) {
      if (entry.kind() != kind || entry.side() != side) continue;
      shown.push_back(std::to_string(entry.ordinal()) + " " +
                      (entry.has_days() ? Text(entry.days().first_day()) : "-") +
                      (entry.ends_year() ? " Y" : "") + " s" + std::to_string(entry.sequence()));
    }
    return shown;
  }

  StatusOr<v1::CalendarFeed> CreateFeed(const std::string& person,
                                        const std::string& request_id = "") {
    v1::CreateCalendarFeedRequest request;
    request.set_parent(person);
    request.set_request_id(request_id);
    auto response =
        Call<v1::MopCalendarService>(&v1::MopCalendarService::Stub::CreateCalendarFeed, request);
    if (!response.ok()) return response.status();
    return response->feed();
  }
  http::Response Fetch(const std::string& url, const std::string& etag = "") {
    http::Request request{.method = "GET", .path = url.substr(url.find('/', 8))};
    if (!etag.empty()) request.headers["if-none-match"] = etag;
    for (const http::Route& route : service_->web_routes()) {
      if (route.prefix == "/calendars/") return route.handler(request);
    }
    ADD_FAILURE() << "no route";
    return {};
  }
  static std::string Header(const http::Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
  static std::string SecretOf(const std::string& url) {
    const std::size_t begin = url.rfind('/') + 1;
    return url.substr(begin, url.size() - begin - 4);
  }
  // How many feeds and kept answers hold the text.
  std::int64_t Found(const std::string& text) {
    return Count(
        "SELECT (SELECT COUNT(*) FROM calendar_feeds WHERE secret_hash = $1) + "
        "(SELECT COUNT(*) FROM request_log WHERE instr(answer, CAST($1 AS BLOB)) > 0)",
        {text});
  }

  TestedCache tested_cache_;
  Mop first_;
};

}  // namespace tandem::fiscal
