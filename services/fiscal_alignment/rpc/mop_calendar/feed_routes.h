#pragma once

#include <vector>

#include "libs/http/message.h"
#include "services/fiscal_alignment/app/mop_calendar/feed_contents.h"

namespace tandem::fiscal {

// Where feeds are: "/calendars/acme/SECRET.ics".
std::string FeedPath(const VendorId& vendor, const std::string& secret);

// What a calendar program gets: the file with an ETag, 304 where it has it already; 404 with one
// text for an address that never worked, was taken back, or whose owner is gone. Thread-safe.
class FeedPage {
 public:
  // `contents` outlives it.
  explicit FeedPage(const FindFeedContents& contents) : contents_(contents) {}

  http::Response Serve(const http::Request& request) const;

 private:
  const FindFeedContents& contents_;
};

// `page` outlives them.
std::vector<http::Route> FeedRoutes(const FeedPage& page);

}  // namespace tandem::fiscal
