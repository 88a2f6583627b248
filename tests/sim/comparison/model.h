#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/partner_registry/domain/people/responsibility.h"
#include "tandem/fiscal/v1/alignment_settings.pb.h"
#include "tandem/fiscal/v1/mop.pb.h"
#include "tandem/partner/v1/fiscal_calendar.pb.h"
#include "tandem/partner/v1/organisation_settings.pb.h"
#include "tandem/partner/v1/partnership.pb.h"
#include "tandem/partner/v1/person.pb.h"
#include "tandem/partner/v1/verification_service.pb.h"

// What should be there: plain values that are changed by each command's effect and by nothing else.
// Resources stand in the form of the API, without times and etags.
namespace tandem::sim {

struct PersonRecord {
  partner::v1::Person person;
  partner::v1::Contact contact;
  std::int64_t contact_revision = 0;
  std::map<std::string, partner::v1::Absence> absences;  // by name
  std::int64_t absences_revision = 0;                    // counts their changes
  std::set<std::string> texts;  // every name, address and number that was ever told

  bool erased() const { return person.state() == partner::v1::Person::STATE_ERASED; }
};

// A vendor, or a partner in one of its partnerships.
struct OrganisationRecord {
  std::string name;
  std::string display_name;
  std::int64_t revision = 1;
  partner::v1::Partnership::BusinessModel business_model{};
  partner::v1::OrganisationSettings settings;
  std::vector<partner::v1::FiscalCalendar> calendars;  // the newest last
  std::int64_t verifications = 0;                      // of the newest
  partner::ResponsibilityHistory responsibilities;
  std::int64_t manager_revision = 0;  // counts their changes
  // By subject, the last of each but the calendar's; whether it is outdated follows.
  std::map<std::string, partner::v1::Verification> verified;
  std::map<std::string, PersonRecord> people;  // by name
  std::int64_t facts = 0;                      // rows of the audit log, and events of its key

  bool is_partnership() const { return name.find("/partnerships/") != std::string::npos; }
  std::string vendor() const { return name.substr(0, name.find('/', sizeof("vendors/") - 1)); }
  bool changed_year_end() const {
    return !calendars.empty() && calendars.back().spec().notation().find('|') != std::string::npos;
  }
};

struct MopRecord {
  fiscal::v1::Mop mop;            // as it was answered last
  std::vector<std::string> done;  // "KIND PERSON" of what people did, in order
};

struct Model {
  std::map<std::string, OrganisationRecord> organisations;         // by name
  std::map<std::string, fiscal::v1::AlignmentSettings> alignment;  // by vendor, those changed
  std::map<std::string, MopRecord> mops;                           // by name
  // Names, addresses and numbers of people who were erased, and titles of events of files: they
  // must not stand anywhere.
  std::set<std::string> erased_texts;
};

// The revision that a subject of the organisation has now; see partner::v1::Verification.
std::int64_t RevisionOf(const OrganisationRecord& record, const std::string& subject);

}  // namespace tandem::sim
