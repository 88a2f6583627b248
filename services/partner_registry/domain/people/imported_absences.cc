#include "services/partner_registry/domain/people/imported_absences.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace tandem::partner {
namespace {

using calendar::DaySpan;

// What is left of the span beside the days that others take, which are in order; in pieces that an
// absence may have.
void AppendFree(DaySpan span, const std::vector<Absence>& others, std::vector<DaySpan>& pieces) {
  const auto append = [&](CivilDay first, CivilDay last) {
    for (; first <= last; first = first + kLongestAbsence) {
      pieces.push_back({first, std::min(last, first + (kLongestAbsence - 1))});
    }
  };
  for (const Absence& other : others) {
    if (!Overlap(other.days, span)) continue;
    append(span.first, other.days.first - 1);
    span.first = other.days.last + 1;
  }
  append(span.first, span.last);
}

// Gives out the old absences of the calendar, each once.
class OldAbsences {
 public:
  explicit OldAbsences(std::vector<Absence> absences) : absences_(std::move(absences)) {}

  std::optional<Absence> TakeEqual(const DaySpan& days) {
    return Take([&](const Absence& one) { return one.days == days; });
  }
  std::optional<Absence> TakeNear(const DaySpan& days) {
    return Take([&](const Absence& one) { return Overlap(one.days, days); });
  }

 private:
  template <typename Fits>
  std::optional<Absence> Take(Fits fits) {
    const auto found = std::ranges::find_if(absences_, fits);
    if (found == absences_.end()) return std::nullopt;
    Absence taken = std::move(*found);
    absences_.erase(found);
    return taken;
  }

  std::vector<Absence> absences_;
};

}  // namespace

std::vector<DaySpan> Joined(std::vector<DaySpan> spans) {
  std::ranges::sort(spans);
  std::vector<DaySpan> joined;
  for (const DaySpan& span : spans) {
    if (!joined.empty() && span.first <= joined.back().last) {
      joined.back().last = std::max(joined.back().last, span.last);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

StatusOr<ImportedAbsences> Import(const std::vector<Absence>& known, const ImportedDays& days,
                                  const std::function<std::string()>& new_id) {
  ImportedAbsences imported;
  std::vector<Absence>& all = imported.absences;
  std::vector<Absence> old;
  for (const Absence& one : known) {
    (one.source == days.source && Overlap(one.days, days.bounds) ? old : all).push_back(one);
  }
  std::vector<DaySpan> pieces;
  for (const DaySpan& span : Joined(days.spans)) {
    if (Overlap(span, days.bounds)) AppendFree(span, all, pieces);
  }
  const auto were = static_cast<int>(old.size());
  OldAbsences left(std::move(old));
  std::vector<DaySpan> moved;
  for (const DaySpan& piece : pieces) {
    std::optional<Absence> same = left.TakeEqual(piece);
    if (same) {
      all.push_back(*std::move(same));
    } else {
      moved.push_back(piece);
    }
  }
  imported.counts.unchanged = static_cast<int>(pieces.size() - moved.size());
  imported.counts.added = static_cast<int>(moved.size());
  imported.counts.removed = were - imported.counts.unchanged;
  for (const DaySpan& piece : moved) {
    Absence absence = left.TakeNear(piece).value_or(Absence{});
    if (absence.id.empty()) absence.id = new_id();
    absence.days = piece;
    absence.source = days.source;
    all.push_back(std::move(absence));
  }
  if (all.size() > kMostAbsences) {
    return FailedPrecondition(
        fmt::format("nobody can have more than {} absences; with these it "
                    "would be {}",
                    kMostAbsences, all.size()));
  }
  std::ranges::sort(all, {}, [](const Absence& one) { return one.days.first; });
  return imported;
}

}  // namespace tandem::partner
