#include "libs/messaging/admin/dead_letter_rpc.h"

#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/rpc/page.h"
#include "libs/wire/type_values.h"

namespace tandem::messaging {
namespace {

constexpr std::string_view kQuery = "dead letters";

// Where a page ended: which consumer, and the number of its last letter that was shown.
struct Place {
  std::size_t consumer = 0;
  std::int64_t number = 0;
};

StatusOr<std::int64_t> Number(std::string_view field, std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  return InvalidField(field, fmt::format("\"{}\" is no number", text));
}

StatusOr<Place> ParsePlace(const std::string& position) {
  if (position.empty()) return Place();
  const std::size_t colon = position.find(':');
  ASSIGN_OR_RETURN(const std::int64_t consumer,
                   Number("page_token", std::string_view(position).substr(0, colon)));
  ASSIGN_OR_RETURN(const std::int64_t number,
                   Number("page_token", std::string_view(position).substr(colon + 1)));
  return Place{static_cast<std::size_t>(consumer - 1), number};
}

event::v1::DeadLetter ToProto(const DeadLetter& letter) {
  event::v1::DeadLetter proto;
  proto.set_name(fmt::format("deadLetters/{}/{}", letter.consumer, letter.number));
  proto.set_consumer(letter.consumer);
  event::v1::Envelope& envelope = *proto.mutable_envelope();
  envelope.set_id(letter.event_id);
  envelope.set_source(letter.source);
  envelope.set_type(letter.type);
  envelope.set_key(letter.key);
  if (!letter.vendor.empty()) envelope.set_vendor("vendors/" + letter.vendor);
  proto.set_reason(letter.reason);
  *proto.mutable_park_time() = wire::ToProto(letter.parked_at);
  proto.set_attempts(letter.attempts);
  return proto;
}

}  // namespace

std::vector<identity::PolicyRow> DeadLetterRpc::Policies() {
  const std::set<identity::Role> operators = {identity::Role::kOperator};
  return {{"tandem.event.v1.DeadLetterService/ListDeadLetters", operators, ""},
          {"tandem.event.v1.DeadLetterService/RedriveDeadLetters", operators, ""},
          {"tandem.event.v1.DeadLetterService/DiscardDeadLetter", operators, ""}};
}

DeadLetterRpc::DeadLetterRpc(rpc::Gate& gate, std::vector<Consumer*> consumers)
    : gate_(gate), consumers_(std::move(consumers)) {}

grpc::Status DeadLetterRpc::ListDeadLetters(grpc::ServerContext* context,
                                            const event::v1::ListDeadLettersRequest* request,
                                            event::v1::ListDeadLettersResponse* response) {
  return gate_.Serve(*context, *request,
                     [&](const rpc::Call&) { return List(*request, *response); });
}

grpc::Status DeadLetterRpc::RedriveDeadLetters(grpc::ServerContext* context,
                                               const event::v1::RedriveDeadLettersRequest* request,
                                               event::v1::RedriveDeadLettersResponse* response) {
  return gate_.Serve(*context, *request,
                     [&](const rpc::Call&) { return Redrive(*request, *response); });
}

grpc::Status DeadLetterRpc::DiscardDeadLetter(grpc::ServerContext* context,
                                              const event::v1::DiscardDeadLetterRequest* request,
                                              event::v1::DiscardDeadLetterResponse*) {
  return gate_.Serve(*context, *request, [&](const rpc::Call&) { return Discard(*request); });
}

StatusOr<Consumer*> DeadLetterRpc::Find(std::string_view field, std::string_view name) const {
  std::vector<std::string> names;
  for (Consumer* consumer : consumers_) {
    if (consumer->name() == name) return consumer;
    names.push_back(consumer->name());
  }
  return InvalidField(field, fmt::format("there is no consumer \"{}\"; there are {}", name,
                                         fmt::join(names, ", ")));
}

Status DeadLetterRpc::List(const event::v1::ListDeadLettersRequest& request,
                           event::v1::ListDeadLettersResponse& response) const {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::string position, rpc::PagePosition(kQuery, request.page_token()));
  ASSIGN_OR_RETURN(Place place, ParsePlace(position));
  while (place.consumer < consumers_.size()) {
    const int wanted = size - response.dead_letters_size();
    if (wanted == 0) {
      response.set_next_page_token(rpc::PageToken(
          kQuery,
          fmt::format("{}:{}", place.consumer + 1, std::max<std::int64_t>(place.number, 1))));
      return OkStatus();
    }
    ASSIGN_OR_RETURN(const std::vector<DeadLetter> letters,
                     consumers_[place.consumer]->DeadLetters(place.number, wanted));
    for (const DeadLetter& letter : letters) {
      *response.add_dead_letters() = ToProto(letter);
      place.number = letter.number;
    }
    if (static_cast<int>(letters.size()) < wanted) place = {place.consumer + 1, 0};
  }
  return OkStatus();
}

Status DeadLetterRpc::Redrive(const event::v1::RedriveDeadLettersRequest& request,
                              event::v1::RedriveDeadLettersResponse& response) const {
  ASSIGN_OR_RETURN(Consumer* const consumer, Find("consumer", request.consumer()));
  if (request.key().empty()) return InvalidField("key", "must not be empty");
  int applied = 0;
  const Status done = consumer->Redrive(request.key(), &applied);
  if (done.code() == StatusCode::kNotFound && applied == 0) return done;
  response.set_applied_count(applied);
  if (!done.ok()) response.set_failure(std::string(MessageOf(done)));
  return OkStatus();
}

Status DeadLetterRpc::Discard(const event::v1::DiscardDeadLetterRequest& request) const {
  constexpr std::string_view kPrefix = "deadLetters/";
  const std::string_view name = request.name();
  const std::size_t slash = name.rfind('/');
  if (!name.starts_with(kPrefix) || slash < kPrefix.size()) {
    return InvalidField("name",
                        fmt::format("\"{}\" must have the form deadLetters/CONSUMER/NUMBER", name));
  }
  ASSIGN_OR_RETURN(Consumer* const consumer,
                   Find("name", name.substr(kPrefix.size(), slash - kPrefix.size())));
  ASSIGN_OR_RETURN(const std::int64_t number, Number("name", name.substr(slash + 1)));
  return consumer->Discard(number);
}

}  // namespace tandem::messaging
