#pragma once

#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_revision.h"
#include "services/partner_registry/domain/organisation_settings.h"
#include "services/partner_registry/domain/partnership.h"
#include "services/partner_registry/domain/vendor.h"

// Etags: opaque to clients, another one after every change (AIP-154).
namespace tandem::partner {

std::string EtagOf(const Vendor& vendor);
std::string EtagOf(const Partnership& partnership);
std::string EtagOf(const OrganisationSettings& settings);
std::string EtagOf(const CalendarRevision& calendar);

// FAILED_PRECONDITION with the reason STALE_ETAG unless `given` is empty or the current one.
template <typename Resource>
Status CheckEtag(std::string_view given, const Resource& resource) {
  if (given.empty() || given == EtagOf(resource)) return OkStatus();
  return WithReason(
      FailedPrecondition("the etag is stale: somebody changed this since it was read; read again"),
      "STALE_ETAG");
}

}  // namespace tandem::partner
