#pragma once

#include "services/tandem/remote/option_names.h"
#include "services/tandem/views/listing.h"
#include "tandem/partner/v1/person.pb.h"

namespace tandem::client {

// One person with all that there is.
Listing CardOf(const partner::v1::Person& person);
// The people of an organisation.
Listing PersonListing();
void AddPerson(const partner::v1::Person& person, Listing& listing);

// The options from which the fields of a person and a contact come.
inline constexpr auto kPersonOptions =
    std::to_array<OptionName>({{"person.display_name", "--name"},
                               {"person.role", "--role"},
                               {"person.time_zone", "--zone"},
                               {"person.free_weekdays", "--free"},
                               {"person.country", "--country"},
                               {"person_id", "--id"},
                               {"contact.email", "--email"},
                               {"contact.phone", "--phone"}});

}  // namespace tandem::client
