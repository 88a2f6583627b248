#include "services/tandem/remote/messages.h"

#include <fmt/format.h>

#include "libs/base/ids.h"
#include "libs/calendar/notation/notation.h"
#include "libs/wire/type_values.h"
#include "services/tandem/commands/inputs.h"

namespace tandem::client {

StatusOr<type::v1::CalendarSpec> ReadSpec(std::string_view field, const std::string& text) {
  type::v1::CalendarSpec spec;
  const auto read = [&spec](const std::string& path) -> StatusOr<std::string> {
    ASSIGN_OR_RETURN(std::string content, ReadTextFile(path));
    if (!IsUtf8(content)) return InvalidArgument(fmt::format("file \"{}\" must be UTF-8", path));
    auto& file = *spec.add_files();
    file.set_path(path);
    file.set_content(content);
    return content;
  };
  RETURN_IF_ERROR(ReadCalendar(field, text, read).status());
  spec.set_notation(text);
  return spec;
}

StatusOr<type::v1::CivilDate> ReadDate(std::string_view field, const std::string& text) {
  ASSIGN_OR_RETURN(const CivilDay day, ReadDay(field, text));
  return wire::ToProto(day);
}

StatusOr<type::v1::DaySpan> ReadSpan(std::string_view field, const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) {
    return InvalidArgument(
        fmt::format("{}: \"{}\" must be two dates, FIRST..LAST", field, Printable(text)));
  }
  type::v1::DaySpan span;
  ASSIGN_OR_RETURN(*span.mutable_first_day(), ReadDate(field, text.substr(0, dots)));
  ASSIGN_OR_RETURN(*span.mutable_last_day(), ReadDate(field, text.substr(dots + 2)));
  return span;
}

StatusOr<type::v1::DaySpan> ReadAbsenceDays(std::string_view field, const std::string& text) {
  if (text.find("..") != std::string::npos) return ReadSpan(field, text);
  type::v1::DaySpan span;
  ASSIGN_OR_RETURN(*span.mutable_first_day(), ReadDate(field, text));
  *span.mutable_last_day() = span.first_day();
  return span;
}

std::string TimeText(bool has, const google::protobuf::Timestamp& time) {
  return has ? ToText(wire::FromProto(time)) : std::string();
}

std::string DateText(const type::v1::CivilDate& date) {
  return date.year() == 0 ? std::string()
                          : fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::string SpanText(const type::v1::DaySpan& span) {
  const std::string first = DateText(span.first_day());
  const std::string last = DateText(span.last_day());
  return first == last ? first : first + ".." + last;
}

std::string RequestIdFor(const ChangeOptions& change) {
  return change.request_id.empty() ? RandomIds().NewId() : change.request_id;
}

std::string Card(const Listing& listing, Format format, const Terminal& terminal) {
  return format == Format::kJson ? listing.CardAsJson() : listing.CardAsText(terminal);
}

std::string Drawn(const Listing& listing, Format format, const Terminal& terminal,
                  const std::string& none) {
  switch (format) {
    case Format::kJson:
      return listing.AsJson();
    case Format::kCsv:
      return listing.AsCsv();
    case Format::kTable:
      break;
  }
  return listing.AsTable(terminal, none);
}

std::string Changed(const Listing& listing, Format format, const ChangeOptions& change,
                    const Terminal& terminal) {
  const std::string card = Card(listing, format, terminal);
  const bool notice = change.dry_run && format != Format::kJson;
  return notice ? "Dry run: nothing was changed. It would be:\n" + card : card;
}

}  // namespace tandem::client
