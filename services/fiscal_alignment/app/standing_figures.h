#pragma once

#include <optional>
#include <vector>

#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

struct FigurePage {
  std::vector<StandingView> figures;
  bool more = false;                 // others follow
  std::optional<ListCounts> counts;  // on the first page
  std::string vendor_display_name;
};

// Standing figures as they are known, without computing any. Thread-safe.
class StandingFigures {
 public:
  StandingFigures(storage::Database& database, Repositories repositories, const Clock& clock)
      : database_(database), repositories_(repositories), clock_(clock) {}

  // NOT_FOUND for a partnership that is not known.
  StatusOr<StandingView> Get(const PartnershipName& name) const;
  // Those behind `after`, which is none for the first page. NOT_FOUND for a vendor that is not
  // known.
  StatusOr<FigurePage> List(const VendorId& vendor, const std::optional<ListPlace>& after,
                            int size) const;

 private:
  storage::Database& database_;
  Repositories repositories_;
  const Clock& clock_;
};

}  // namespace tandem::fiscal
