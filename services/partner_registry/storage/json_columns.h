#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/partner_registry/domain/calendar_spec.h"
#include "services/partner_registry/domain/facts/change.h"
#include "services/partner_registry/domain/organisation_settings.h"

// Lists that are always read and written as a whole are JSON in one column. Reading gives INTERNAL
// if the column does not hold what was written.
namespace tandem::partner {

std::string ToJson(const std::vector<Shutdown>& shutdowns);
std::string ToJson(const std::vector<CivilDay>& days);
std::string ToJson(const std::vector<CalendarFile>& files);
std::string ToJson(const std::vector<FieldChange>& fields);

StatusOr<std::vector<Shutdown>> ShutdownsOfJson(const std::string& text);
StatusOr<std::vector<CivilDay>> DaysOfJson(const std::string& text);
StatusOr<std::vector<CalendarFile>> FilesOfJson(const std::string& text);
StatusOr<std::vector<FieldChange>> FieldsOfJson(const std::string& text);

}  // namespace tandem::partner
