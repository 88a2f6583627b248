#include "services/fiscal_alignment/app/offer_links/linked_offers.h"

namespace tandem::fiscal {
namespace {

constexpr int kMostConversations = 200;

// As it is now; nothing of it is written.
Mop BroughtUp(Mop mop, Instant now) {
  std::vector<MopStep> steps;
  Advance(mop, now, steps);
  return mop;
}

}  // namespace

StatusOr<OfferView> LinkedOffers::Read(const VendorId& vendor, const std::string& token) const {
  const Instant now = clock_.Now();
  OfferView view;
  RETURN_IF_ERROR(
      storage::ReadFor(database_, vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(view, ReadIn(transaction, vendor, token, now));
        return OkStatus();
      }));
  if (view.state == OfferLinkState::kOpen) AddCandidates(view);
  return view;
}

StatusOr<OfferView> LinkedOffers::ReadIn(storage::Transaction& transaction, const VendorId& vendor,
                                         const std::string& token, Instant now) const {
  OfferView view;
  ASSIGN_OR_RETURN(view.link, links_.Open(transaction, vendor, token));
  const MopName& name = view.link.name.mop;
  const MopPorts& ports = desk_.ports();
  ASSIGN_OR_RETURN(std::optional<Mop> mop, ports.mops.Find(transaction, name));
  if (!mop) return Internal("the MOP of an offer link is gone");
  view.mop = BroughtUp(*std::move(mop), now);
  view.state = StateOf(view.link, view.mop, now);
  view.today = DayIn(now, view.version().terms.time_zone);
  const PartnershipName& partnership = name.partnership;
  ASSIGN_OR_RETURN(view.names.vendor, NameOf(transaction, {vendor, std::nullopt}));
  ASSIGN_OR_RETURN(view.names.partner, NameOf(transaction, {vendor, partnership.partnership}));
  RETURN_IF_ERROR(AddDates(transaction, view));
  ASSIGN_OR_RETURN(view.conversations,
                   ports.mops.Conversations(transaction, name, 0, kMostConversations));
  return view;
}

Status LinkedOffers::AddDates(storage::Transaction& transaction, OfferView& view) const {
  const MopVersion& version = view.version();
  MopCalculator calculator = desk_.NewCalculator();
  auto dates = calculator.Dates(transaction, view.mop.name.partnership, version.terms,
                                version.terms.term, version.revisions);
  if (dates.ok()) {
    view.dates = *std::move(dates);
    return OkStatus();
  }
  return IsOfStorage(dates.status()) ? dates.status() : OkStatus();
}

StatusOr<std::string> LinkedOffers::NameOf(storage::Transaction& transaction,
                                           const OrganisationName& organisation) const {
  ASSIGN_OR_RETURN(const auto state,
                   desk_.ports().all.organisations.Find(transaction, organisation));
  if (state && state->registered()) return state->name.display_name;
  return organisation.partnership ? organisation.partnership->value() : organisation.vendor.value();
}

void LinkedOffers::AddCandidates(OfferView& view) const {
  auto answer = get_alignment_.Run({.partnership = view.mop.name.partnership});
  if (answer.ok()) {
    view.candidates = std::move(answer->aligned.alignment.candidates);
  } else {
    view.why_none = MessageOf(answer.status());
  }
}

Status LinkedOffers::Answer(const VendorId& vendor, const std::string& token,
                            const OfferAnswer& answer) const {
  return database_.Write([&](storage::Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor(vendor.value()));
    return AnswerIn(transaction, vendor, token, answer, clock_.Now());
  });
}

// The lock comes first, so that of two answers one sees that the other was given.
Status LinkedOffers::AnswerIn(storage::Transaction& transaction, const VendorId& vendor,
                              const std::string& token, const OfferAnswer& answer,
                              Instant now) const {
  ASSIGN_OR_RETURN(const OfferLink unlocked, links_.Open(transaction, vendor, token));
  const MopName& name = unlocked.name.mop;
  RETURN_IF_ERROR(transaction.Lock(name.partnership.ToString()));
  ASSIGN_OR_RETURN(const OfferLink link, links_.Open(transaction, vendor, token));
  ASSIGN_OR_RETURN(std::optional<Mop> mop, desk_.ports().mops.Find(transaction, name));
  if (!mop) return Internal("the MOP of an offer link is gone");
  if (StateOf(link, BroughtUp(*std::move(mop), now), now) != OfferLinkState::kOpen) {
    return WithReason(FailedPrecondition("the address takes no answer any more"), "LINK_CLOSED");
  }
  ASSIGN_OR_RETURN(const identity::Caller caller,
                   links_.CallerOf(transaction, vendor, link.person));
  const MopCall call{.caller = caller, .now = now};
  switch (answer.kind) {
    case OfferAnswer::Kind::kAccept:
      RETURN_IF_ERROR(
          negotiate_.Accept(transaction, call, name, link.version, answer.text).status());
      break;
    case OfferAnswer::Kind::kDecline:
      RETURN_IF_ERROR(negotiate_.Decline(transaction, call, name, answer.text).status());
      break;
    case OfferAnswer::Kind::kCounter:
      if (!answer.counter) return Internal("a counter-offer without terms");
      RETURN_IF_ERROR(
          negotiate_.Counter(transaction, call, name, {*answer.counter, answer.text}).status());
      break;
  }
  return links_.Spend(transaction, link, now);
}

}  // namespace tandem::fiscal
