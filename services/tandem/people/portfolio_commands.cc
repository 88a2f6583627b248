#include "services/tandem/people/portfolio_commands.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/tandem/people/names.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/portfolio_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr auto kOptions = std::to_array<OptionName>({{"manager", "MANAGER"},
                                                     {"partnerships", "--partnerships"},
                                                     {"first_day", "--from"},
                                                     {"day", "--on"}});

// Who gets them, and of which vendor.
Status FillManager(const PortfolioAssign& assign, partner::v1::AssignManagerRequest& request) {
  if (!assign.nobody) {
    ASSIGN_OR_RETURN(*request.mutable_manager(), ReadPerson("MANAGER", assign.manager));
    request.set_parent(VendorNameOf(request.manager()));
    return OkStatus();
  }
  if (NamesPerson(assign.manager)) {
    return InvalidArgument("MANAGER: must be the vendor alone with --nobody: acme");
  }
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadVendor("MANAGER", assign.manager));
  return OkStatus();
}

Status FillPartnerships(const PortfolioAssign& assign, partner::v1::AssignManagerRequest& request) {
  for (const std::string& text : assign.partnerships) {
    const bool is_whole = text.find('/') != std::string::npos;
    const std::string name = is_whole ? text : ShortName(request.parent()) + "/" + text;
    ASSIGN_OR_RETURN(*request.add_partnerships(), ReadPartnership("--partnerships", name));
  }
  return OkStatus();
}

std::string SummaryOf(const PortfolioAssign& assign, const std::string& who, int count,
                      int changed) {
  if (assign.format == Format::kJson) {
    const nlohmann::ordered_json answer = {{"manager", assign.nobody ? "" : assign.manager},
                                           {"partnerships", count},
                                           {"changed", changed},
                                           {"dryRun", assign.change.dry_run}};
    return answer.dump(2) + "\n";
  }
  const std::string from = assign.from.empty() ? "today" : assign.from;
  return fmt::format("{} of {} partnership{} changed: {} from {} on{}\n", changed, count,
                     count == 1 ? "" : "s", who, from,
                     assign.change.dry_run ? " (dry run: nothing was changed)" : "");
}

}  // namespace

StatusOr<std::string> PortfolioAssign::Run(const Terminal&) const {
  partner::v1::AssignManagerRequest request;
  RETURN_IF_ERROR(FillManager(*this, request));
  RETURN_IF_ERROR(FillPartnerships(*this, request));
  if (!from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_first_day(), ReadDate("--from", from));
  }
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer,
                   InOptions(PortfolioClient(connection).Ask(request), kOptions));
  std::string who = "nobody is responsible";
  if (!nobody) {
    ASSIGN_OR_RETURN(const auto person, Names(connection).Person(request.manager()));
    who = Printable(person.display_name()) + " is responsible";
  }
  return SummaryOf(*this, who, request.partnerships_size(), answer.changed());
}

StatusOr<std::string> PortfolioShow::Run(const Terminal& terminal) const {
  partner::v1::ListPortfolioRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("MANAGER", manager));
  if (!on.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_day(), ReadDate("--on", on));
  }
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PortfolioClient client(connection);
  std::vector<partner::v1::Responsibility> all;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return InOptions(client.Ask(page), kOptions); },
      [&](const auto& page) {
        all.insert(all.end(), page.responsibilities().begin(), page.responsibilities().end());
      }));
  Listing listing({{"partnership", "partnership", TextTable::Align::kLeft, 30},
                   {"partnershipName", "name", TextTable::Align::kLeft, 26},
                   {"firstDay", "since"},
                   {"lastDay", "until"},
                   {"manager", ""}});
  Names names(connection);
  for (const auto& one : all) {
    ASSIGN_OR_RETURN(const std::string name, names.Organisation(one.partnership()));
    listing.Add({ShortName(one.partnership()), name, DateText(one.first_day()),
                 DateText(one.last_day()), ShortName(one.manager())});
  }
  return Drawn(listing, format, terminal, "No partnership belongs to this portfolio.");
}

StatusOr<std::string> PortfolioHistory::Run(const Terminal& terminal) const {
  partner::v1::ListResponsibilitiesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPartnership("VENDOR/ID", partnership));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PortfolioClient(connection).Ask(request));
  Listing listing({{"firstDay", "from"},
                   {"lastDay", "until"},
                   {"manager", "manager", TextTable::Align::kLeft, 24},
                   {"managerName", "name", TextTable::Align::kLeft, 30},
                   {"partnership", ""}});
  Names names(connection);
  for (const auto& one : answer.responsibilities()) {
    ASSIGN_OR_RETURN(const auto manager, names.Person(one.manager()));
    listing.Add({DateText(one.first_day()), DateText(one.last_day()), ShortName(one.manager()),
                 manager.display_name(), ShortName(one.partnership())});
  }
  return Drawn(listing, format, terminal, "Nobody was ever responsible.");
}

}  // namespace tandem::client
