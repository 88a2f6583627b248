#pragma once

#include <string>

#include "services/tandem/remote/messages.h"

namespace tandem::client {

// What may be said of an organisation when it is registered, as it was typed.
struct FirstFacts {
  std::string country;
  std::string calendar;  // empty: not known yet
  int lead_days = 0;
};

// Puts it into a request with settings and a calendar.
template <typename Request>
Status FillFacts(const FirstFacts& facts, Request& request) {
  request.mutable_settings()->set_country(facts.country);
  request.mutable_settings()->set_lead_days(facts.lead_days);
  if (facts.calendar.empty()) return OkStatus();
  ASSIGN_OR_RETURN(*request.mutable_calendar(), ReadSpec("--calendar", facts.calendar));
  return OkStatus();
}

}  // namespace tandem::client
