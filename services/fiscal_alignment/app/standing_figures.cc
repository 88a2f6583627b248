#include "services/fiscal_alignment/app/standing_figures.h"

#include <charconv>

#include <fmt/format.h>

namespace tandem::fiscal {

std::string ListPlace::ToString() const {
  return fmt::format("{}|{}|{}", gain_order, friction_order, partnership);
}

std::optional<ListPlace> ListPlace::Parse(const std::string& text) {
  ListPlace place;
  const char* const end = text.data() + text.size();
  const auto gain = std::from_chars(text.data(), end, place.gain_order);
  if (gain.ec != std::errc() || gain.ptr == end || *gain.ptr != '|') return std::nullopt;
  const auto friction = std::from_chars(gain.ptr + 1, end, place.friction_order);
  if (friction.ec != std::errc() || friction.ptr == end || *friction.ptr != '|') {
    return std::nullopt;
  }
  place.partnership.assign(friction.ptr + 1, end);
  return place;
}

StatusOr<StandingView> StandingFigures::Get(const PartnershipName& name) const {
  std::optional<StandingView> view;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, name.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(
            const VendorBasis basis,
            ReadVendorBasis(repositories_, transaction, name.vendor, UtcDay(clock_.Now())));
        ASSIGN_OR_RETURN(auto row, repositories_.figures.Find(transaction, name));
        if (!row) return NotFound(fmt::format("{} does not exist", name.ToString()));
        view = ViewOf(*std::move(row), basis);
        return OkStatus();
      }));
  return *std::move(view);
}

StatusOr<FigurePage> StandingFigures::List(const VendorId& vendor,
                                           const std::optional<ListPlace>& after, int size) const {
  FigurePage page;
  RETURN_IF_ERROR(
      storage::ReadFor(database_, vendor.value(), [&](storage::Transaction& transaction) -> Status {
        page = {};
        ASSIGN_OR_RETURN(const VendorBasis basis,
                         ReadVendorBasis(repositories_, transaction, vendor, UtcDay(clock_.Now())));
        // One more shows whether others follow.
        ASSIGN_OR_RETURN(auto rows,
                         repositories_.figures.Page(transaction, vendor, after, size + 1));
        page.more = rows.size() > static_cast<std::size_t>(size);
        if (page.more) rows.pop_back();
        page.figures.reserve(rows.size());
        for (StandingRow& row : rows) page.figures.push_back(ViewOf(std::move(row), basis));
        page.vendor_display_name = basis.vendor.name.display_name;
        if (!after) {
          ASSIGN_OR_RETURN(page.counts, repositories_.figures.Count(transaction, basis));
        }
        return OkStatus();
      }));
  return page;
}

}  // namespace tandem::fiscal
