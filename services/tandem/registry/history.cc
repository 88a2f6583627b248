#include <algorithm>

#include <fmt/format.h>

#include "services/tandem/registry/settings_commands.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr int kPageSize = 1000;

// One row for each field that was changed, for programs.
Listing Rows(const std::vector<partner::v1::Change>& changes) {
  Listing listing({{"time", "time"},
                   {"person", "person"},
                   {"action", "action"},
                   {"resource", "resource"},
                   {"requestId", "request"},
                   {"field", "field"},
                   {"oldValue", "from"},
                   {"newValue", "to"}});
  for (const partner::v1::Change& change : changes) {
    const auto add = [&](const partner::v1::Change::FieldChange& field) {
      listing.Add({TimeText(change.has_time(), change.time()), change.person(), change.action(),
                   change.resource(), change.request_id(), field.field(), field.old_value(),
                   field.new_value()});
    };
    if (change.fields().empty()) add({});
    for (const auto& field : change.fields()) add(field);
  }
  return listing;
}

// For people: who, when and what, and below it the fields.
std::string AsText(const std::vector<partner::v1::Change>& changes, const Terminal& terminal) {
  if (changes.empty()) return "Nothing was changed yet.\n";
  const auto shown = [](const std::string& value) {
    return value.empty() ? std::string("nothing") : Printable(value);
  };
  std::string text;
  for (const partner::v1::Change& change : changes) {
    const std::string title =
        fmt::format("{} {} {} {}", TimeText(change.has_time(), change.time()), change.person(),
                    change.action(), ShortName(change.resource()));
    text += terminal.Bold(Fitted(title, Terminal::kColumns)) + "\n";
    for (const auto& field : change.fields()) {
      text += Wrapped(fmt::format("{}: {} {} {}", field.field(), shown(field.old_value()),
                                  terminal.unicode ? "→" : "->", shown(field.new_value())),
                      2);
    }
  }
  return text;
}

}  // namespace

StatusOr<std::string> History::Run(const Terminal& terminal) const {
  partner::v1::ListChangesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("ORG", organisation));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PartnerClient client(connection);
  std::vector<partner::v1::Change> changes;
  const auto wanted = static_cast<std::size_t>(limit);
  do {
    request.set_page_size(
        limit == 0 ? kPageSize : std::min(kPageSize, limit - static_cast<int>(changes.size())));
    ASSIGN_OR_RETURN(auto page, client.Ask(request));
    for (auto& change : *page.mutable_changes()) changes.push_back(std::move(change));
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && (limit == 0 || changes.size() < wanted));
  if (format == Format::kTable) return AsText(changes, terminal);
  return Drawn(Rows(changes), format, terminal, "");
}

}  // namespace tandem::client
