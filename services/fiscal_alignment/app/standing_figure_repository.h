#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/standing_view.h"

namespace tandem::fiscal {

// A place in the order of the list: gain, friction, id.
struct ListPlace {
  std::int64_t gain_order = 0;
  std::int64_t friction_order = 0;
  std::string partnership;

  std::string ToString() const;
  // None unless ToString wrote it.
  static std::optional<ListPlace> Parse(const std::string& text);
};

struct ListCounts {
  std::int64_t total = 0;     // partnerships
  std::int64_t outdated = 0;  // of them, stale or pending
};

// A partnership to be computed.
struct FigureTask {
  PartnershipName name;
  std::string partner_input;  // InputHash of the partner as it is
  std::int64_t calendar_revision = 0;
  std::int64_t settings_revision = 0;
};

// Standing figures, a row for each partnership that any fact told of. Stateless; thread-safe.
class StandingFigureRepository {
 public:
  virtual ~StandingFigureRepository() = default;

  // Brings the row up to what is known of the partner; whether its figures are to be computed.
  virtual StatusOr<bool> Follow(storage::Transaction& transaction,
                                const OrganisationState& partner) const = 0;

  // None unless the partnership is registered.
  virtual StatusOr<std::optional<StandingRow>> Find(storage::Transaction& transaction,
                                                    const PartnershipName& name) const = 0;
  // Of registered partnerships, behind `after`.
  virtual StatusOr<std::vector<StandingRow>> Page(storage::Transaction& transaction,
                                                  const VendorId& vendor,
                                                  const std::optional<ListPlace>& after,
                                                  int limit) const = 0;
  virtual StatusOr<ListCounts> Count(storage::Transaction& transaction,
                                     const VendorBasis& basis) const = 0;

  // The next partnerships of the vendor behind `after`, in order of id, that have a calendar and
  // whose figures do not follow from `vendor_basis`.
  virtual StatusOr<std::vector<FigureTask>> Outdated(storage::Transaction& transaction,
                                                     const VendorId& vendor,
                                                     const std::string& vendor_basis,
                                                     const std::string& after, int limit) const = 0;

  enum class Stored {
    kOvertaken,  // the partner has changed since; nothing is written
    kSame,       // the figure is what it was
    kChanged,
  };
  virtual StatusOr<Stored> Store(storage::Transaction& transaction, const PartnershipName& name,
                                 const StoredFigure& figure) const = 0;
};

}  // namespace tandem::fiscal
