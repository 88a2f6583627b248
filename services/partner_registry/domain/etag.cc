#include "services/partner_registry/domain/etag.h"

#include <fmt/format.h>

namespace tandem::partner {

std::string EtagOf(const Vendor& vendor) { return fmt::format("v{}", vendor.revision); }
std::string EtagOf(const Partnership& partnership) {
  return fmt::format("p{}", partnership.revision);
}
std::string EtagOf(const OrganisationSettings& settings) {
  return fmt::format("s{}", settings.revision);
}
std::string EtagOf(const CalendarRevision& calendar) {
  return fmt::format("c{}.{}", calendar.revision, calendar.verifications);
}

}  // namespace tandem::partner
