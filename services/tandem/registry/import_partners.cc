#include "services/tandem/registry/import_partners.h"

#include <deque>
#include <fstream>
#include <future>
#include <utility>

#include <fmt/format.h>

#include "libs/base/sha256.h"
#include "libs/rpc/status_mapping.h"
#include "services/tandem/commands/partner_file.h"
#include "services/tandem/registry/rejects.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/progress_bar.h"

namespace tandem::client {
namespace {

using partner::v1::ImportPartnershipsRequest;
using partner::v1::ImportPartnershipsResponse;
using partner::v1::ImportResult;

constexpr int kBatchRows = 500;
// A server takes requests of one MiB.
constexpr std::size_t kBatchBytes = std::size_t{512} << 10;
constexpr std::size_t kRowBytes = std::size_t{64} << 10;
constexpr std::size_t kBatchesInFlight = 2;

struct SourceRow {
  int line = 0;
  std::vector<std::string> fields;
};

struct Batch {
  ImportPartnershipsRequest request;
  std::vector<SourceRow> rows;
  std::size_t bytes = 0;
  std::future<StatusOr<ImportPartnershipsResponse>> answer;
};

// Sends rows in batches and counts what becomes of them.
class Import {
 public:
  Import(const ImportPartners& command, std::string parent, const Connection& connection,
         Rejects& rejects)
      : command_(command),
        parent_(std::move(parent)),
        run_(RequestIdFor(command.change)),
        client_(connection),
        rejects_(rejects) {}

  const ImportCounts& counts() const { return counts_; }

  Status Read(PartnerReader& reader, ProgressBar& progress) {
    while (auto line = reader.Next()) {
      if (!line->ok()) {
        rejects_.Add(reader.line(), reader.fields(), line->status());
      } else {
        RETURN_IF_ERROR(Take(**line, reader.fields()));
      }
      progress.Show(static_cast<std::size_t>(reader.line()));
    }
    RETURN_IF_ERROR(Send());
    while (!in_flight_.empty()) RETURN_IF_ERROR(Finish());
    return OkStatus();
  }

 private:
  Status Take(const PartnerLine& line, const std::vector<std::string>& fields) {
    partner::v1::ImportRow row;
    row.set_partnership_id(line.id);
    row.set_display_name(line.name);
    row.set_country(line.country);
    row.set_calendar(line.calendar);
    row.set_lead_days(line.lead_days);
    const std::size_t bytes = row.ByteSizeLong();
    if (bytes > kRowBytes) {
      rejects_.Add(line.line, fields,
                   InvalidArgument(fmt::format("line {}: is longer than 64 KiB", line.line)));
      return OkStatus();
    }
    if (next_.request.rows_size() == kBatchRows || next_.bytes + bytes > kBatchBytes) {
      RETURN_IF_ERROR(Send());
    }
    next_.bytes += bytes;
    *next_.request.add_rows() = std::move(row);
    next_.rows.push_back({line.line, fields});
    return OkStatus();
  }

  // Sends what has come together, once there is room for it.
  Status Send() {
    if (next_.rows.empty()) return OkStatus();
    if (in_flight_.size() == kBatchesInFlight) RETURN_IF_ERROR(Finish());
    Batch& batch = in_flight_.emplace_back(std::exchange(next_, {}));
    batch.request.set_parent(parent_);
    batch.request.set_validate_only(command_.change.dry_run);
    // The same rows in the same run are the same request.
    batch.request.set_request_id(
        fmt::format("{}-{:.16}", run_, Sha256Hex(batch.request.SerializeAsString())));
    batch.answer = std::async(std::launch::async,
                              [this, &request = batch.request] { return client_.Ask(request); });
    return OkStatus();
  }

  // Waits for the oldest batch.
  Status Finish() {
    const Batch& batch = in_flight_.front();
    const auto answer = in_flight_.front().answer.get();
    if (!answer.ok()) return answer.status();
    if (answer->results_size() != batch.request.rows_size()) {
      return Internal("the server answered another number of rows than it was asked");
    }
    for (int i = 0; i < answer->results_size(); ++i) {
      Count(answer->results(i), batch.rows[static_cast<std::size_t>(i)]);
    }
    in_flight_.pop_front();
    return OkStatus();
  }

  void Count(const ImportResult& result, const SourceRow& row) {
    switch (result.outcome()) {
      case ImportResult::OUTCOME_CREATED:
        ++counts_.created;
        break;
      case ImportResult::OUTCOME_UPDATED:
        ++counts_.changed;
        break;
      case ImportResult::OUTCOME_UNCHANGED:
        ++counts_.unchanged;
        break;
      default:
        rejects_.Add(row.line, row.fields,
                     Annotate(rpc::FromProto(result.error()), fmt::format("line {}", row.line)));
    }
  }

  const ImportPartners& command_;
  std::string parent_;
  std::string run_;
  PartnerClient client_;
  Rejects& rejects_;
  ImportCounts counts_;
  Batch next_;
  std::deque<Batch> in_flight_;  // their ends are waited for when it is destroyed
};

}  // namespace

StatusOr<ImportOutcome> ImportPartners::Run(const Terminal& terminal, std::ostream& err) const {
  ASSIGN_OR_RETURN(std::string parent, ReadVendor("--vendor", vendor));
  ASSIGN_OR_RETURN(const FileShape shape, ShapeOf(path));
  std::ifstream file(path, std::ios::binary);
  const bool has_id = shape.Has("id");
  auto reader = PartnerReader::Open(file, has_id);
  if (!reader.ok()) return Annotate(reader.status(), path);
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kPartner));
  std::vector<std::string> columns = {"name", "country", "calendar", "lead_days"};
  if (has_id) columns.emplace_back("id");
  ASSIGN_OR_RETURN(Rejects rejects, Rejects::Open(rejects_path, path, std::move(columns)));

  Import import(*this, std::move(parent), connection, rejects);
  Status status;
  {
    ProgressBar progress(shape.lines + 1, terminal, err);
    status = import.Read(*reader, progress);
  }
  const Status written = rejects.Close();
  if (!status.ok()) {
    return StoppedBehind(import.counts().sum() + rejects.count(), path, status);
  }
  RETURN_IF_ERROR(written);
  return ImportOutcome{.text = SummaryOf(import.counts(), rejects.count(), *this),
                       .errors = rejects.Errors()};
}

}  // namespace tandem::client
