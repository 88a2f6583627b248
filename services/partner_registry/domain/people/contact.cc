#include "services/partner_registry/domain/people/contact.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

constexpr std::size_t kLongestEmail = 254;  // RFC 5321, the path without its brackets
constexpr std::size_t kLongestPhone = 40;

bool IsAddress(const std::string& email) {
  const std::size_t at = email.find('@');
  return at != std::string::npos && at > 0 && at + 1 < email.size() &&
         email.find('@', at + 1) == std::string::npos &&
         email.find_first_of(" \t<>,;\"") == std::string::npos;
}

bool IsNumber(const std::string& phone) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::ranges::any_of(phone, digit) && std::ranges::all_of(phone, [&](char c) {
           return digit(c) || std::string_view(" +()./-").find(c) != std::string_view::npos;
         });
}

}  // namespace

StatusOr<ContactValues> CheckContact(const ContactValues& values) {
  ContactValues checked;
  ASSIGN_OR_RETURN(checked.email, CheckNote("contact.email", values.email));
  ASSIGN_OR_RETURN(checked.phone, CheckNote("contact.phone", values.phone));
  if (checked.email.size() > kLongestEmail) {
    return InvalidField("contact.email", fmt::format("must have at most {} bytes", kLongestEmail));
  }
  if (!checked.email.empty() && !IsAddress(checked.email)) {
    return InvalidField("contact.email", "must be an address like name@example.com");
  }
  if (checked.phone.size() > kLongestPhone) {
    return InvalidField("contact.phone",
                        fmt::format("must have at most {} characters", kLongestPhone));
  }
  if (!checked.phone.empty() && !IsNumber(checked.phone)) {
    return InvalidField("contact.phone", "must be a telephone number like +49 30 123456");
  }
  return checked;
}

std::string EtagOf(const Contact& contact) { return fmt::format("k{}", contact.revision); }

}  // namespace tandem::partner
