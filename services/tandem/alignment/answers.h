#pragma once

#include "libs/calendar/inference/infer.h"
#include "services/tandem/views/alignment_view.h"
#include "services/tandem/views/calendar_view.h"
#include "services/tandem/views/portfolio_view.h"
#include "tandem/fiscal/v1/alignment_service.pb.h"

// A server's answers made into what the views draw. INTERNAL for an answer that no server of ours
// gives.
namespace tandem::client {

StatusOr<PairReport> ToReport(const fiscal::v1::GetAlignmentResponse& answer);
StatusOr<PortfolioRow> ToRow(const fiscal::v1::StandingFigure& figure);
StatusOr<calendar::FiscalPeriod> ToPeriod(const fiscal::v1::FiscalPeriod& period);
// `quarter_end` is what the server says of the last day of the quarter of `date`.
StatusOr<Conversion> ToConversion(const fiscal::v1::FiscalDate& date,
                                  const fiscal::v1::FiscalDate& quarter_end);
calendar::Inference ToInference(const fiscal::v1::InferCalendarResponse& answer);

}  // namespace tandem::client
