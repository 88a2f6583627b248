#include "services/fiscal_alignment/app/reciprocity/reciprocity_task.h"

#include <charconv>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

constexpr std::string_view kTasks = "/tasks/";
constexpr std::size_t kMostDigits = 6;

Status BadName(std::string_view field) {
  return InvalidField(field,
                      "must be \"vendors/ID/partnerships/ID/mops/NUMBER/tasks/SIDE-ORDINAL\", the "
                      "side vendor or partner");
}

// Nothing for what is no number from 1 on in its shortest form.
std::optional<int> OrdinalOf(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits || text.front() == '0') return std::nullopt;
  int ordinal = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, ordinal);
  return error == std::errc() && end == last && ordinal > 0 ? std::optional(ordinal) : std::nullopt;
}

}  // namespace

StatusOr<ReciprocityTaskName> ReciprocityTaskName::Parse(std::string_view field,
                                                         std::string_view name) {
  const std::size_t tasks = name.rfind(kTasks);
  if (tasks == std::string_view::npos) return BadName(field);
  ReciprocityTaskName parsed;
  ASSIGN_OR_RETURN(parsed.mop, MopName::Parse(field, name.substr(0, tasks)));
  std::string_view task = name.substr(tasks + kTasks.size());
  for (const Side side : {Side::kVendor, Side::kPartner}) {
    const std::string begin = fmt::format("{}-", SideName(side));
    if (!task.starts_with(begin)) continue;
    const std::optional<int> ordinal = OrdinalOf(task.substr(begin.size()));
    if (!ordinal) break;
    parsed.task = {side, *ordinal};
    return parsed;
  }
  return BadName(field);
}

std::string ReciprocityTaskName::ToString() const {
  return fmt::format("{}{}{}-{}", mop.ToString(), kTasks, SideName(task.closing_side),
                     task.ordinal);
}

}  // namespace tandem::fiscal
