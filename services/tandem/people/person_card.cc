#include "services/tandem/people/person_card.h"

#include "services/tandem/people/roles.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/remote/weekdays.h"

namespace tandem::client {

using partner::v1::Person;

void AddPerson(const Person& person, Listing& listing) {
  listing.Add({ShortName(person.name()), person.display_name(), RoleText(person.role()),
               person.time_zone(), WeekdayNames(person.free_weekdays()), person.country(),
               std::string(person.state() == Person::STATE_ERASED ? "erased" : "active"),
               person.revision(), person.name(),
               TimeText(person.has_create_time(), person.create_time()),
               TimeText(person.has_update_time(), person.update_time()), person.etag()});
}

Listing CardOf(const Person& person) {
  Listing card({{"id", "person"},
                {"displayName", "name"},
                {"role", "role"},
                {"timeZone", "time zone"},
                {"freeWeekdays", "free weekdays"},
                {"country", "country"},
                {"state", person.state() == Person::STATE_ERASED ? "state" : ""},
                {"revision", "revision"},
                {"name", ""},
                {"createTime", "registered"},
                {"updateTime", "changed"},
                {"etag", "etag"}});
  AddPerson(person, card);
  return card;
}

Listing PersonListing() {
  return Listing({{"id", "person", TextTable::Align::kLeft, 22},
                  {"displayName", "name", TextTable::Align::kLeft, 23},
                  {"role", "role", TextTable::Align::kLeft, 18},
                  {"timeZone", "time zone", TextTable::Align::kLeft, 14},
                  {"freeWeekdays", ""},
                  {"country", ""},
                  {"state", ""},
                  {"revision", ""},
                  {"name", ""},
                  {"createTime", ""},
                  {"updateTime", ""},
                  {"etag", ""}});
}

}  // namespace tandem::client
