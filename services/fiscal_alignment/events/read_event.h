#pragma once

#include <google/protobuf/message.h>

#include "libs/base/ids.h"
#include "libs/messaging/event.h"

namespace tandem::fiscal {

// INVALID_ARGUMENT if the event's data are no such message.
Status ReadData(const messaging::Event& event, google::protobuf::Message& message);
// INVALID_ARGUMENT unless the event is one of the vendor that its data are about.
Status CheckVendor(const messaging::Event& event, const VendorId& vendor);

}  // namespace tandem::fiscal
