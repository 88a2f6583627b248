#include "services/tandem/registry/vendor_commands.h"

#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"

namespace tandem::client {
namespace {

constexpr int kNameColumns = 46;

Listing VendorListing() {
  return Listing({{"id", "vendor", TextTable::Align::kLeft, 32},
                  {"displayName", "name", TextTable::Align::kLeft, kNameColumns},
                  {"name", ""},
                  {"createTime", ""},
                  {"updateTime", ""},
                  {"etag", ""}});
}

void AddVendor(const partner::v1::Vendor& vendor, Listing& listing) {
  listing.Add({ShortName(vendor.name()), vendor.display_name(), vendor.name(),
               TimeText(vendor.has_create_time(), vendor.create_time()),
               TimeText(vendor.has_update_time(), vendor.update_time()), vendor.etag()});
}

// One vendor with all that there is.
Listing CardOf(const partner::v1::Vendor& vendor) {
  Listing card({{"id", "vendor"},
                {"displayName", "name"},
                {"name", ""},
                {"createTime", "registered"},
                {"updateTime", "changed"},
                {"etag", "etag"}});
  AddVendor(vendor, card);
  return card;
}

}  // namespace

StatusOr<std::string> VendorCreate::Run(const Terminal& terminal) const {
  partner::v1::CreateVendorRequest request;
  ASSIGN_OR_RETURN(const std::string resource, ReadVendor("ID", id));
  request.set_vendor_id(ShortName(resource));
  request.mutable_vendor()->set_display_name(name);
  RETURN_IF_ERROR(FillFacts(facts, request));
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Changed(CardOf(answer.vendor()), format, change, terminal);
}

StatusOr<std::string> VendorList::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  const PartnerClient client(connection);
  Listing listing = VendorListing();
  RETURN_IF_ERROR(AskPages(
      partner::v1::ListVendorsRequest(), [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const auto& vendor : page.vendors()) AddVendor(vendor, listing);
      }));
  return Drawn(listing, format, terminal, "No vendor is registered.");
}

StatusOr<std::string> VendorShow::Run(const Terminal& terminal) const {
  partner::v1::GetVendorRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), ReadVendor("VENDOR", vendor));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Card(CardOf(answer.vendor()), format, terminal);
}

StatusOr<std::string> VendorChange::Run(const Terminal& terminal) const {
  partner::v1::UpdateVendorRequest request;
  ASSIGN_OR_RETURN(*request.mutable_vendor()->mutable_name(), ReadVendor("VENDOR", vendor));
  request.mutable_vendor()->set_display_name(name);
  request.mutable_vendor()->set_etag(etag);
  request.mutable_update_mask()->add_paths("display_name");
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const auto answer, PartnerClient(connection).Ask(request));
  return Changed(CardOf(answer.vendor()), format, change, terminal);
}

}  // namespace tandem::client
