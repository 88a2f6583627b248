#include "services/fiscal_alignment/events/read_event.h"

#include <fmt/format.h>

namespace tandem::fiscal {

Status ReadData(const messaging::Event& event, google::protobuf::Message& message) {
  if (message.ParseFromString(event.data)) return OkStatus();
  return InvalidArgument(fmt::format("the data is no {}", event.type));
}

Status CheckVendor(const messaging::Event& event, const VendorId& vendor) {
  if (vendor.value() == event.vendor) return OkStatus();
  return InvalidArgument(fmt::format("what is told of {} is no fact of the vendor \"{}\"",
                                     vendor.name(), event.vendor));
}

}  // namespace tandem::fiscal
