#include "libs/http/server.h"

#include <array>
#include <atomic>
#include <thread>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::http {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testkit::IsOk;
using testkit::StatusIs;

// A client that sends what it likes.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{.sin_family = AF_INET, .sin_port = htons(static_cast<std::uint16_t>(port))};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
  }
  ~RawClient() { close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void Send(const std::string& bytes) const {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t now = send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) return;
      sent += static_cast<std::size_t>(now);
    }
  }
  void EndSending() const { shutdown(socket_, SHUT_WR); }
  // All until the server closes.
  std::string ReadAll() const {
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
      const ssize_t now = recv(socket_, buffer.data(), buffer.size(), 0);
      if (now <= 0) return text;
      text.append(buffer.data(), static_cast<std::size_t>(now));
    }
  }
  std::string Ask(const std::string& bytes) const {
    Send(bytes);
    return ReadAll();
  }

 private:
  int socket_;
};

class ServerTest : public testing::Test {
 protected:
  void SetUp() override { Start({}); }

  void Start(const ServerLimits& limits, const observe::Log& log = {}) {
    server_.reset();
    const auto echo = [this](const Request& request) {
      ++handled_;
      std::string body = request.path;
      for (const auto& [name, value] : request.form)
        body.append(" ").append(name).append("=").append(value);
      return Response{.body = body};
    };
    auto server = Server::Start(
        "127.0.0.1:0",
        {{"GET", "/pages/", echo},
         {"POST", "/pages/", echo},
         {"GET", "/throws/", [](const Request&) -> Response { throw std::runtime_error("why"); }}},
        log, metrics_, limits);
    ASSERT_THAT(server, IsOk());
    server_ = *std::move(server);
  }
  std::string Ask(const std::string& bytes) const { return RawClient(server_->port()).Ask(bytes); }

