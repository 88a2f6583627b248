#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "services/tandem/views/listing.h"
#include "services/tandem/views/mop/voice.h"
#include "services/tandem/views/terminal.h"
#include "tandem/fiscal/v1/amount_view_service.pb.h"
#include "tandem/type/v1/money.pb.h"

namespace tandem::client {

// How many digits a currency's smallest unit has behind the point, by ISO 4217; 2 of one that is
// not known here.
int MinorDigits(std::string_view currency);
// "1000000.00 EUR", exact: neither reading nor writing knows a floating point. INVALID_ARGUMENT
// that begins with `field`.
StatusOr<type::v1::Money> ReadMoney(std::string_view field, const std::string& text);
// "83333.33".
std::string MinorUnitsText(std::int64_t minor_units, std::string_view currency);

// An amount in the periods of both sides and of their MOP, beside each other where that fits.
std::string AmountAsText(const fiscal::v1::ViewAmountResponse& views, const Voice& voice,
                         const Terminal& terminal);
std::string AmountAsJson(const fiscal::v1::ViewAmountResponse& views);
Listing AmountRows(const fiscal::v1::ViewAmountResponse& views);

}  // namespace tandem::client
