#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "services/fiscal_alignment/domain/organisation_state.h"

// Lists that are always read and written as a whole are JSON in one column. Reading gives INTERNAL
// if the column does not hold what was written.
namespace tandem::fiscal {

// The column `partnership`: '' for the vendor itself.
std::string PartnershipColumn(const OrganisationName& name);

std::string ToJson(const std::vector<calendar::DaySpan>& spans);
std::string ToJson(const std::vector<CivilDay>& days);
std::string ToJson(const std::vector<calendar::CalendarFile>& files);

StatusOr<std::vector<calendar::DaySpan>> SpansOfJson(const std::string& text);
StatusOr<std::vector<CivilDay>> DaysOfJson(const std::string& text);
StatusOr<std::vector<calendar::CalendarFile>> FilesOfJson(const std::string& text);

}  // namespace tandem::fiscal
