#include "services/partner_registry/app/people/list_away.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "libs/identity/policy.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/next_closes.h"

namespace tandem::partner {
namespace {

using calendar::DaySpan;

Status CheckQuery(const AwayQuery& query) {
  if (query.closes < 1 || query.closes > kMostCloses) {
    return InvalidField("closes", fmt::format("{} must be 1 to {}", query.closes, kMostCloses));
  }
  if (!query.days) return OkStatus();
  const int length = query.days->last - query.days->first + 1;
  if (length >= 1 && length <= kLongestAwaySpan) return OkStatus();
  return InvalidField(
      "days", length < 1 ? std::string("end before they start")
                         : fmt::format("{} days are more than {}", length, kLongestAwaySpan));
}

// The partnerships of the page, by id.
StatusOr<std::vector<PartnershipId>> Page(const AwayPorts& ports, const AwayQuery& query) {
  std::vector<PartnershipId> ids;
  if (query.partnership) {
    RETURN_IF_ERROR(GetPartnership(ports.registry, {query.vendor, *query.partnership}).status());
    if (query.after.empty()) ids.push_back(*query.partnership);
    return ids;
  }
  RETURN_IF_ERROR(GetVendor(ports.registry, query.vendor).status());
  if (query.manager) {
    const PersonName manager{{query.vendor, std::nullopt}, *query.manager};
    ASSIGN_OR_RETURN(const std::optional<Person> known,
                     ports.people.FindPerson(query.vendor, *query.manager));
    if (!known || known->name != manager) return identity::NotFoundResource(manager.ToString());
    ASSIGN_OR_RETURN(const std::vector<PortfolioEntry> portfolio,
                     ports.people.ListPortfolio(manager, query.from, query.after, query.limit));
    for (const PortfolioEntry& one : portfolio) ids.push_back(one.partnership);
    return ids;
  }
  ASSIGN_OR_RETURN(const std::vector<Partnership> partnerships,
                   ports.registry.ListPartnerships(query.vendor, query.after, query.limit));
  for (const Partnership& one : partnerships) ids.push_back(one.name.partnership);
  return ids;
}

// The days from the first to the last of all windows and of `from`.
DaySpan Around(const std::vector<PartnershipAway>& answers, CivilDay from) {
  DaySpan span{from, from};
  for (const PartnershipAway& one : answers) {
    for (const WindowAway& each : one.windows) {
      span.first = std::min(span.first, each.window.days.first);
      span.last = std::max(span.last, each.window.days.last);
    }
  }
  return span;
}

// One answer: first the windows, then who is away in them.
class AwayList {
 public:
  AwayList(const AwayPorts& ports, const AwayQuery& query) : ports_(ports), query_(query) {}

  StatusOr<std::vector<PartnershipAway>> Run() {
    ASSIGN_OR_RETURN(const std::vector<PartnershipId> ids, Page(ports_, query_));
    std::vector<PartnershipAway> answers;
    if (ids.empty()) return answers;
    const PartnershipRange range{query_.vendor, ids.front(), ids.back(), query_.manager,
                                 query_.from};
    ASSIGN_OR_RETURN(answers, Windows(ids, range));
    RETURN_IF_ERROR(Fill(range, answers));
    return answers;
  }

 private:
  StatusOr<std::vector<PartnershipAway>> Windows(const std::vector<PartnershipId>& ids,
                                                 const PartnershipRange& range) {
    NextCloses closes(query_.from, query_.closes);
    std::vector<CivilDay> of_vendor;
    Presence::ByPartnership<CalendarSpec> calendars;
    if (!query_.days) {
      ASSIGN_OR_RETURN(const std::optional<CalendarRevision> calendar,
                       ports_.registry.FindCalendar({query_.vendor, std::nullopt}, 0));
      if (calendar) {
        ASSIGN_OR_RETURN(of_vendor, closes.Of(calendar->spec));
      }
      ASSIGN_OR_RETURN(calendars, ports_.presence.Calendars(range));
    }
    std::vector<PartnershipAway> answers;
    answers.reserve(ids.size());
    for (const PartnershipId& id : ids) {
      PartnershipAway& answer = answers.emplace_back();
      answer.partnership = {query_.vendor, id};
      if (query_.days) {
        answer.windows.push_back({.window = {.days = *query_.days}});
        continue;
      }
      std::vector<CivilDay> of_partner;
      if (const auto found = calendars.find(id); found != calendars.end()) {
        ASSIGN_OR_RETURN(of_partner, closes.Of(found->second));
      }
      answer.vendor_unknown = of_vendor.empty();
      answer.partner_unknown = of_partner.empty();
      for (AwayWindow& window : UrgencyWindows(of_vendor, of_partner)) {
        answer.windows.push_back({.window = std::move(window)});
      }
    }
    return answers;
  }

