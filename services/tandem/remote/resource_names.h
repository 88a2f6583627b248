#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"

// How people name things: "acme" is a vendor, "acme/softcat" a partnership, "acme:ann" somebody of
// the vendor and "acme/softcat:bob" of the partner; whole resource names are taken too. All of
// these give resource names, or INVALID_ARGUMENT that begins with `field`.
namespace tandem::client {

StatusOr<std::string> ReadVendor(std::string_view field, const std::string& text);
StatusOr<std::string> ReadPartnership(std::string_view field, const std::string& text);
// Either of the two.
StatusOr<std::string> ReadOrganisationName(std::string_view field, const std::string& text);

StatusOr<std::string> ReadPerson(std::string_view field, const std::string& text);
// Whether a text names a person rather than an organisation.
bool NamesPerson(std::string_view text);

// The organisation of a person: "vendors/acme" of "vendors/acme/people/ann".
std::string OrganisationOf(std::string_view person);
// The vendor of any of these: "vendors/acme".
std::string VendorNameOf(std::string_view resource);

// The way back: "acme/softcat" of "vendors/acme/partnerships/softcat"; other texts stay.
std::string ShortName(std::string_view resource);
// That of the organisation to which "vendors/acme/settings" or a calendar belongs: "acme".
std::string ShortOwner(std::string_view resource);

}  // namespace tandem::client
