#include <algorithm>

#include "services/tandem/views/people/away_view.h"

namespace tandem::client {
namespace {

std::vector<std::string> ClosesOf(const AwaySpan& window, bool of_vendor) {
  std::vector<std::string> days;
  for (const AwayClose& close : window.closes) {
    if (close.of_vendor == of_vendor) days.push_back(close.day.ToString());
  }
  return days;
}

void Add(const AwayPartnership& partnership, const AwaySpan& window, const AwayPerson* person,
         Listing& listing) {
  std::vector<Cell> cells = {partnership.id,
                             partnership.name,
                             partnership.manager_id,
                             partnership.manager_name,
                             window.days.first.ToString(),
                             window.days.last.ToString(),
                             ClosesOf(window, true),
                             ClosesOf(window, false),
                             window.shared ? window.shared->first.ToString() : std::string(),
                             window.shared ? window.shared->last.ToString() : std::string()};
  if (person != nullptr) {
    for (Cell cell : {Cell(person->id), Cell(person->name), Cell(person->role),
                      Cell(person->days.first.ToString()), Cell(person->days.last.ToString()),
                      Cell(std::int64_t{person->working_days_away}),
                      Cell(std::int64_t{person->working_days}), Cell(person->cover_id),
                      Cell(person->cover_name), Cell(std::int64_t{person->days_without_cover})}) {
      cells.push_back(std::move(cell));
    }
  } else {
    cells.resize(20, Cell(std::string()));
  }
  listing.Add(std::move(cells));
}

CivilDay NearestOf(const AwayPartnership& partnership) {
  if (partnership.windows.empty()) return CivilDay::FromYmd(kLastYear, 12, 31);
  const AwaySpan& first = partnership.windows.front();
  return first.closes.empty() ? first.days.last : first.closes.front().day;
}

}  // namespace

Listing AwayRows(std::vector<AwayPartnership> partnerships) {
  std::ranges::stable_sort(partnerships, {}, NearestOf);
  Listing listing({{"partnership", ""},    {"partnershipName", ""},
                   {"manager", ""},        {"managerName", ""},
                   {"windowFirstDay", ""}, {"windowLastDay", ""},
                   {"vendorCloses", ""},   {"partnerCloses", ""},
                   {"sharedFirstDay", ""}, {"sharedLastDay", ""},
                   {"person", ""},         {"personName", ""},
                   {"role", ""},           {"awayFirstDay", ""},
                   {"awayLastDay", ""},    {"workingDaysAway", ""},
                   {"workingDays", ""},    {"cover", ""},
                   {"coverName", ""},      {"daysWithoutCover", ""}});
  for (const AwayPartnership& partnership : partnerships) {
    for (const AwaySpan& window : partnership.windows) {
      for (const AwayPerson& person : window.people) Add(partnership, window, &person, listing);
      if (window.people.empty()) Add(partnership, window, nullptr, listing);
    }
  }
  return listing;
}

}  // namespace tandem::client
