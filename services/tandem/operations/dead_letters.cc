#include <fmt/format.h>

#include "services/tandem/operations/operations.h"
#include "services/tandem/remote/dead_letter_client.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr std::string_view kCollection = "deadLetters/";

// "fiscal-alignment/7" of "deadLetters/fiscal-alignment/7".
std::string ShortLetter(std::string_view name) {
  if (name.starts_with(kCollection)) name.remove_prefix(kCollection.size());
  return std::string(name);
}

}  // namespace

StatusOr<std::string> DeadLetterList::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const DeadLetterClient client(connection);
  Listing listing({{"name", "letter", TextTable::Align::kLeft, 24},
                   {"consumer", ""},
                   {"key", "key", TextTable::Align::kLeft, 20},
                   {"type", ""},
                   {"id", ""},
                   {"source", ""},
                   {"attempts", "tries", TextTable::Align::kRight},
                   {"parkTime", ""},
                   {"reason", "reason", TextTable::Align::kLeft, 28}});
  RETURN_IF_ERROR(AskPages(
      event::v1::ListDeadLettersRequest(), [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const event::v1::DeadLetter& letter : page.dead_letters()) {
          const event::v1::Envelope& envelope = letter.envelope();
          listing.Add({ShortLetter(letter.name()), letter.consumer(), ShortName(envelope.key()),
                       envelope.type(), envelope.id(), envelope.source(),
                       std::int64_t{letter.attempts()},
                       TimeText(letter.has_park_time(), letter.park_time()), letter.reason()});
        }
      }));
  return Drawn(listing, format, terminal, "No event waits.");
}

StatusOr<DeadLetterRedrive::Outcome> DeadLetterRedrive::Run() const {
  event::v1::RedriveDeadLettersRequest request;
  request.set_consumer(consumer);
  ASSIGN_OR_RETURN(*request.mutable_key(), ReadOrganisationName("KEY", key));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, DeadLetterClient(connection).Ask(request));
  Outcome outcome{.text = fmt::format("{} event{} applied\n", answer.applied_count(),
                                      answer.applied_count() == 1 ? "" : "s")};
  if (!answer.failure().empty()) {
    outcome.failure = FailedPrecondition("the next one failed again: " + answer.failure());
  }
  return outcome;
}

StatusOr<std::string> DeadLetterDiscard::Run() const {
  event::v1::DiscardDeadLetterRequest request;
  request.set_name(std::string(kCollection) + ShortLetter(name));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  RETURN_IF_ERROR(DeadLetterClient(connection).Ask(request).status());
  return fmt::format("{} is gone\n", Printable(ShortLetter(name)));
}

}  // namespace tandem::client
