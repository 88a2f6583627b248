#include "services/tandem/mop/candidate.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "services/tandem/remote/alignment_client.h"

namespace tandem::client {
namespace {

using fiscal::v1::Candidate;
using fiscal::v1::CandidateKind;

// "CANDIDATE_KIND_NEW" is "NEW".
std::string KindWord(CandidateKind kind) {
  constexpr std::size_t kPrefix = sizeof("CANDIDATE_KIND_") - 1;
  return fiscal::v1::CandidateKind_Name(kind).substr(kPrefix);
}

std::string KindWords(const Candidate& candidate) {
  std::vector<std::string> words;
  for (const int kind : candidate.kinds())
    words.push_back(KindWord(static_cast<CandidateKind>(kind)));
  return fmt::format("{}", fmt::join(words, "+"));
}

// Its place from 0; the size of the list if there is none.
int PlaceOf(const fiscal::v1::GetAlignmentResponse& alignment, const TypedTerms& typed) {
  if (typed.best) return 0;
  if (typed.candidate > 0) return typed.candidate - 1;
  int place = 0;
  for (const Candidate& candidate : alignment.candidates()) {
    const auto is_wanted = [&](int kind) {
      return KindWord(static_cast<CandidateKind>(kind)) == typed.kind;
    };
    if (std::ranges::any_of(candidate.kinds(), is_wanted)) return place;
    ++place;
  }
  return place;
}

Status None(const fiscal::v1::GetAlignmentResponse& alignment, const TypedTerms& typed) {
  for (const auto& one : alignment.not_offered()) {
    if (KindWord(one.kind()) == typed.kind) {
      return FailedPrecondition(
          fmt::format("--kind: {} is not offered. {}", typed.kind, one.why()));
    }
  }
  return FailedPrecondition(fmt::format(
      "there are {} candidates: `tandem align pair --of` shows them", alignment.candidates_size()));
}

}  // namespace

StatusOr<ChosenCandidate> ChooseFrom(const fiscal::v1::GetAlignmentResponse& alignment,
                                     const TypedTerms& typed) {
  const int place = PlaceOf(alignment, typed);
  if (place >= alignment.candidates_size()) return None(alignment, typed);
  const Candidate& candidate = alignment.candidates(place);
  return ChosenCandidate{
      candidate.rule(), fmt::format("Candidate {} of {} was taken: {}, score {:.1f}. {}", place + 1,
                                    alignment.candidates_size(), KindWords(candidate),
                                    candidate.score(), candidate.reason())};
}

StatusOr<ChosenCandidate> Choose(const TypedTerms& typed, const std::string& partnership,
                                 const Connection& connection) {
  fiscal::v1::GetAlignmentRequest request;
  request.set_partnership(partnership);
  ASSIGN_OR_RETURN(const auto alignment, AlignmentClient(connection).Ask(request));
  return ChooseFrom(alignment, typed);
}

}  // namespace tandem::client
