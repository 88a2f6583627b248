#include "services/partner_registry/domain/calendar_spec.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "libs/calendar/fiscal/notation.h"
#include "services/partner_registry/domain/texts.h"

namespace tandem::partner {
namespace {

constexpr std::size_t kMostText = 256UL * 1024;

// The files of a spec as ParseCalendar asks for them, and which it did ask for.
class GivenFiles {
 public:
  explicit GivenFiles(const std::vector<CalendarFile>& files) : files_(files) {}

  StatusOr<std::string> Read(const std::string& path) {
    const auto file = std::ranges::find(files_, path, &CalendarFile::path);
    if (file == files_.end()) {
      return InvalidArgument(fmt::format("the notation names @{}, which is not given", path));
    }
    read_.insert(path);
    return file->content;
  }

  Status CheckAllRead() const {
    for (const CalendarFile& file : files_) {
      if (!read_.contains(file.path)) {
        return InvalidArgument(fmt::format("the notation does not name the file @{}", file.path));
      }
    }
    return OkStatus();
  }

 private:
  const std::vector<CalendarFile>& files_;
  std::set<std::string> read_;
};

Status CheckTexts(const CalendarSpec& spec) {
  std::size_t size = spec.notation.size();
  std::set<std::string_view> paths;
  for (const CalendarFile& file : spec.files) {
    size += file.path.size() + file.content.size();
    RETURN_IF_ERROR(CheckDisplayName("path of a file", file.path).status());
    if (!paths.insert(file.path).second) {
      return InvalidArgument(fmt::format("the file @{} is given twice", file.path));
    }
  }
  if (size > kMostText) {
    return InvalidArgument(fmt::format("has {} bytes of text, more than {}", size, kMostText));
  }
  return OkStatus();
}

// The files whose rows the calendar has; a file that held only the notation is no longer needed.
std::vector<CalendarFile> FilesOfRows(const calendar::FiscalCalendar& calendar,
                                      const std::vector<CalendarFile>& files) {
  std::set<std::string_view> paths;
  for (const calendar::Regime& regime : calendar.regimes()) {
    if (regime.rows() != nullptr) paths.insert(regime.rows()->path);
  }
  std::vector<CalendarFile> needed;
  std::ranges::copy_if(files, std::back_inserter(needed),
                       [&](const CalendarFile& file) { return paths.contains(file.path); });
  std::ranges::sort(needed);
  return needed;
}

}  // namespace

StatusOr<CheckedCalendar> CheckCalendar(const CalendarSpec& spec) {
  if (const Status texts = CheckTexts(spec); !texts.ok()) return InvalidArgument(MessageOf(texts));
  GivenFiles files(spec.files);
  ASSIGN_OR_RETURN(calendar::FiscalCalendar calendar,
                   calendar::ParseCalendar(
                       spec.notation, [&](const std::string& path) { return files.Read(path); }));
  RETURN_IF_ERROR(files.CheckAllRead());
  CalendarSpec canonical{calendar::ToNotation(calendar), FilesOfRows(calendar, spec.files)};
  return CheckedCalendar{std::move(canonical), std::move(calendar)};
}

}  // namespace tandem::partner
