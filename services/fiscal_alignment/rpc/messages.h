#pragma once

#include <set>
#include <string>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "libs/calendar/inference/infer.h"
#include "services/fiscal_alignment/app/convert_dates.h"
#include "services/fiscal_alignment/app/get_alignment.h"
#include "services/fiscal_alignment/app/list_periods.h"
#include "services/fiscal_alignment/app/standing_figures.h"
#include "tandem/fiscal/v1/alignment_service.pb.h"

// Requests and answers between messages and use cases. Reading gives INVALID_ARGUMENT that names
// the field.
namespace tandem::fiscal {

StatusOr<std::vector<CivilDay>> ReadDays(
    std::string_view field, const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& days);
StatusOr<PeriodsQuery> Read(const v1::ListFiscalPeriodsRequest& request);
StatusOr<AlignmentQuery> Read(const v1::GetAlignmentRequest& request);

void Write(const PeriodList& list, v1::ListFiscalPeriodsResponse& response);
void Write(const ConvertedDays& converted, v1::ConvertDatesResponse& response);
void Write(const calendar::Inference& inference, v1::InferCalendarResponse& response);
void Write(const AlignmentAnswer& answer, v1::GetAlignmentResponse& response);
// All but the token of the next page.
void Write(const FigurePage& page, v1::ListStandingFiguresResponse& response);

// The values with those of `message` in the fields, which are paths of the settings.
ScoreSettings Changed(ScoreSettings score, const std::set<std::string>& fields,
                      const v1::AlignmentSettings& message);

}  // namespace tandem::fiscal
