#include "services/fiscal_alignment/app/mop_calendar/feed_contents.h"

#include "libs/base/sha256.h"

namespace tandem::fiscal {

StatusOr<std::optional<FeedContents>> FindFeedContents::Run(const VendorId& vendor,
                                                            const std::string& secret) const {
  std::optional<FeedContents> contents;
  RETURN_IF_ERROR(
      storage::ReadFor(database_, vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(contents, Look(transaction, vendor, Sha256Hex(secret)));
        return OkStatus();
      }));
  return contents;
}

StatusOr<std::optional<FeedContents>> FindFeedContents::Look(storage::Transaction& transaction,
                                                             const VendorId& vendor,
                                                             const std::string& secret_hash) const {
  ASSIGN_OR_RETURN(const auto feed, feeds_.FindSecret(transaction, vendor, secret_hash));
  if (!feed) return std::optional<FeedContents>();
  ASSIGN_OR_RETURN(const auto owner,
                   repositories_.people.Find(transaction, vendor, feed->person.person));
  if (!owner || owner->name != feed->person) return std::optional<FeedContents>();
  FeedContents contents{.reader = owner->name.IsOfVendor() ? Side::kVendor : Side::kPartner};
  ASSIGN_OR_RETURN(const auto own,
                   Registered(repositories_.organisations, transaction, {vendor, std::nullopt}));
  ASSIGN_OR_RETURN(const std::vector<Mop> mops, MopsOf(transaction, *owner));
  for (const Mop& mop : mops) {
    ASSIGN_OR_RETURN(FeedCalendar calendar, CalendarOf(transaction, mop, own.name.display_name));
    contents.calendars.push_back(std::move(calendar));
  }
  return std::optional(std::move(contents));
}

StatusOr<std::vector<Mop>> FindFeedContents::MopsOf(storage::Transaction& transaction,
                                                    const KnownPerson& person) const {
  const OrganisationName& organisation = person.name.organisation;
  if (organisation.partnership) {
    return mops_.Binding(transaction, {organisation.vendor, *organisation.partnership});
  }
  std::vector<Mop> mops;
  if (person.role == PersonRole::kChannelChief) {
    const MopRepository::Filter filter{
        .vendor = organisation.vendor,
        .states = {MopState::kAgreed, MopState::kActive, MopState::kNeedsReview}};
    return mops_.List(transaction, filter, std::nullopt, kMostMops);
  }
  ASSIGN_OR_RETURN(const std::vector<PartnershipId> partnerships,
                   repositories_.people.PartnershipsOf(transaction, organisation.vendor,
                                                       person.name.person, UtcDay(clock_.Now())));
  for (const PartnershipId& id : partnerships) {
    ASSIGN_OR_RETURN(std::vector<Mop> more, mops_.Binding(transaction, {organisation.vendor, id}));
    mops.insert(mops.end(), more.begin(), more.end());
    if (mops.size() >= static_cast<std::size_t>(kMostMops)) break;
  }
  return mops;
}

StatusOr<FeedCalendar> FindFeedContents::CalendarOf(storage::Transaction& transaction,
                                                    const Mop& mop,
                                                    const std::string& vendor_name) const {
  const PartnershipName& name = mop.name.partnership;
  FeedCalendar calendar{.mop = mop.name, .display_names = {.vendor = vendor_name}};
  ASSIGN_OR_RETURN(const auto partner, Registered(repositories_.organisations, transaction,
                                                  {name.vendor, name.partnership}));
  calendar.display_names.partner = partner.name.display_name;
  ASSIGN_OR_RETURN(const auto kept, calendars_.Find(transaction, mop.name));
  if (!kept) return calendar;
  calendar.entries = InOrder(kept->publication);
  calendar.changed = kept->at;
  return calendar;
}

}  // namespace tandem::fiscal
