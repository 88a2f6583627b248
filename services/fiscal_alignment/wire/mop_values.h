#pragma once

#include <string_view>

#include "services/fiscal_alignment/domain/mop/mop.h"
#include "tandem/fiscal/v1/mop.pb.h"

// MOPs as messages of the API and of the events. Reading gives INVALID_ARGUMENT that names the
// field.
namespace tandem::fiscal {

v1::Side ToProto(Side side);
StatusOr<Side> ReadSide(std::string_view field, v1::Side side);
v1::Mop::State ToProto(MopState state);
StatusOr<MopState> ReadState(std::string_view field, v1::Mop::State state);
v1::MopStep::Kind ToProto(MopStep::Kind kind);

void Write(const PartnershipName& partnership, const MopTerms& terms, v1::MopTerms& message);
// A predecessor must be one of `partnership`.
StatusOr<MopTerms> ReadTerms(std::string_view field, const PartnershipName& partnership,
                             const v1::MopTerms& message);
// `number` from 1.
void Write(int number, const Accommodation& accommodation, v1::Accommodation& message);

}  // namespace tandem::fiscal
