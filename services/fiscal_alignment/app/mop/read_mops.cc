#include "services/fiscal_alignment/app/mop/read_mops.h"

namespace tandem::fiscal {

StatusOr<MopView> ReadMops::Get(storage::Transaction& transaction, const identity::Caller& caller,
                                const MopName& name, Instant now) const {
  ASSIGN_OR_RETURN(const Side reader,
                   desk_.authority().ReaderOf(transaction, caller, name.partnership));
  ASSIGN_OR_RETURN(Mop mop, desk_.Load(transaction, name, reader));
  MopCalculator calculator = desk_.NewCalculator();
  return desk_.ViewOf(transaction, calculator, std::move(mop), reader, now);
}

StatusOr<Side> ReadMops::ReaderOf(storage::Transaction& transaction, const identity::Caller& caller,
                                  const OrganisationName& parent) const {
  if (parent.partnership) {
    return desk_.authority().ReaderOf(transaction, caller, {parent.vendor, *parent.partnership});
  }
  if (caller.side == identity::Side::kVendor) return Side::kVendor;
  return PermissionDenied("a partner lists the MOPs of its own partnership");
}

StatusOr<std::vector<MopView>> ReadMops::List(storage::Transaction& transaction,
                                              const identity::Caller& caller, const Query& query,
                                              Instant now) const {
  ASSIGN_OR_RETURN(const Side reader, ReaderOf(transaction, caller, query.parent));
  RETURN_IF_ERROR(Registered(desk_.ports().all.organisations, transaction, query.parent).status());
  ASSIGN_OR_RETURN(std::vector<Mop> mops,
                   desk_.ports().mops.List(transaction,
                                           {.vendor = query.parent.vendor,
                                            .partnership = query.parent.partnership,
                                            .states = query.states,
                                            .reader = reader},
                                           query.after, query.limit));
  MopCalculator calculator = desk_.NewCalculator();
  std::vector<MopView> views;
  views.reserve(mops.size());
  for (Mop& mop : mops) {
    ASSIGN_OR_RETURN(views.emplace_back(),
                     desk_.ViewOf(transaction, calculator, std::move(mop), reader, now));
  }
  return views;
}

StatusOr<ReadMops::StepPage> ReadMops::Steps(storage::Transaction& transaction,
                                             const identity::Caller& caller, const MopName& name,
                                             std::int64_t after, int limit) const {
  ASSIGN_OR_RETURN(const Side reader,
                   desk_.authority().ReaderOf(transaction, caller, name.partnership));
  ASSIGN_OR_RETURN(const Mop mop, desk_.Load(transaction, name, reader));
  StepPage page{.name = name, .steps = {}};
  ASSIGN_OR_RETURN(page.steps,
                   desk_.ports().mops.Steps(transaction, name,
                                            {.from_first_offer = reader != mop.author_side,
                                             .without_renewals = reader == Side::kPartner},
                                            after, limit));
  return page;
}

}  // namespace tandem::fiscal
