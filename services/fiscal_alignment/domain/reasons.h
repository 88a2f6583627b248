#pragma once

#include <string>

#include "services/fiscal_alignment/domain/alignment.h"

namespace tandem::fiscal {

// What people call the two sides: "Cisco" and "Softcat", or "the vendor" and "the partner".
struct SideNames {
  std::string vendor = "the vendor";
  std::string partner = "the partner";

  const std::string& operator[](Side side) const {
    return side == Side::kVendor ? vendor : partner;
  }
};

// The text as a sentence or title begins: "The vendor".
std::string Capitalised(std::string text);

// Why this candidate is as good as it is: a few sentences that a channel manager would say aloud.
std::string ReasonFor(const Candidate& candidate, const SideNames& names);

// Why a kind does not exist for this partnership, as a sentence.
std::string WhyNotOffered(const NotOffered& not_offered);

}  // namespace tandem::fiscal
