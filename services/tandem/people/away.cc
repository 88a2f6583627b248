#include "services/tandem/people/away.h"

#include "libs/wire/type_values.h"
#include "services/tandem/people/names.h"
#include "services/tandem/people/roles.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/portfolio_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/people/away_view.h"

namespace tandem::client {
namespace {

constexpr auto kOptions = std::to_array<OptionName>(
    {{"parent", "--of"}, {"from", "--from"}, {"closes", "--closes"}, {"days", "--days"}});

StatusOr<partner::v1::ListAwayRequest> RequestOf(const Away& command, CivilDay today) {
  partner::v1::ListAwayRequest request;
  if (NamesPerson(command.of)) {
    ASSIGN_OR_RETURN(*request.mutable_parent(), ReadPerson("--of", command.of));
  } else {
    ASSIGN_OR_RETURN(*request.mutable_parent(), ReadOrganisationName("--of", command.of));
  }
  *request.mutable_from() = wire::ToProto(today);
  if (!command.from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_from(), ReadDate("--from", command.from));
  }
  request.set_closes(command.closes);
  if (!command.days.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_days(), ReadSpan("--days", command.days));
  }
  request.set_only_away(!command.all);
  return request;
}

StatusOr<Days> ToDays(const type::v1::DaySpan& span) {
  Days days;
  ASSIGN_OR_RETURN(days.first, wire::FromProto("first_day", span.first_day()));
  ASSIGN_OR_RETURN(days.last, wire::FromProto("last_day", span.last_day()));
  return days;
}

StatusOr<AwayPerson> ToPerson(const partner::v1::PersonAway& away, Names& names) {
  ASSIGN_OR_RETURN(const auto person, names.Person(away.person()));
  AwayPerson row{.id = ShortName(away.person()),
                 .name = person.display_name(),
                 .role = RoleText(person.role()),
                 .working_days_away = away.working_days_away(),
                 .working_days = away.working_days(),
                 .cover_id = ShortName(away.cover()),
                 .days_without_cover = away.days_without_cover()};
  ASSIGN_OR_RETURN(row.days, ToDays(away.days()));
  if (away.cover().empty()) return row;
  ASSIGN_OR_RETURN(const auto cover, names.Person(away.cover()));
  row.cover_name = cover.display_name();
  return row;
}

StatusOr<AwaySpan> ToSpan(const partner::v1::AwayWindow& window, Names& names) {
  AwaySpan span;
  ASSIGN_OR_RETURN(span.days, ToDays(window.days()));
  for (const auto& close : window.closes()) {
    ASSIGN_OR_RETURN(const CivilDay day, wire::FromProto("day", close.day()));
    span.closes.push_back({close.side() == partner::v1::SIDE_VENDOR, day});
  }
  if (window.has_shared_days()) {
    ASSIGN_OR_RETURN(span.shared, ToDays(window.shared_days()));
  }
  for (const auto& away : window.away()) {
    ASSIGN_OR_RETURN(AwayPerson person, ToPerson(away, names));
    span.people.push_back(std::move(person));
  }
  return span;
}

StatusOr<AwayPartnership> ToPartnership(const partner::v1::PartnershipAway& away, Names& names) {
  AwayPartnership row{.id = ShortName(away.partnership()), .manager_id = ShortName(away.manager())};
  ASSIGN_OR_RETURN(row.name, names.Organisation(away.partnership()));
  ASSIGN_OR_RETURN(row.vendor_name, names.Organisation(VendorNameOf(away.partnership())));
  if (!away.manager().empty()) {
    ASSIGN_OR_RETURN(const auto manager, names.Person(away.manager()));
    row.manager_name = manager.display_name();
  }
  for (const auto& window : away.windows()) {
    ASSIGN_OR_RETURN(AwaySpan span, ToSpan(window, names));
    row.windows.push_back(std::move(span));
  }
  for (const int side : away.unknown_sides()) {
    row.unknown_sides.push_back(side == partner::v1::SIDE_VENDOR ? row.vendor_name : row.name);
  }
  return row;
}

}  // namespace

StatusOr<std::string> Away::Run(const Terminal& terminal, CivilDay today) const {
  ASSIGN_OR_RETURN(const partner::v1::ListAwayRequest request, RequestOf(*this, today));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PortfolioClient client(connection);
  std::vector<partner::v1::PartnershipAway> answers;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return InOptions(client.Ask(page), kOptions); },
      [&](const auto& page) {
        answers.insert(answers.end(), page.partnerships().begin(), page.partnerships().end());
      }));
  Names names(connection);
  std::vector<AwayPartnership> partnerships;
  for (const auto& answer : answers) {
    ASSIGN_OR_RETURN(AwayPartnership partnership, ToPartnership(answer, names));
    partnerships.push_back(std::move(partnership));
  }
  if (format == Format::kTable) {
    ASSIGN_OR_RETURN(const CivilDay looks_from, wire::FromProto("from", request.from()));
    return AwayAsText(partnerships, looks_from, terminal);
  }
  return Drawn(AwayRows(std::move(partnerships)), format, terminal, "");
}

}  // namespace tandem::client
