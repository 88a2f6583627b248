#include "libs/http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <thread>

#include <civetweb.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include "libs/http/site.h"

namespace tandem::http {
namespace {

using std::chrono::steady_clock;

constexpr std::array<std::string_view, 3> kMethods = {"GET", "HEAD", "POST"};

// "127.0.0.1:8452" in its two parts; civetweb would understand more than that behind the port.
StatusOr<std::string> HostOf(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  int port = -1;
  if (colon != std::string::npos) {
    const char* const end = address.data() + address.size();
    const auto [rest, error] = std::from_chars(address.data() + colon + 1, end, port);
    if (error != std::errc() || rest != end) port = -1;
  }
  if (port < 0 || port > 65'535 || colon == 0 || address.find(',') != std::string::npos) {
    return InvalidArgument(fmt::format("\"{}\" is no address like 127.0.0.1:8452", address));
  }
  return address.substr(0, colon);
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return lower;
}

// Writes the answer; what cannot be written is the client's loss.
void Write(mg_connection* connection, const Response& response, bool with_body) {
  std::string text =
      fmt::format("HTTP/1.1 {} {}\r\n", response.status, StatusText(response.status));
  text += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n",
                      response.content_type, response.body.size());
  for (const auto& [name, value] : response.headers) {
    text += fmt::format("{}: {}\r\n", name, value);
  }
  text += "\r\n";
  if (with_body) text += response.body;
  mg_write(connection, text.data(), text.size());
}

// The body, or the status that refuses it.
struct Body {
  int refusal = 0;
  std::string text;
};

// Byte by byte behind what came with the header: only between two reads can it be seen how long a
// client has taken, and a body is small.
Body ReadBody(mg_connection* connection, std::size_t bytes, std::chrono::milliseconds slowest) {
  Body body;
  const auto until = steady_clock::now() + slowest;
  body.text.reserve(bytes);
  while (body.text.size() < bytes) {
    char next = 0;
    if (mg_read(connection, &next, 1) != 1 || steady_clock::now() > until) return {408, ""};
    body.text.push_back(next);
  }
  return body;
}

// Connects and hangs up.
void Knock(const std::string& host, int port) {
  const bool has_brackets = host.starts_with('[') && host.ends_with(']');
  const std::string plain = has_brackets ? host.substr(1, host.size() - 2) : host;
  const addrinfo hints{.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
  addrinfo* found = nullptr;
  if (getaddrinfo(plain.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return;
  const int caller = socket(found->ai_family, found->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (caller >= 0) {
    // Whether somebody opens is not waited for.
    static_cast<void>(connect(caller, found->ai_addr, found->ai_addrlen) == 0);
    close(caller);
  }
  freeaddrinfo(found);
}

}  // namespace

// The C side: civetweb's context and what its callbacks need.
struct Server::Wire {
  Wire(std::vector<Route> routes, const observe::Log& the_log, observe::Metrics& the_metrics,
       const ServerLimits& the_limits)
      : site(std::move(routes), the_log), log(the_log), metrics(the_metrics), limits(the_limits) {}
  ~Wire() { Stop(); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void Stop();
  Status Listen(const std::string& address);
  Answered Answer(mg_connection* connection) const;
  void Note(const std::string& method, const std::string& route, int status,
            steady_clock::duration took) const;

  // As civetweb wants them: returns the status of the answer, which was written.
  static int OnRequest(mg_connection* connection);
  // 0: the answer to what civetweb could not read was written.
  static int OnUnreadable(mg_connection* connection, int status, const char* message);

  Site site;
  observe::Log log;
  observe::Metrics& metrics;
  ServerLimits limits;
  mg_context* context = nullptr;
  std::string host;
  int port = 0;
};

// civetweb looks only every two seconds whether it shall stop, unless somebody calls. A thread that
// waits for a silent client still takes that long.
void Server::Wire::Stop() {
  if (context == nullptr) return;
  std::atomic<bool> has_stopped = false;
  std::thread knocking([&] {
    while (!has_stopped) {
      Knock(host, port);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  mg_stop(context);
  context = nullptr;
  has_stopped = true;
  knocking.join();
}

Status Server::Wire::Listen(const std::string& address) {
  const std::string threads = std::to_string(limits.connections);
  const std::string bytes = std::to_string(limits.header_bytes);
  const std::string slowest = std::to_string(limits.slowest_header.count());
  // Files, scripts and directories do not exist for it: OnRequest answers everything.
  std::array options = {"listening_ports",
                        address.c_str(),
                        "num_threads",
                        threads.c_str(),
                        "connection_queue",
                        threads.c_str(),
                        "max_request_size",
                        bytes.c_str(),
                        "request_timeout_ms",
                        slowest.c_str(),
                        "enable_keep_alive",
                        "no",
                        "decode_url",
                        "no",
                        "enable_directory_listing",
                        "no",
                        static_cast<const char*>(nullptr)};
  mg_callbacks callbacks{};
  callbacks.begin_request = &Wire::OnRequest;
  callbacks.http_error = &Wire::OnUnreadable;
  // It would write to the error stream, and name addresses.
  callbacks.log_message = [](const mg_connection*, const char*) { return 1; };
  mg_init_data init{
      .callbacks = &callbacks, .user_data = this, .configuration_options = options.data()};
  context = mg_start2(&init, nullptr);
  if (context != nullptr) return OkStatus();
  return Unavailable(fmt::format("{} is taken or cannot be used", address));
}

int Server::Wire::OnRequest(mg_connection* connection) {
  auto& wire = *static_cast<Wire*>(mg_get_user_data(mg_get_context(connection)));
  const auto began = steady_clock::now();
  const std::string method = mg_get_request_info(connection)->request_method;
  // Nothing behind the answer is read: it might never end.
  mg_disable_connection_keep_alive(connection);
  const Answered answered = wire.Answer(connection);
  Write(connection, answered.response, method != "HEAD");
  wire.Note(method, answered.route, answered.response.status, steady_clock::now() - began);
  return answered.response.status;
}

int Server::Wire::OnUnreadable(mg_connection* connection, int status, const char* /*message*/) {
  const auto& wire = *static_cast<const Wire*>(mg_get_user_data(mg_get_context(connection)));
  Write(connection, Site::Refusal(status), true);
  wire.Note("", "", status, {});
  return 0;
}

Answered Server::Wire::Answer(mg_connection* connection) const {
  const mg_request_info& info = *mg_get_request_info(connection);
  Incoming incoming{.method = info.request_method, .target = info.local_uri_raw};
  if (std::ranges::find(kMethods, incoming.method) == std::end(kMethods)) {
    return {Site::Refusal(405), ""};
  }
  if (info.query_string != nullptr) incoming.target += fmt::format("?{}", info.query_string);
  if (incoming.target.size() > limits.target_bytes) return {Site::Refusal(414), ""};
  for (int i = 0; i < info.num_headers; ++i) {
    const auto& header = info.http_headers[i];
    const bool is_new = incoming.headers.emplace(Lower(header.name), header.value).second;
    if (!is_new && Lower(header.name) == "content-length") return {Site::Refusal(400), ""};
  }
  // Where a body ends by other means than its length, it is not read.
  if (incoming.headers.contains("transfer-encoding")) return {Site::Refusal(411), ""};
  if (const auto length = incoming.headers.find("content-length");
      length != incoming.headers.end()) {
    if (length->second.find_first_not_of("0123456789") != std::string::npos) {
      return {Site::Refusal(400), ""};
    }
    const auto bytes = static_cast<std::size_t>(std::max(info.content_length, 0LL));
    if (bytes > limits.body_bytes) return {Site::Refusal(413), ""};
    Body body = ReadBody(connection, bytes, limits.slowest_body);
    if (body.refusal != 0) return {Site::Refusal(body.refusal), ""};
    incoming.body = std::move(body.text);
  }
  return site.Answer(incoming);
}

void Server::Wire::Note(const std::string& method, const std::string& route, int status,
                        steady_clock::duration took) const {
  // No word of the client's becomes a label: there would be no end of them.
  metrics
      .Counter("tandem_http_requests_total", "Requests answered",
               {{"route", route}, {"status", std::to_string(status)}})
      .Increment();
  if (!log.Writes(observe::LogLevel::kInfo)) return;
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  log.Info("http", {{"method", method},
                    {"route", route},
                    {"status", std::to_string(status)},
                    {"micros", std::to_string(micros)}});
}

Server::Server(std::unique_ptr<Wire> wire, std::string address, int port)
    : wire_(std::move(wire)), address_(std::move(address)), port_(port) {}
Server::~Server() = default;

StatusOr<std::unique_ptr<Server>> Server::Start(const std::string& address,
                                                std::vector<Route> routes, const observe::Log& log,
                                                observe::Metrics& metrics,
                                                const ServerLimits& limits) {
  ASSIGN_OR_RETURN(const std::string host, HostOf(address));
  auto wire = std::make_unique<Wire>(std::move(routes), log, metrics, limits);
  RETURN_IF_ERROR(wire->Listen(address));
  mg_server_port port{};
  if (mg_get_server_ports(wire->context, 1, &port) != 1) {
    return Internal("the web server has no port");
  }
  wire->host = host;
  wire->port = port.port;
  return std::unique_ptr<Server>(
      new Server(std::move(wire), fmt::format("{}:{}", host, port.port), port.port));
}

void Server::Stop() { wire_->Stop(); }

}  // namespace tandem::http
