#pragma once

#include "services/fiscal_alignment/app/mop/mop_repository.h"
#include "services/fiscal_alignment/app/mop/representatives.h"
#include "services/fiscal_alignment/app/repositories.h"
#include "services/fiscal_alignment/domain/mop/mop_life.h"

namespace tandem::fiscal {

// Where all that MOPs need lies. All of them outlive whoever is given this.
struct MopPorts {
  Repositories all;
  const MopRepository& mops;
  const Representatives& representatives;
  int offer_days = kOfferDays;  // for which an offer waits for its answer
};

}  // namespace tandem::fiscal
