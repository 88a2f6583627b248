#pragma once

#include "libs/base/status.h"

namespace tandem::client {

// All pages of a list. `ask` sends the request for one page, `take` gets each answer.
template <typename Request, typename Ask, typename Take>
Status AskPages(Request request, const Ask& ask, const Take& take) {
  constexpr int kPageSize = 1000;
  request.set_page_size(kPageSize);
  do {
    ASSIGN_OR_RETURN(auto page, ask(request));
    take(page);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return OkStatus();
}

}  // namespace tandem::client
