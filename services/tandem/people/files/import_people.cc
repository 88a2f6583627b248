#include "services/tandem/people/files/import_people.h"

#include <fstream>

#include <fmt/format.h>

#include "services/tandem/people/files/people_file.h"
#include "services/tandem/people/files/person_sync.h"
#include "services/tandem/registry/rejects.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/progress_bar.h"

namespace tandem::client {
namespace {

// Whether the next row would fare no better.
bool EndsTheImport(const Status& status) {
  return IsRetryable(status) || status.code() == StatusCode::kInternal ||
         status.code() == StatusCode::kUnimplemented ||
         status.code() == StatusCode::kPermissionDenied;
}

void Count(PersonSync::Effect effect, ImportCounts& counts) {
  switch (effect) {
    case PersonSync::Effect::kCreated:
      ++counts.created;
      break;
    case PersonSync::Effect::kChanged:
      ++counts.changed;
      break;
    case PersonSync::Effect::kUnchanged:
      ++counts.unchanged;
      break;
  }
}

Status BringAll(PeopleReader& reader, PersonSync& sync, Rejects& rejects, ImportCounts& counts,
                ProgressBar& progress) {
  while (auto line = reader.Next()) {
    progress.Show(static_cast<std::size_t>(reader.line()));
    if (!line->ok()) {
      rejects.Add(reader.line(), reader.fields(), line->status());
      continue;
    }
    const auto effect = sync.Bring(**line);
    if (effect.ok()) {
      Count(*effect, counts);
    } else if (EndsTheImport(effect.status())) {
      return effect.status();
    } else {
      rejects.Add(reader.line(), reader.fields(),
                  Annotate(effect.status(), fmt::format("line {}", reader.line())));
    }
  }
  return OkStatus();
}

std::vector<std::string> ColumnsOf(const FileShape& shape) {
  std::vector<std::string> columns = PeopleReader::NeededColumns();
  for (const std::string& column : PeopleReader::OtherColumns()) {
    if (shape.Has(column)) columns.push_back(column);
  }
  return columns;
}

}  // namespace

StatusOr<ImportOutcome> ImportPeople::Run(const Terminal& terminal, std::ostream& err) const {
  ASSIGN_OR_RETURN(const std::string parent, ReadVendor("--vendor", vendor));
  ASSIGN_OR_RETURN(const FileShape shape, ShapeOf(path));
  const std::vector<std::string> columns = ColumnsOf(shape);
  std::ifstream file(path, std::ios::binary);
  auto reader = PeopleReader::Open(file, columns);
  if (!reader.ok()) return Annotate(reader.status(), path);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(Rejects rejects, Rejects::Open(rejects_path, path, columns));
  PersonSync sync(connection, {parent, RequestIdFor(change), change.dry_run});
  ImportCounts counts;
  Status status;
  {
    ProgressBar progress(shape.lines + 1, terminal, err);
    status = BringAll(*reader, sync, rejects, counts, progress);
  }
  const Status written = rejects.Close();
  if (!status.ok()) return StoppedBehind(counts.sum() + rejects.count(), path, status);
  RETURN_IF_ERROR(written);
  return ImportOutcome{.text = SummaryOf(counts, rejects.count(), *this),
                       .errors = rejects.Errors()};
}

}  // namespace tandem::client
