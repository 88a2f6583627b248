#include "services/fiscal_alignment/web/offer_routes.h"

#include "services/fiscal_alignment/web/offer_page.h"

namespace tandem::fiscal {
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";

struct Address {
  VendorId vendor;
  std::string token;
};

// Whatever is wrong with an address, there is one answer to it.
http::Response NoSuchPage() {
  return {.status = 404,
          .content_type = kHtml,
          .body = PlainPage("There is no such page",
                            "Please look whether the address is complete. If it was sent to you, "
                            "ask the sender for another one.")};
}

http::Response Failure(const Status& status) {
  if (status.code() == StatusCode::kNotFound) return NoSuchPage();
  const bool is_later = IsRetryable(status);
  return {.status = is_later ? 503 : 500,
          .content_type = kHtml,
          .body = PlainPage("This does not work at present",
                            "Nothing has changed. Please try again in a few minutes.")};
}

StatusOr<Address> AddressIn(const http::Request& request) {
  const std::string rest = request.path.substr(std::string_view(kOffersPath).size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string::npos) return NotFound("no address");
  Address address{.token = rest.substr(slash + 1)};
  const StatusOr<VendorId> vendor = VendorId::Parse("vendor", rest.substr(0, slash));
  if (!vendor.ok()) return NotFound("no address");
  address.vendor = *vendor;
  return address;
}

http::Response Show(const OfferView& view, const TypedFields& typed,
                    const std::vector<std::string>& errors) {
  if (view.state == OfferLinkState::kOpen) {
    return {.status = errors.empty() ? 200 : 422,
            .content_type = kHtml,
            .body = OfferPage(view, typed, errors)};
  }
  return {.status = view.state == OfferLinkState::kAnswered ? 200 : 410,
          .content_type = kHtml,
          .body = ClosedPage(view)};
}

// What is missing, one by one: guards list it separated by "; ".
std::vector<std::string> Sentences(const Status& status) {
  std::vector<std::string> sentences;
  std::string_view rest = MessageOf(status);
  while (!rest.empty()) {
    const std::size_t end = rest.find("; ");
    sentences.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
  }
  return sentences;
}

// A form that another site sends has no such address; where the browser says whose form it is, it
// must be ours. It says "null" where it was told to keep the address to itself.
bool IsFromElsewhere(const http::Request& request, const std::string& web_url) {
  const auto origin = request.headers.find("origin");
  if (origin == request.headers.end() || origin->second == "null") return false;
  const std::string slash = origin->second + "/";
  if ((web_url + "/").starts_with(slash)) return false;
  const auto host = request.headers.find("host");
  return host == request.headers.end() ||
         (slash != "http://" + host->second + "/" && slash != "https://" + host->second + "/");
}

http::Response Get(const OfferDesk& desk, const http::Request& request) {
  const StatusOr<Address> address = AddressIn(request);
  if (!address.ok()) return NoSuchPage();
  const StatusOr<OfferView> view = desk.Read(address->vendor, address->token);
  return view.ok() ? Show(*view, {}, {}) : Failure(view.status());
}

http::Response Post(const OfferDesk& desk, const std::string& web_url,
                    const http::Request& request) {
  const StatusOr<Address> address = AddressIn(request);
  if (!address.ok()) return NoSuchPage();
  if (IsFromElsewhere(request, web_url)) {
    return {.status = 403,
            .content_type = kHtml,
            .body = PlainPage("This form came from another site", "Nothing has changed.")};
  }
  const StatusOr<OfferView> view = desk.Read(address->vendor, address->token);
  if (!view.ok()) return Failure(view.status());
  if (view->state != OfferLinkState::kOpen) return Show(*view, {}, {});
  const ReadAnswer read = AnswerOf(request.form, *view);
  if (!read.errors.empty()) return Show(*view, request.form, read.errors);
  const Status answered = desk.Answer(address->vendor, address->token, read.answer);
  if (answered.ok() || ReasonOf(answered) == "LINK_CLOSED") {
    // Shown anew, so that loading the page again sends nothing twice.
    return {.status = 303, .headers = {{"Location", address->token}}};
  }
  if (IsRetryable(answered) || answered.code() == StatusCode::kNotFound ||
      answered.code() == StatusCode::kInternal) {
    return Failure(answered);
  }
  return Show(*view, request.form, Sentences(answered));
}

}  // namespace

std::vector<http::Route> OfferRoutes(const OfferDesk& desk, std::function<std::string()> web_url) {
  const auto get = [&desk](const http::Request& request) { return Get(desk, request); };
  const auto post = [&desk, web_url = std::move(web_url)](const http::Request& request) {
    return Post(desk, web_url(), request);
  };
  return {{"GET", kOffersPath, get}, {"POST", kOffersPath, post}};
}

}  // namespace tandem::fiscal