  std::atomic<int> handled_ = 0;
  observe::Metrics metrics_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, AnswersAPageAndCloses) {
  const std::string answer = Ask("GET /pages/a%20b?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("Referrer-Policy: no-referrer\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Length: 10\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n/pages/a b"));
}

TEST_F(ServerTest, HeadHasTheSameHeadersAndNoBody) {
  const std::string answer = Ask("HEAD /pages/abc HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("Content-Length: 10\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, TakesAForm) {
  EXPECT_THAT(Ask("POST /pages/f HTTP/1.1\r\nHost: x\r\nContent-Type: "
                  "application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\na=1&b=2"),
              EndsWith("/pages/f a=1 b=2"));
}

TEST_F(ServerTest, WhatCannotBeReadIsRefusedAndReachesNoHandler) {
  const std::string end = " HTTP/1.1\r\nHost: x\r\n\r\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"GET /" + std::string(3000, 'a') + end, "414"},
      {"GET /pages/x HTTP/1.1\r\nHost: x\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n", "400"},
      {"GET /pages/x HTTP/3.7\r\nHost: x\r\n\r\n", "505"},
      {"GET /pages/%00" + end, "400"},
      {"GET /pages/%zz" + end, "400"},
      {"GET /pages/../x" + end, "400"},
      {"GET /pages/%2e%2e/x" + end, "400"},
      {"BREW /pages/x" + end, "400"},
      {"PUT /pages/x" + end, "405"},
      {"DELETE /pages/x" + end, "405"},
      {"OPTIONS /pages/x" + end, "405"},
      {"PROPFIND /pages/x" + end, "405"},
      {std::string("GET /pages/\0x", 13) + end, "400"},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "400"},
      {"rubbish\r\n\r\n", "400"},
      {"POST /pages/x HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n", "413"},
      {"POST /pages/x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", "413"},
      {"POST /pages/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5x\r\n\r\nabcde", "400"},
      {"POST /pages/x HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"},
      {"POST /pages/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
  };
  for (const auto& [bytes, status] : cases) {
    const std::string answer = Ask(bytes);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 " + status)) << bytes.substr(0, 60);
    EXPECT_THAT(answer, HasSubstr("nosniff"));
  }
  EXPECT_EQ(handled_, 0);
  EXPECT_THAT(Ask("GET /pages/ok" + end), EndsWith("/pages/ok"));
}

TEST_F(ServerTest, AHandlerThatThrowsCostsItsRequestOnly) {
  const std::string answer = Ask("GET /throws/ HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(answer, Not(HasSubstr("why")));
  EXPECT_THAT(Ask("GET /pages/ok HTTP/1.1\r\n\r\n"), EndsWith("/pages/ok"));
}

TEST_F(ServerTest, SlowAndHalfRequestsAreCutOff) {
  Start({.slowest_header = 200ms, .slowest_body = 300ms});
  const RawClient half(server_->port());
  half.Send("GET /pages/half HTT");
  const RawClient silent(server_->port());
  const RawClient body(server_->port());
  body.Send(
      "POST /pages/x HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 60000\r\n\r\na");
  const RawClient gone(server_->port());
  gone.Send("GET /pages/gone");
  gone.EndSending();
  EXPECT_THAT(half.ReadAll(), Not(HasSubstr("200")));
  EXPECT_THAT(silent.ReadAll(), IsEmpty());
  EXPECT_THAT(body.ReadAll(), StartsWith("HTTP/1.1 408"));
  EXPECT_THAT(gone.ReadAll(), Not(HasSubstr("200")));
  EXPECT_EQ(handled_, 0);
}

TEST_F(ServerTest, ABodyThatDripsIsCutOffAsAWhole) {
  Start({.slowest_header = 1s, .slowest_body = 300ms});
  const RawClient client(server_->port());
  client.Send(
      "POST /pages/x HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 60000\r\n\r\n");
  std::atomic<bool> is_over = false;
  std::thread drip([&] {
    while (!is_over) {
      client.Send("a");
      std::this_thread::sleep_for(20ms);
    }
  });
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THAT(client.ReadAll(), StartsWith("HTTP/1.1 408"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
  is_over = true;
  drip.join();
}

TEST_F(ServerTest, ManyConnectionsWaitAndAreAllAnswered) {
  Start({.connections = 4});
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  clients.reserve(100);
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back([&] {
      if (Ask("GET /pages/many HTTP/1.1\r\n\r\n").ends_with("/pages/many")) ++answered;
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(answered, 100);
}

TEST_F(ServerTest, StopsAtOnceWhenNobodyIsThere) {
  const auto began = std::chrono::steady_clock::now();
  server_->Stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_F(ServerTest, StopsSoonWhateverClientsDo) {
  const RawClient half(server_->port());
  half.Send("GET /pages/half HTT");
  const RawClient silent(server_->port());
  const auto began = std::chrono::steady_clock::now();
  server_->Stop();
  server_->Stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
}

TEST_F(ServerTest, LogAndMetricsNameTheRouteAndNeverTheAddress) {
  testing::internal::CaptureStderr();
  Start({}, observe::Log::ToStderr(observe::LogLevel::kInfo));
  Ask("GET /pages/secret-word HTTP/1.1\r\n\r\n");
  Ask("GET /elsewhere/secret-word HTTP/1.1\r\n\r\n");
  Ask("GET /pages/%zzsecret-word HTTP/1.1\r\n\r\n");
  server_->Stop();
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("http method=GET route=/pages/ status=200"));
  EXPECT_THAT(log, Not(HasSubstr("secret-word")));
  EXPECT_THAT(metrics_.Text(),
              HasSubstr("tandem_http_requests_total{route=\"/pages/\",status=\"200\"} 1"));
  EXPECT_THAT(metrics_.Text(), Not(HasSubstr("secret-word")));
}

TEST_F(ServerTest, AddressesThatAreNoneOrTakenAreSaid) {
  for (const std::string address :
       {"", "8452", ":8452", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:8452s", "127.0.0.1:70000",
        "127.0.0.1:1,127.0.0.1:2"}) {
    EXPECT_THAT(Server::Start(address, {}, observe::Log(), metrics_),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("no address")))
        << address;
  }
  EXPECT_THAT(Server::Start(server_->address(), {}, observe::Log(), metrics_),
              StatusIs(StatusCode::kUnavailable, HasSubstr("taken")));
}

}  // namespace
}  // namespace tandem::http
