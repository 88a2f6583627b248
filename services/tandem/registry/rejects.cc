#include "services/tandem/registry/rejects.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/csv/csv_writer.h"

namespace tandem::client {

StatusOr<Rejects> Rejects::Open(const std::string& path, std::string source,
                                std::vector<std::string> columns) {
  Rejects rejects(std::move(source), std::move(columns));
  if (path.empty()) return rejects;
  rejects.path_ = path;
  rejects.file_.open(path, std::ios::binary | std::ios::trunc);
  if (!rejects.file_) {
    return InvalidArgument(fmt::format("--rejects: file \"{}\" cannot be written", path));
  }
  for (const std::string& column : rejects.columns_) rejects.file_ << column << ',';
  rejects.file_ << "line,reason\n";
  return rejects;
}

void Rejects::Add(int line, const std::vector<std::string>& fields, const Status& status) {
  ++count_;
  if (errors_.size() < kMostErrors) errors_.push_back({line, Annotate(status, source_)});
  if (path_.empty()) return;
  csv::CsvRow row;
  for (std::size_t i = 0; i < columns_.size(); ++i) row.Text(i < fields.size() ? fields[i] : "");
  row.Plain(std::to_string(line)).Text(MessageOf(status));
  file_ << row.Line();
}

Status Rejects::Close() {
  if (path_.empty()) return OkStatus();
  file_.close();
  return file_ ? OkStatus()
               : Internal(fmt::format("--rejects: file \"{}\" could not be written", path_));
}

std::vector<Status> Rejects::Errors() const {
  std::vector<Error> sorted = errors_;
  std::ranges::stable_sort(sorted, {}, &Error::line);
  std::vector<Status> statuses;
  statuses.reserve(sorted.size() + 1);
  for (const Error& error : sorted) statuses.push_back(error.status);
  if (count_ > errors_.size()) {
    statuses.push_back(InvalidArgument(
        fmt::format("{}: {} more rows were refused{}", source_, count_ - errors_.size(),
                    path_.empty() ? " (--rejects FILE.csv lists them all)" : "; see " + path_)));
  }
  return statuses;
}

}  // namespace tandem::client
