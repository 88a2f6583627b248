#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/civil_day.h"
#include "libs/base/status.h"
#include "services/tandem/remote/option_names.h"
#include "tandem/fiscal/v1/mop.pb.h"

namespace tandem::client {

// What a version shall say, as it was typed. Which candidate is meant only a server knows.
struct TypedTerms {
  bool best = false;  // the first candidate
  std::string kind;   // "VENDOR", "PARTNER", "NEW", "TWO"
  int candidate = 0;  // its place among the candidates; 0: not said
  std::string rule;   // "2 weeks before the close of V"
  std::vector<std::string> closes;
  bool difference = false;
  std::vector<std::string> accommodations;  // "vendor:ann:2027-03-01:TEXT"
  std::string first;
  std::string last;
  std::string zone;
  int replaces = 0;  // number of the MOP whose place it takes; 0: none

  // Whether closes come from a candidate.
  bool MeansCandidate() const { return best || !kind.empty() || candidate > 0; }
};

// Writes what was typed over `terms`, which say nothing or what another version says; `chosen` is
// the rule of the candidate. Days that nobody gave are a year from the next month on. Gives the
// sentence that says so, or nothing.
StatusOr<std::string> WriteTerms(const TypedTerms& typed,
                                 const std::optional<fiscal::v1::CadenceRule>& chosen,
                                 std::string_view partnership, CivilDay today,
                                 fiscal::v1::MopTerms& terms);

// A rule in the words of proposals, case and blanks aside: "the earlier of both closes".
StatusOr<fiscal::v1::CadenceRule> ReadRule(std::string_view field, const std::string& text);
// "SIDE:PERSON:DUE:TEXT"; the text may hold colons.
StatusOr<fiscal::v1::AccommodationTerms> ReadAccommodation(std::string_view field,
                                                           const std::string& text);

// The options from which the fields of a version come.
inline constexpr auto kTermsOptions =
    std::to_array<OptionName>({{"terms.term.first_day", "--first"},
                               {"terms.term.last_day", "--last"},
                               {"terms.term", "--first and --last"},
                               {"terms.rule", "--rule"},
                               {"terms.closes", "--closes"},
                               {"terms.accommodations", "--accommodate"},
                               {"terms.time_zone", "--zone"},
                               {"terms.predecessor", "--replaces"},
                               {"terms.kind", "--difference"},
                               {"rationale", "--rationale"},
                               {"reason", "--reason"},
                               {"version", "--version"},
                               {"etag", "--etag"}});

}  // namespace tandem::client
