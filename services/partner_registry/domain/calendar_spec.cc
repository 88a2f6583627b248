#include "services/partner_registry/domain/calendar_spec.h"

#include <fmt/format.h>

#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

constexpr std::size_t kMostText = 256UL * 1024;

Status CheckTexts(const CalendarSpec& spec) {
  std::size_t size = spec.notation.size();
  for (const CalendarFile& file : spec.files) {
    size += file.path.size() + file.content.size();
    RETURN_IF_ERROR(CheckDisplayName("path of a file", file.path).status());
  }
  if (size <= kMostText) return OkStatus();
  return InvalidArgument(fmt::format("has {} bytes of text, more than {}", size, kMostText));
}

}  // namespace

StatusOr<CheckedCalendar> CheckCalendar(const CalendarSpec& spec) {
  if (const Status texts = CheckTexts(spec); !texts.ok()) return InvalidArgument(MessageOf(texts));
  ASSIGN_OR_RETURN(calendar::FiscalCalendar calendar, calendar::ReadCalendar(spec));
  CalendarSpec canonical = calendar::Canonical(calendar, spec);
  return CheckedCalendar{std::move(canonical), std::move(calendar)};
}

}  // namespace tandem::partner