  Status Fill(const PartnershipRange& range, std::vector<PartnershipAway>& answers) {
    span_ = Around(answers, query_.from);
    calendar::PlaceWorkingDays places(span_);
    ASSIGN_OR_RETURN(auto absences, ports_.presence.Absences(range, span_));
    ASSIGN_OR_RETURN(const auto settings, ports_.presence.Settings(range));
    ASSIGN_OR_RETURN(const auto managers, ports_.presence.Responsibilities(range, span_));
    ASSIGN_OR_RETURN(const OrganisationSettings vendor,
                     GetSettings(ports_.registry, {query_.vendor, std::nullopt}));
    static const SettingsValues kNothingKnown;
    for (PartnershipAway& answer : answers) {
      const PartnershipId& id = answer.partnership.partnership;
      if (const auto known = absences.find(id); known != absences.end()) {
        const auto how = settings.find(id);
        const SettingsValues& partner = how == settings.end() ? kNothingKnown : how->second;
        for (WindowAway& each : answer.windows) {
          ASSIGN_OR_RETURN(each.away, AwayIn(each.window.days, known->second, partner, places));
        }
      }
      if (const auto history = managers.find(id); history != managers.end()) {
        answer.manager = ResponsibleOn(history->second, query_.from);
        RETURN_IF_ERROR(AddManagers(history->second, vendor.values, places, answer));
      }
    }
    return OkStatus();
  }

  // The managers who are away while they are responsible.
  Status AddManagers(const ResponsibilityHistory& history, const SettingsValues& vendor,
                     calendar::PlaceWorkingDays& places, PartnershipAway& answer) {
    for (const Responsibility& one : history) {
      ASSIGN_OR_RETURN(const std::vector<KnownAbsence>* known, AbsencesOf(one.manager));
      if (known->empty()) continue;
      for (WindowAway& each : answer.windows) {
        const DaySpan days{std::max(each.window.days.first, one.days.first),
                           std::min(each.window.days.last, one.days.last)};
        if (days.last < days.first) continue;
        ASSIGN_OR_RETURN(std::vector<PersonAway> away, AwayIn(days, *known, vendor, places));
        // The absences of those who would stand in are known too, but only for the cover's sake.
        std::erase_if(
            away, [&](const PersonAway& absent) { return absent.person.person != one.manager; });
        each.away.insert(each.away.end(), away.begin(), away.end());
      }
    }
    return OkStatus();
  }

  // Asked once for each manager.
  StatusOr<const std::vector<KnownAbsence>*> AbsencesOf(const PersonId& manager) {
    const auto [entry, is_new] = of_managers_.try_emplace(manager);
    if (is_new) {
      ASSIGN_OR_RETURN(entry->second, ports_.presence.AbsencesAround(
                                          {{query_.vendor, std::nullopt}, manager}, span_));
    }
    return &entry->second;
  }

  const AwayPorts& ports_;
  const AwayQuery& query_;
  DaySpan span_;
  std::map<PersonId, std::vector<KnownAbsence>> of_managers_;
};

}  // namespace

StatusOr<std::vector<PartnershipAway>> ListAway(const AwayPorts& ports, const AwayQuery& query) {
  RETURN_IF_ERROR(CheckQuery(query));
  return AwayList(ports, query).Run();
}

}  // namespace tandem::partner
