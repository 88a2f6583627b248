#pragma once

#include <string>

#include "services/fiscal_alignment/app/mop/mop_desk.h"

namespace tandem::fiscal {

// What both sides do while they are bound (F5, F6). Errors are those of mop_life.h and MopDesk.
// Thread-safe.
class LiveByMop {
 public:
  explicit LiveByMop(const MopDesk& desk) : desk_(desk) {}

  // `call.expect` must be there: it stands for the review that was shown.
  StatusOr<MopView> Reaffirm(storage::Transaction& transaction, const MopCall& call,
                             const MopName& name) const;
  StatusOr<MopView> End(storage::Transaction& transaction, const MopCall& call, const MopName& name,
                        const std::string& reason) const;
  // For the owner, whatever role that person has.
  StatusOr<MopView> Keep(storage::Transaction& transaction, const MopCall& call,
                         const MopName& name, int number) const;
  StatusOr<MopView> Contest(storage::Transaction& transaction, const MopCall& call,
                            const MopName& name, int number, const std::string& reason) const;
  StatusOr<MopView> Answer(storage::Transaction& transaction, const MopCall& call,
                           const MopName& name, int number, const std::string& answer) const;

 private:
  const MopDesk& desk_;
};

}  // namespace tandem::fiscal
