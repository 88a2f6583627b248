#pragma once

#include <compare>
#include <string>

#include "services/fiscal_alignment/app/reciprocity/reciprocity_store.h"

namespace tandem::fiscal {

// "vendors/acme/partnerships/softcat/mops/2/tasks/partner-3".
struct ReciprocityTaskName {
  MopName mop;
  ReciprocityTaskId task;

  static StatusOr<ReciprocityTaskName> Parse(std::string_view field, std::string_view name);
  std::string ToString() const;

  friend auto operator<=>(const ReciprocityTaskName&, const ReciprocityTaskName&) = default;
};

// A task, its dates, and what was recorded of it.
struct ReciprocityTask {
  ReciprocityTaskName name;
  CivilDay close;
  CivilDay due;
  ReciprocityRecord record;
  std::string assignee;  // id of a person; empty: nobody is known

  bool is_done() const { return record.done_at.has_value(); }
  bool is_asked() const { return record.asked_at.has_value(); }
};

}  // namespace tandem::fiscal
