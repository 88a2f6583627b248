#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "libs/storage/database.h"
#include "services/fiscal_alignment/domain/mop/mop.h"

namespace tandem::fiscal {

// Whether the side may know of the MOP: what was never offered is its author's side's alone.
bool IsVisibleTo(const Mop& mop, Side side);

// All MOPs with their steps and conversations. Stateless; thread-safe. Whoever changes a MOP holds
// the lock of its partnership, PartnershipName::ToString().
class MopRepository {
 public:
  virtual ~MopRepository() = default;

  virtual StatusOr<std::optional<Mop>> Find(storage::Transaction& transaction,
                                            const MopName& name) const = 0;
  // The number of the partnership's next one.
  virtual StatusOr<int> NextNumber(storage::Transaction& transaction,
                                   const PartnershipName& partnership) const = 0;
  // Appends the steps too, numbering them. A MOP of revision 1 is new, every other must follow the
  // one that is there: ABORTED otherwise.
  virtual Status Save(storage::Transaction& transaction, const Mop& mop,
                      const std::vector<MopStep>& steps) const = 0;

  // AGREED, ACTIVE and NEEDS_REVIEW ones of a partnership, by number.
  virtual StatusOr<std::vector<Mop>> Binding(storage::Transaction& transaction,
                                             const PartnershipName& partnership) const = 0;
  // Those that were ever agreed, by number.
  virtual StatusOr<std::vector<Mop>> EverAgreed(storage::Transaction& transaction,
                                                const PartnershipName& partnership) const = 0;
  // Whose next moment has come, the earliest first.
  virtual StatusOr<std::vector<MopName>> Due(storage::Transaction& transaction, Instant now,
                                             int limit) const = 0;

  struct Filter {
    VendorId vendor;
    std::optional<PartnershipId> partnership;  // none: all of the vendor's
    std::set<MopState> states;                 // empty: all
    std::optional<Side> reader;                // only what is visible to that side
  };
  struct Place {
    std::string partnership;
    int number = 0;
  };
  // By partnership, the latest first.
  virtual StatusOr<std::vector<Mop>> List(storage::Transaction& transaction, const Filter& filter,
                                          const std::optional<Place>& after, int limit) const = 0;

  struct NumberedStep {
    std::int64_t number = 0;
    MopStep step;
  };
  // What the other side does not see of the steps.
  struct StepFilter {
    bool from_first_offer = false;
    bool without_renewals = false;  // a draft is its author's side's alone
  };
  virtual StatusOr<std::vector<NumberedStep>> Steps(storage::Transaction& transaction,
                                                    const MopName& name, const StepFilter& filter,
                                                    std::int64_t after, int limit) const = 0;

  // Binding ones of which a calendar has another revision than they were last compared with: of
  // the organisation, `revision` is the newest one. In order of partnership and number.
  virtual StatusOr<std::vector<Mop>> Behind(storage::Transaction& transaction,
                                            const OrganisationName& organisation,
                                            std::int64_t revision, int limit) const = 0;
  // Remembers that it was compared with these revisions, unless it has changed since it was read.
  virtual Status MarkCompared(storage::Transaction& transaction, const Mop& mop,
                              const PerSide<std::int64_t>& revisions) const = 0;

  // The number of the MOP's next one.
  virtual StatusOr<int> NextConversation(storage::Transaction& transaction,
                                         const MopName& name) const = 0;
  virtual Status SaveConversation(storage::Transaction& transaction, const MopName& name,
                                  const MopConversation& conversation) const = 0;
  virtual StatusOr<std::vector<MopConversation>> Conversations(storage::Transaction& transaction,
                                                               const MopName& name, int after,
                                                               int limit) const = 0;
  // Whether there is one of that day or an earlier one.
  virtual StatusOr<bool> TalkedUntil(storage::Transaction& transaction, const MopName& name,
                                     CivilDay day) const = 0;
};

}  // namespace tandem::fiscal
