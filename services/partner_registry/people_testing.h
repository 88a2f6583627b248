#pragma once

#include <string>

#include "services/partner_registry/registry_testing.h"
#include "tandem/partner/events/v1/partner_events.pb.h"

// The whole service, with a person at a partner.
namespace tandem::partner {

inline constexpr const char* kSoftcat = "vendors/acme/partnerships/softcat";
inline constexpr const char* kBob = "vendors/acme/partnerships/softcat/people/bob";

// Acme with the partner Softcat, whose rep is Bob; it is 1 July 2026.
class PeopleService : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    clock_.Set(ParseInstant("2026-07-01T09:00:00Z").value());
    RegisterAcmeAndSoftcat();
    Register(kSoftcat, "bob", "Bob Reed", "ROLE_PARTNER_REP", "Europe/London");
  }

  void Register(const std::string& parent, const std::string& id, const std::string& name,
                const std::string& role, const std::string& zone) {
    ASSERT_THAT(Do(&People::CreatePerson, "parent: '" + parent + "' person_id: '" + id +
                                              "' person { display_name: '" + name +
                                              "' role: " + role + " time_zone: '" + zone + "' }"),
                testkit::IsOk());
  }

  // "2026-07-20" to "2026-07-31" as fields of a request.
  static std::string Span(const std::string& first, const std::string& last) {
    const auto date = [](const std::string& text) {
      return "{ year: " + text.substr(0, 4) +
             " month: " + std::to_string(std::stoi(text.substr(5, 2))) +
             " day: " + std::to_string(std::stoi(text.substr(8, 2))) + " }";
    };
    return "{ first_day " + date(first) + " last_day " + date(last) + " }";
  }

  StatusOr<v1::CreateAbsenceResponse> Away(const std::string& person, const std::string& first,
                                           const std::string& last, const std::string& more = "") {
    return Do(&People::CreateAbsence,
              "parent: '" + person + "' absence { days " + Span(first, last) + " " + more + " }");
  }

  // Everything that a table holds, as text.
  std::string Dump(const std::string& table) {
    std::string text;
    EXPECT_THAT(database_->Read([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const storage::Result columns,
                       transaction.Execute("SELECT name FROM pragma_table_info('" + table + "')"));
      for (const storage::Row& column : columns.rows) {
        ASSIGN_OR_RETURN(
            const storage::Result values,
            transaction.Execute("SELECT CAST(\"" + column.Text(0) + "\" AS TEXT) FROM " + table));
        for (const storage::Row& row : values.rows) text += row.MaybeText(0).value_or("") + '|';
      }
      return OkStatus();
    }),
                testkit::IsOk());
    return text;
  }
};

}  // namespace tandem::partner
