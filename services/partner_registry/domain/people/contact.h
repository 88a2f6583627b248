#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/status.h"

namespace tandem::partner {

// How somebody is reached.
struct ContactValues {
  std::string email;  // empty: none
  std::string phone;  // empty: none

  friend bool operator==(const ContactValues&, const ContactValues&) = default;
};

struct Contact {
  ContactValues values;
  std::int64_t revision = 0;  // 0: nothing was ever said
  Instant update_time;

  friend bool operator==(const Contact&, const Contact&) = default;
};

// INVALID_ARGUMENT names the field below "contact": an address that cannot be one (something on
// both sides of one @, no white space, at most 254 bytes), or a number with anything but digits,
// spaces,
// + ( ) . / - or more than 40 characters. The message does not repeat what was given.
StatusOr<ContactValues> CheckContact(const ContactValues& values);

// See domain/etag.h.
std::string EtagOf(const Contact& contact);

}  // namespace tandem::partner
