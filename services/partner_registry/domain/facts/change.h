#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "services/partner_registry/domain/facts/fact.h"

namespace tandem::partner {

// One field that differs between two states; empty stands for what is not there.
struct FieldChange {
  std::string field;
  std::string before;
  std::string after;

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// One row of the audit log: who changed what, when, from what to what.
struct Change {
  std::string id;  // makes rows of one instant different
  OrganisationName organisation;
  std::string resource;  // "vendors/acme/settings"
  std::string action;    // "UpdateOrganisationSettings"
  std::string person;
  Instant time;
  std::string request_id;
  std::vector<FieldChange> fields;

  friend bool operator==(const Change&, const Change&) = default;
};

// The resource that a fact changed, and its fields that differ. Of names, contacts and absences of
// people no values are told, so that the log need not change when a person is erased.
std::string ResourceOf(const Fact& fact);
std::vector<FieldChange> FieldsOf(const Fact& fact);

}  // namespace tandem::partner
