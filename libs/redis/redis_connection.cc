#include "libs/redis/redis_connection.h"

#include <charconv>

#include <fmt/format.h>
#include <hiredis/hiredis.h>

namespace tandem::redis {
namespace {

timeval ToTimeval(std::chrono::milliseconds time) {
  return {.tv_sec = time.count() / 1000, .tv_usec = time.count() % 1000 * 1000};
}

std::optional<int> ReadNumber(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};

}  // namespace

StatusOr<Address> Address::Parse(std::string_view text) {
  static constexpr std::string_view kScheme = "redis://";
  const Status wrong =
      InvalidArgument("must have the form redis://[:PASSWORD@]HOST:PORT[/DATABASE]");
  if (!text.starts_with(kScheme)) return wrong;
  text.remove_prefix(kScheme.size());
  Address address;
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    if (!text.starts_with(':')) return wrong;  // users have no names here
    address.password = text.substr(1, at - 1);
    text.remove_prefix(at + 1);
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto database = ReadNumber(text.substr(slash + 1), 1'000'000);
    if (!database) return wrong;
    address.database = *database;
    text = text.substr(0, slash);
  }
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return wrong;
  const auto port = ReadNumber(text.substr(colon + 1), 65'535);
  if (!port || *port == 0) return wrong;
  address.host = text.substr(0, colon);
  address.port = *port;
  return address;
}

void Connection::Free::operator()(redisContext* context) const { redisFree(context); }

StatusOr<std::unique_ptr<Connection>> Connection::Open(const Address& address,
                                                       std::chrono::milliseconds connect_timeout,
                                                       std::chrono::milliseconds command_timeout) {
  std::unique_ptr<Connection> connection(new Connection(
      redisConnectWithTimeout(address.host.c_str(), address.port, ToTimeval(connect_timeout))));
  redisContext* const context = connection->context_.get();
  if (context == nullptr) return Unavailable("no memory for a connection");
  if (context->err != 0) {
    return Unavailable(fmt::format("{}:{}: {}", address.host, address.port,
                                   static_cast<const char*>(context->errstr)));
  }
  redisSetTimeout(context, ToTimeval(command_timeout));
  if (!address.password.empty()) {
    RETURN_IF_ERROR(connection->Ask({"AUTH", address.password}).status());
  }
  if (address.database != 0) {
    RETURN_IF_ERROR(connection->Ask({"SELECT", std::to_string(address.database)}).status());
  }
  return connection;
}

StatusOr<Reply> Connection::Ask(const std::vector<std::string_view>& words) {
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string_view word : words) {
    texts.push_back(word.data());
    lengths.push_back(word.size());
  }
  const std::unique_ptr<redisReply, FreeReply> reply(static_cast<redisReply*>(redisCommandArgv(
      context_.get(), static_cast<int>(words.size()), texts.data(), lengths.data())));
  if (!reply) return Unavailable(static_cast<const char*>(context_->errstr));
  if (reply->type == REDIS_REPLY_ERROR) {
    const std::string_view text(reply->str, reply->len);
    if (text.starts_with("WRONGTYPE")) return Reply("");
    return FailedPrecondition(text);
  }
  if (reply->type != REDIS_REPLY_STRING) return Reply();
  return Reply(std::string(reply->str, reply->len));
}

}  // namespace tandem::redis
