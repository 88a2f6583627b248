#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/status.h"

namespace tandem::messaging {

// A fact that a service publishes: CloudEvents 1.0 attributes and a protobuf payload. (source, id)
// is its identity. Events of one key are delivered in order of `sequence`.
struct Event {
  std::string id;
  std::string source;  // "/tandem/partner-registry"
  std::string
      type;  // full name of the protobuf message: "tandem.partner.events.v1.FiscalCalendarRevised"
  std::string subject;  // resource name of what it is about
  std::string key;      // the aggregate that owns the fact: "vendors/acme/partnerships/softcat"
  std::string vendor;   // extension "vendor": whose tenant's fact it is; its id
  std::int64_t sequence = 0;  // extension "sequence": counts the events of the key, from 1
  Instant time;
  std::string traceparent;   // extension, may be empty
  std::string causation_id;  // extension: id of the request or event that led to it, may be empty
  std::string data;          // serialised message of `type`

  friend bool operator==(const Event&, const Event&) = default;
};

// What travels: an event in the binary mode of the CloudEvents Kafka binding.
struct Message {
  std::string topic;
  std::string key;
  std::vector<std::pair<std::string, std::string>> headers;  // ce_id, ce_source, …, content-type
  std::string data;

  friend bool operator==(const Message&, const Message&) = default;
};

Message ToMessage(const Event& event, std::string_view topic);
// INVALID_ARGUMENT that names the header that is missing or malformed; unknown headers are ignored.
StatusOr<Event> ToEvent(const Message& message);

}  // namespace tandem::messaging
