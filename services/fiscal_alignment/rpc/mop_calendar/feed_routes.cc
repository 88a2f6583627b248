#include "services/fiscal_alignment/rpc/mop_calendar/feed_routes.h"

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "services/fiscal_alignment/rpc/mop_calendar/calendar_file.h"

namespace tandem::fiscal {
namespace {

constexpr std::string_view kPrefix = "/calendars/";
constexpr std::string_view kEnding = ".ics";
constexpr std::size_t kLongestSecret = 200;

struct Address {
  VendorId vendor;
  std::string secret;
};

std::optional<Address> AddressOf(std::string_view path) {
  if (!path.starts_with(kPrefix) || !path.ends_with(kEnding)) return std::nullopt;
  path.remove_prefix(kPrefix.size());
  if (path.size() < kEnding.size()) return std::nullopt;
  path.remove_suffix(kEnding.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const StatusOr<VendorId> vendor = VendorId::Parse("vendor", path.substr(0, slash));
  const std::string_view secret = path.substr(slash + 1);
  if (!vendor.ok() || secret.empty() || secret.size() > kLongestSecret) return std::nullopt;
  return Address{*vendor, std::string(secret)};
}

http::Response Nothing() { return {.status = 404, .body = "There is no calendar here.\n"}; }

bool Names(const http::Request& request, const std::string& etag) {
  const auto known = request.headers.find("if-none-match");
  if (known == request.headers.end()) return false;
  return known->second == "*" || known->second.find(etag) != std::string::npos;
}

}  // namespace

std::string FeedPath(const VendorId& vendor, const std::string& secret) {
  return fmt::format("{}{}/{}{}", kPrefix, vendor.value(), secret, kEnding);
}

http::Response FeedPage::Serve(const http::Request& request) const {
  const std::optional<Address> address = AddressOf(request.path);
  if (!address) return Nothing();
  const auto contents = contents_.Run(address->vendor, address->secret);
  // The vendor itself may be unknown.
  if (contents.status().code() == StatusCode::kNotFound) return Nothing();
  if (!contents.ok()) {
    return {.status = 503,
            .body = "The calendar cannot be read now; please come again.\n",
            .headers = {{"Retry-After", "60"}}};
  }
  if (!*contents) return Nothing();
  http::Response response{.content_type = "text/calendar; charset=utf-8"};
  response.body = CalendarFile("Operating periods", (*contents)->reader, (*contents)->calendars);
  const std::string etag = fmt::format("\"{}\"", Sha256Hex(response.body));
  response.headers = {{"ETag", etag}, {"Cache-Control", "private, max-age=300"}};
  if (Names(request, etag)) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

std::vector<http::Route> FeedRoutes(const FeedPage& page) {
  return {{.method = "GET",
           .prefix = std::string(kPrefix),
           .handler = [&page](const http::Request& request) { return page.Serve(request); }}};
}

}  // namespace tandem::fiscal
