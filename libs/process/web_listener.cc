#include "libs/process/web_listener.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "libs/rpc/loopback.h"

namespace tandem::process {
namespace {

// The setting without a slash at its end.
StatusOr<std::string> UrlOf(std::string url) {
  const std::string given = url;
  while (url.ends_with('/')) url.pop_back();
  std::string_view rest = url;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
  }
  const bool is_plain = std::ranges::all_of(
      rest, [](char c) { return c > ' ' && c < 0x7f && c != '?' && c != '#' && c != '"'; });
  if (rest.size() == url.size() || rest.empty() || !is_plain) {
    return InvalidArgument(
        fmt::format("web-url: \"{}\" must be like https://tandem.example.com", given));
  }
  return url;
}

}  // namespace

WebListener::WebListener(const ProcessSettings& settings, observe::Log log,
                         observe::Metrics& metrics)
    : settings_(settings), log_(std::move(log)), metrics_(metrics) {}

void WebListener::Add(std::vector<http::Route> routes) {
  for (http::Route& route : routes) routes_.push_back(std::move(route));
}

Status WebListener::Start() {
  if (!settings_.web_url.empty()) {
    ASSIGN_OR_RETURN(url_, UrlOf(settings_.web_url));
  }
  if (!rpc::IsLoopback(settings_.web_listen)) {
    return FailedPrecondition(
        fmt::format("web-listen: \"{}\" must be a loopback address while callers are only asserted",
                    settings_.web_listen));
  }
  if (routes_.empty()) return OkStatus();
  auto server = http::Server::Start(settings_.web_listen, routes_, log_, metrics_);
  if (!server.ok()) return Annotate(server.status(), "web-listen");
  server_ = *std::move(server);
  address_ = server_->address();
  if (url_.empty()) url_ = "http://" + address_;
  log_.Info("listening for browsers", {{"address", address_}});
  return OkStatus();
}

void WebListener::Stop() { server_.reset(); }

}  // namespace tandem::process
