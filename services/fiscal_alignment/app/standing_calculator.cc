#include "services/fiscal_alignment/app/standing_calculator.h"

#include <algorithm>
#include <thread>
#include <unordered_map>

#include <sys/resource.h>
#include <unistd.h>

#include "services/fiscal_alignment/app/make_organisation.h"

namespace tandem::fiscal {
namespace {

// Longer than a month: then the horizon moves on and the keys with it.
constexpr std::chrono::hours kKeep{24 * 40};
// Pairs of place and habits whose working days are kept, at about 40 kB each.
constexpr std::size_t kMostPlaces = 128;
// Fewer are not worth a thread.
constexpr std::size_t kFewJobs = 8;
constexpr int kNiceness = 10;

// On Linux the priority is the thread's own. Where it cannot be lowered, calls wait a little
// longer.
void LowerPriority() { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness); }

std::optional<StandingFigure> Look(cache::Cache& cache, const std::string& key) {
  const cache::Bytes bytes = cache.Get(key);
  return bytes ? Decode(*bytes) : std::nullopt;
}

}  // namespace

// The schedule, or why there is none.
struct StandingCalculator::Vendor {
  explicit Vendor(const VendorBasis& basis)
      : hash(basis.hash),
        horizon{.from = basis.from, .years = kStandingYears},
        score(basis.settings.score),
        places(PartySchedule::WorkingSpan(horizon), kMostPlaces) {}

  const std::string hash;
  const Horizon horizon;
  const ScoreSettings score;
  calendar::PlaceWorkingDays places;  // thread-safe
  StatusOr<PartySchedule> schedule = Internal("not made");
};

// One distinct input.
struct StandingCalculator::Job {
  const FigureTask* task = nullptr;
  std::optional<StandingFigure> figure;
};

StandingCalculator::StandingCalculator(cache::Cache& cache, int threads)
    : cache_(cache), threads_(std::max(threads, 1)) {}

StandingCalculator::~StandingCalculator() = default;

const StandingCalculator::Vendor& StandingCalculator::Prepare(const VendorBasis& basis) {
  if (vendor_ && vendor_->hash == basis.hash) return *vendor_;
  vendor_ = std::make_unique<Vendor>(basis);
  const auto organisation = MakeOrganisation(basis.vendor, "the vendor", vendor_->places);
  vendor_->schedule = organisation.ok() ? ScheduleOf(*organisation, vendor_->horizon)
                                        : StatusOr<PartySchedule>(organisation.status());
  return *vendor_;
}

StatusOr<std::vector<std::optional<StandingFigure>>> StandingCalculator::Compute(
    const VendorBasis& basis, std::span<const FigureTask> tasks, const Load& load) {
  const Vendor& vendor = Prepare(basis);
  std::vector<Job> jobs;
  std::unordered_map<std::string_view, std::size_t> job_of;
  for (const FigureTask& task : tasks) {
    if (job_of.emplace(task.partner_input, jobs.size()).second) jobs.push_back({.task = &task});
  }
  std::atomic<std::size_t> next = 0;
  std::vector<Status> statuses(jobs.size());
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      statuses[i] = Do(vendor, jobs[i], load);
    }
  };
  if (threads_ == 1 || jobs.size() < kFewJobs) {
    work();
  } else {
    std::vector<std::jthread> threads;
    threads.reserve(static_cast<std::size_t>(threads_));
    for (int i = 0; i < threads_; ++i) {
      threads.emplace_back([&] {
        LowerPriority();
        work();
      });
    }
  }
  for (const Status& status : statuses) RETURN_IF_ERROR(status);
  std::vector<std::optional<StandingFigure>> figures;
  figures.reserve(tasks.size());
  for (const FigureTask& task : tasks) figures.push_back(jobs[job_of[task.partner_input]].figure);
  return figures;
}

Status StandingCalculator::Do(const Vendor& vendor, Job& job, const Load& load) {
  const std::string key = FigureKey(vendor.hash, job.task->partner_input);
  job.figure = Look(cache_, key);
  if (job.figure) {
    ++found_;
    return OkStatus();
  }
  ASSIGN_OR_RETURN(const std::optional<OrganisationState> partner, load(job.task->name));
  if (!partner || InputHash(*partner) != job.task->partner_input) return OkStatus();
  job.figure = Align(vendor, *partner);
  ++computed_;
  cache_.Put(key, std::make_shared<const std::string>(Encode(*job.figure)), kKeep);
  return OkStatus();
}

StandingFigure StandingCalculator::Align(const Vendor& vendor, const OrganisationState& partner) {
  const auto alignment = [&]() -> StatusOr<Alignment> {
    RETURN_IF_ERROR(vendor.schedule.status());
    // Equal inputs share their figure, so no name of a single partner may stand in it.
    ASSIGN_OR_RETURN(const Organisation organisation,
                     MakeOrganisation(partner, "the partner", vendor_->places));
    ASSIGN_OR_RETURN(const PartySchedule schedule, ScheduleOf(organisation, vendor.horizon));
    return fiscal::Align(Partnership(*vendor.schedule, schedule), {}, vendor.score);
  }();
  if (alignment.ok()) return Summarise(*alignment);
  const bool defect = alignment.status().code() == StatusCode::kInternal;
  return {.problem = defect ? "what is known of the two sides cannot be read"
                            : std::string(MessageOf(alignment.status()))};
}

}  // namespace tandem::fiscal
