#include "services/fiscal_alignment/domain/mop/mop.h"

#include <charconv>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

constexpr std::string_view kMops = "/mops/";

Status BadName(std::string_view field, std::string_view name) {
  return InvalidField(
      field, fmt::format("\"{}\" must have the form vendors/VENDOR/partnerships/PARTNERSHIP/"
                         "mops/NUMBER",
                         name.substr(0, 200)));
}

}  // namespace

StatusOr<MopName> MopName::Parse(std::string_view field, std::string_view name) {
  const std::size_t mops = name.find(kMops);
  if (mops == std::string_view::npos) return BadName(field, name);
  StatusOr<PartnershipName> partnership = PartnershipName::Parse(field, name.substr(0, mops));
  if (!partnership.ok()) return BadName(field, name);
  const std::string_view digits = name.substr(mops + kMops.size());
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  // One name for each: neither "02" nor "-1".
  if (!whole || number < 1 || digits.front() == '0') return BadName(field, name);
  return MopName{*std::move(partnership), number};
}

std::string MopName::ToString() const {
  return fmt::format("{}{}{}", partnership.ToString(), kMops, number);
}

std::string_view MopStateName(MopState state) {
  switch (state) {
    case MopState::kDraft:
      return "DRAFT";
    case MopState::kProposed:
      return "PROPOSED";
    case MopState::kCountered:
      return "COUNTERED";
    case MopState::kAgreed:
      return "AGREED";
    case MopState::kActive:
      return "ACTIVE";
    case MopState::kNeedsReview:
      return "NEEDS_REVIEW";
    case MopState::kSuperseded:
      return "SUPERSEDED";
    case MopState::kEnded:
      return "ENDED";
    case MopState::kExpired:
      return "EXPIRED";
    case MopState::kWithdrawn:
      return "WITHDRAWN";
    case MopState::kDeclined:
      return "DECLINED";
  }
  return {};
}

bool IsOpen(MopState state) {
  return state == MopState::kProposed || state == MopState::kCountered;
}

bool IsBinding(MopState state) {
  return state == MopState::kAgreed || state == MopState::kActive ||
         state == MopState::kNeedsReview;
}

const MopVersion& Mop::current() const {
  if (agreed_version != 0) return version(agreed_version);
  return open_version != 0 ? version(open_version) : versions.back();
}

}  // namespace tandem::fiscal
