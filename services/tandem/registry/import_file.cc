#include "services/tandem/registry/import_file.h"

#include <algorithm>
#include <cctype>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/csv/csv_reader.h"

namespace tandem::client {

bool FileShape::Has(const std::string& column) const {
  return std::ranges::find(columns, column) != columns.end();
}

StatusOr<FileShape> ShapeOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return NotFound(fmt::format("FILE: file \"{}\" cannot be read", path));
  FileShape shape;
  if (auto header = csv::CsvReader(file).Next(); header && header->ok()) {
    for (std::string& column : (*header)->fields) {
      std::ranges::transform(column, column.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
      });
      shape.columns.push_back(std::move(column));
    }
  }
  file.clear();
  file.seekg(0);
  std::string block(std::size_t{1} << 16, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
    shape.lines +=
        static_cast<std::size_t>(std::count(block.begin(), block.begin() + file.gcount(), '\n'));
  }
  return shape;
}

std::string SummaryOf(const ImportCounts& counts, std::size_t refused,
                      const ChangingCommand& command) {
  if (command.format == Format::kJson) {
    const nlohmann::ordered_json answer = {{"created", counts.created},
                                           {"changed", counts.changed},
                                           {"unchanged", counts.unchanged},
                                           {"refused", refused},
                                           {"dryRun", command.change.dry_run}};
    return answer.dump(2) + "\n";
  }
  return fmt::format("{} created, {} changed, {} unchanged, {} refused{}\n", counts.created,
                     counts.changed, counts.unchanged, refused,
                     command.change.dry_run ? " (dry run: nothing was changed)" : "");
}

Status StoppedBehind(std::size_t rows, const std::string& path, const Status& status) {
  if (rows == 0) return status;
  return Annotate(status,
                  fmt::format("{}: stopped behind {} rows; the same command goes on", path, rows));
}

}  // namespace tandem::client
