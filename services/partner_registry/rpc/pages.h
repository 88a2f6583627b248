#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/rpc/page.h"

namespace tandem::partner {

// Where a page begins and how long it may be.
struct PageAsked {
  std::string query;  // what is listed
  int size = 0;
  std::string position;  // behind which it begins; empty: at the start

  // One row more shows whether another page follows.
  int limit() const { return size + 1; }
};

template <typename Request>
StatusOr<PageAsked> ReadPage(std::string query, const Request& request) {
  PageAsked page{.query = std::move(query)};
  ASSIGN_OR_RETURN(page.size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(page.position, rpc::PagePosition(page.query, request.page_token()));
  return page;
}

// Cuts the row too many off and gives the token of the next page, or nothing.
template <typename Item, typename PositionOf>
std::string CutPage(const PageAsked& page, std::vector<Item>& items, PositionOf position_of) {
  if (items.size() <= static_cast<std::size_t>(page.size)) return {};
  items.pop_back();
  return rpc::PageToken(page.query, position_of(items.back()));
}

}  // namespace tandem::partner
