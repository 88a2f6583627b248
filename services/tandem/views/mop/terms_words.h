#pragma once

#include <string>
#include <vector>

#include "services/tandem/views/mop/voice.h"
#include "tandem/fiscal/v1/mop.pb.h"

// What a version says, in sentences.
namespace tandem::client {

// When both close: "on every close of Softcat", "2 weeks before every close of Cisco".
std::string RuleInWords(const fiscal::v1::CadenceRule& rule, const Voice& voice);
// "a common period from 1 June 2026 to 31 May 2027, closing on every close of Softcat".
std::string TermsInWords(const fiscal::v1::MopTerms& terms, const Voice& voice);
// "Ann Lee of Cisco until 1 March 2027: sends price lists early"; one for each.
std::vector<std::string> AccommodationsInWords(const fiscal::v1::MopTerms& terms,
                                               const Voice& voice);
// "30 June 2026, 30 September 2026 and 31 December 2026".
std::string DaysInWords(const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& days);

}  // namespace tandem::client
