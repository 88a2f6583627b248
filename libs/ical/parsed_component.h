#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/ical/component.h"
#include "libs/ical/libical.h"

namespace tandem::ical {

// A component as libical reads it. Not thread-safe, for libical keeps its place in it.
class ParsedComponent {
 public:
  explicit ParsedComponent(const Component& component);

  // OK, or what is wrong with the first property that is and that tells a time, as a remark can say
  // it: libical drops such a property, or it was not given to libical.
  const Status& times() const { return times_; }

  std::vector<icalproperty*> All(icalproperty_kind kind) const;
  // Null where there is none.
  icalproperty* First(icalproperty_kind kind) const;
  // Of the X- property of that name; "" where there is none.
  std::string X(std::string_view name) const;
  std::string uid() const;
  // Whether it is a change to this and all later occurrences of a series.
  bool ChangesAllLater() const;

  // STANDARD and DAYLIGHT of a VTIMEZONE.
  std::vector<icalcomponent*> Parts() const;

 private:
  Owned<icalcomponent> parsed_;
  Status times_;
};

std::vector<icalproperty*> PropertiesOf(icalcomponent* component, icalproperty_kind kind);

}  // namespace tandem::ical
