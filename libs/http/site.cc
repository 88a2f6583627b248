#include "libs/http/site.h"

#include <algorithm>
#include <array>
#include <exception>

#include <fmt/format.h>

#include "libs/http/form.h"

namespace tandem::http {
namespace {

constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

// What every answer says unless its handler says otherwise. Addresses are secrets, so no other
// site may learn them (Referrer-Policy) and no cache may keep what stands there.
constexpr auto kUsualHeaders = std::to_array<std::pair<const char*, const char*>>({
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
     "base-uri 'none'"},
    {"Cache-Control", "no-store"},
});

bool HasControls(const std::string& text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

Response WithUsualHeaders(Response response) {
  for (const auto& [name, value] : kUsualHeaders) {
    const bool is_there = std::ranges::any_of(
        response.headers, [&](const auto& header) { return header.first == name; });
    if (!is_there) response.headers.emplace_back(name, value);
  }
  return response;
}

// "." and ".." as parts of a path mean nothing here.
bool HasDots(const std::string& path) {
  const std::string closed = path + "/";
  return closed.find("/./") != std::string::npos || closed.find("/../") != std::string::npos;
}

StatusOr<Request> RequestOf(const Incoming& incoming) {
  const std::size_t question = incoming.target.find('?');
  Request request{.method = incoming.method, .headers = incoming.headers};
  ASSIGN_OR_RETURN(request.path, DecodePath("path", incoming.target.substr(0, question)));
  if (!request.path.starts_with('/') || HasDots(request.path)) {
    return InvalidField("path", "must be absolute, without \".\" and \"..\"");
  }
  if (question != std::string::npos) {
    ASSIGN_OR_RETURN(request.query, ParseForm("query", incoming.target.substr(question + 1)));
  }
  return request;
}

bool IsForm(const Incoming& incoming) {
  const auto type = incoming.headers.find("content-type");
  if (type == incoming.headers.end()) return false;
  std::string name = type->second.substr(0, type->second.find(';'));
  while (name.ends_with(' ')) name.pop_back();
  std::ranges::transform(name, name.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return name == kFormType;
}

std::string AllowedMethods(const std::vector<const Route*>& routes) {
  std::string text;
  for (const Route* const route : routes) {
    if (!text.empty()) text += ", ";
    text += route->method == "GET" ? "GET, HEAD" : route->method;
  }
  return text;
}

}  // namespace

Site::Site(std::vector<Route> routes, observe::Log log)
    : routes_(std::move(routes)), log_(std::move(log)) {}

Response Site::Refusal(int status, std::string_view text) {
  std::string body = fmt::format("{} {}\n", status, StatusText(status));
  if (!text.empty()) body += fmt::format("{}\n", text);
  return WithUsualHeaders({.status = status, .body = std::move(body)});
}

Answered Site::Answer(const Incoming& incoming) const {
  StatusOr<Request> request = RequestOf(incoming);
  if (!request.ok()) return {Refusal(400, MessageOf(request.status())), ""};
  const std::vector<const Route*> routes = RoutesFor(request->path);
  if (routes.empty()) return {Refusal(404), ""};
  const std::string& prefix = routes.front()->prefix;
  const std::string method = incoming.method == "HEAD" ? "GET" : incoming.method;
  const auto route =
      std::ranges::find_if(routes, [&](const Route* one) { return one->method == method; });
  if (route == routes.end()) {
    Response response = Refusal(405);
    response.headers.emplace_back("Allow", AllowedMethods(routes));
    return {std::move(response), prefix};
  }
  if (method == "POST" && !incoming.body.empty()) {
    if (!IsForm(incoming)) return {Refusal(415), prefix};
    auto form = ParseForm("body", incoming.body);
    if (!form.ok()) return {Refusal(400, MessageOf(form.status())), prefix};
    request->form = *std::move(form);
  }
  return {Call(**route, *request), prefix};
}

std::vector<const Route*> Site::RoutesFor(const std::string& path) const {
  std::vector<const Route*> longest;
  for (const Route& route : routes_) {
    if (!path.starts_with(route.prefix)) continue;
    const std::size_t before = longest.empty() ? 0 : longest.front()->prefix.size();
    if (!longest.empty() && route.prefix.size() < before) continue;
    if (!longest.empty() && route.prefix.size() > before) longest.clear();
    longest.push_back(&route);
  }
  return longest;
}

Response Site::Call(const Route& route, const Request& request) const {
  try {
    Response response = route.handler(request);
    const bool is_broken = HasControls(response.content_type) ||
                           std::ranges::any_of(response.headers, [](const auto& header) {
                             return HasControls(header.first) || HasControls(header.second);
                           });
    if (!is_broken) return WithUsualHeaders(std::move(response));
    log_.Error("a handler's headers have control characters", {{"route", route.prefix}});
  } catch (const std::exception& error) {
    log_.Error("a handler threw", {{"route", route.prefix}, {"error", error.what()}});
  } catch (...) {
    log_.Error("a handler threw", {{"route", route.prefix}});
  }
  return Refusal(500);
}

std::string_view StatusText(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return status < 400 ? "OK" : "Error";
  }
}

}  // namespace tandem::http
