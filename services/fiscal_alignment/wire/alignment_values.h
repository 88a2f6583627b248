#pragma once

#include "services/fiscal_alignment/domain/organisation.h"
#include "services/fiscal_alignment/domain/organisation_state.h"
#include "services/fiscal_alignment/domain/reasons.h"
#include "services/fiscal_alignment/domain/standing_view.h"
#include "tandem/fiscal/v1/alignment.pb.h"
#include "tandem/fiscal/v1/alignment_settings.pb.h"
#include "tandem/fiscal/v1/standing_figure.pb.h"

// Values of the domain as messages of the API and of the events.
namespace tandem::fiscal {

// Behind the vendor's name in that of its alignment settings.
inline constexpr std::string_view kSettingsSuffix = "/alignmentSettings";

void Write(const Misalignment& misalignment, v1::Misalignment& message);
void Write(const CadenceRule& rule, v1::CadenceRule& message);
// With the reason in the words of ReasonFor.
void Write(const Candidate& candidate, const SideNames& names, v1::Candidate& message);
void Write(const NotOffered& not_offered, v1::NotOffered& message);
v1::CandidateKind ToProto(Kind kind);

void Write(const Revisions& revisions, v1::StandingFigure::Basis& message);
void Write(const StandingView& view, v1::StandingFigure& message);

// With the etag of the revision.
void Write(const VendorId& vendor, const AlignmentSettings& settings,
           v1::AlignmentSettings& message);

}  // namespace tandem::fiscal
