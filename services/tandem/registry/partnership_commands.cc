#include "services/tandem/registry/partnership_commands.h"

#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/option_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr int kNameColumns = 29;

using partner::v1::Partnership;

// The word of a business model; none for one that is not known.
std::string ModelText(Partnership::BusinessModel model) {
  const auto at = static_cast<std::size_t>(model);
  return at >= 1 && at <= ModelWords().size() ? ModelWords()[at - 1] : std::string();
}

// The options take only these words and, to forget it, another one.
Partnership::BusinessModel ModelOf(const std::string& word) {
  for (std::size_t i = 0; i < ModelWords().size(); ++i) {
    if (ModelWords()[i] == word) return static_cast<Partnership::BusinessModel>(i + 1);
  }
  return Partnership::BUSINESS_MODEL_UNSPECIFIED;
}

constexpr auto kOptions = std::to_array<OptionName>(
    {{"partnership.display_name", "--name"}, {"partnership.business_model", "--model"}});

Listing PartnershipListing() {
  return Listing({{"id", "partnership", TextTable::Align::kLeft, 32},
                  {"displayName", "name", TextTable::Align::kLeft, kNameColumns},
                  {"name", ""},
                  {"createTime", ""},
                  {"updateTime", ""},
                  {"etag", ""},
                  {"businessModel", "business model"}});
}

void AddPartnership(const partner::v1::Partnership& partnership, Listing& listing) {
  listing.Add({ShortName(partnership.name()), partnership.display_name(), partnership.name(),
               TimeText(partnership.has_create_time(), partnership.create_time()),
               TimeText(partnership.has_update_time(), partnership.update_time()),
               partnership.etag(), ModelText(partnership.business_model())});
}

// One partnership with all that there is.
Listing CardOf(const partner::v1::Partnership& partnership) {
  Listing card({{"id", "partnership"},
                {"displayName", "name"},
                {"name", ""},
                {"createTime", "registered"},
                {"updateTime", "changed"},
                {"etag", "etag"},
                {"businessModel", "business model"}});
  AddPartnership(partnership, card);
  return card;
}

}  // namespace

const std::vector<std::string>& ModelWords() {
  static const std::vector<std::string> kWords = {"consulting", "solution-provider", "reseller",
                                                  "managed-services", "distributor"};
  static_assert(Partnership::BusinessModel_MAX == 5, "name the new model");
  return kWords;
}

StatusOr<std::string> PartnershipCreate::Run(const Terminal& terminal) const {
  partner::v1::CreatePartnershipRequest request;
  ASSIGN_OR_RETURN(const std::string resource, ReadOrganisationName("VENDOR[/ID]", partnership));
  const std::string short_name = ShortName(resource);
  const std::size_t slash = short_name.find('/');
  request.set_parent("vendors/" + short_name.substr(0, slash));
  if (slash != std::string::npos) request.set_partnership_id(short_name.substr(slash + 1));
  request.mutable_partnership()->set_display_name(name);
  request.mutable_partnership()->set_business_model(ModelOf(model));
  RETURN_IF_ERROR(FillFacts(facts, request));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, InOptions(PartnerClient(connection).Ask(request), kOptions));
  return Changed(CardOf(answer.partnership()), format, change, terminal);
}

StatusOr<std::string> PartnershipList::Run(const Terminal& terminal) const {
  partner::v1::ListPartnershipsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), ReadVendor("VENDOR", vendor));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PartnerClient client(connection);
  Listing listing = PartnershipListing();
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& partnership : page.partnerships()) AddPartnership(partnership, listing);
      }));
  return Drawn(listing, format, terminal, "This vendor has no partnership.");
}

StatusOr<std::string> PartnershipShow::Run(const Terminal& terminal) const {
  partner::v1::GetPartnershipRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadPartnership("VENDOR/ID", partnership));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Card(CardOf(answer.partnership()), format, terminal);
}

StatusOr<std::string> PartnershipChange::Run(const Terminal& terminal) const {
  partner::v1::UpdatePartnershipRequest request;
  ASSIGN_OR_RETURN(*request.mutable_partnership()->mutable_name(),
                   ReadPartnership("VENDOR/ID", partnership));
  if (!name && !model) return InvalidArgument("--name or --model must be given");
  request.mutable_partnership()->set_display_name(name.value_or(""));
  request.mutable_partnership()->set_business_model(ModelOf(model.value_or("")));
  request.mutable_partnership()->set_etag(etag);
  if (name) request.mutable_update_mask()->add_paths("display_name");
  if (model) request.mutable_update_mask()->add_paths("business_model");
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, InOptions(PartnerClient(connection).Ask(request), kOptions));
  return Changed(CardOf(answer.partnership()), format, change, terminal);
}

}  // namespace tandem::client
