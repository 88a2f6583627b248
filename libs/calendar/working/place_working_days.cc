#include "libs/calendar/working/place_working_days.h"

#include <future>
#include <list>
#include <map>
#include <mutex>
#include <utility>

#include "libs/calendar/holidays/holiday_table.h"

namespace tandem::calendar {
namespace {

using Answer = StatusOr<std::shared_ptr<const WorkingDays>>;

std::string KeyOf(const std::string& place, const WorkingHabits& habits) {
  std::string key = place + '|';
  if (habits.free_weekdays) key += habits.free_weekdays->to_string();
  for (const DaySpan& shutdown : habits.shutdowns) {
    key += '|' + std::to_string(shutdown.first.days()) + ',' + std::to_string(shutdown.last.days());
  }
  for (const CivilDay day : habits.working_weekends) key += "|+" + std::to_string(day.days());
  return key;
}

Answer Compute(const std::string& place, const WorkingHabits& habits, DaySpan span) {
  std::shared_ptr<const PlaceHolidays> holidays;
  if (!place.empty()) {
    ASSIGN_OR_RETURN(holidays, HolidayTable::Shipped().Find(place));
  }
  return std::make_shared<const WorkingDays>(WorkingDays::Of(holidays.get(), habits, span));
}

}  // namespace

struct PlaceWorkingDays::Kept {
  using Entry = std::pair<std::string, std::shared_future<Answer>>;

  explicit Kept(std::size_t most_entries) : most(most_entries) {}

  const std::size_t most;
  std::mutex mutex;
  std::list<Entry> entries;  // guarded by mutex; the last used first
  std::map<std::string, std::list<Entry>::iterator> by_key;  // guarded by mutex
};

PlaceWorkingDays::PlaceWorkingDays(DaySpan span, std::size_t most_pairs)
    : span_(span), kept_(std::make_unique<Kept>(most_pairs)) {}

PlaceWorkingDays::~PlaceWorkingDays() = default;

StatusOr<std::shared_ptr<const WorkingDays>> PlaceWorkingDays::Of(const std::string& place,
                                                                  const WorkingHabits& habits) {
  const std::string key = KeyOf(place, habits);
  std::promise<Answer> promise;
  {
    std::unique_lock lock(kept_->mutex);
    if (const auto found = kept_->by_key.find(key); found != kept_->by_key.end()) {
      kept_->entries.splice(kept_->entries.begin(), kept_->entries, found->second);
      const std::shared_future<Answer> known = found->second->second;
      lock.unlock();
      return known.get();
    }
    kept_->entries.emplace_front(key, promise.get_future());
    kept_->by_key.emplace(key, kept_->entries.begin());
    if (kept_->entries.size() > kept_->most) {
      kept_->by_key.erase(kept_->entries.back().first);
      kept_->entries.pop_back();
    }
  }
  Answer answer = Compute(place, habits, span_);
  promise.set_value(answer);
  return answer;
}

}  // namespace tandem::calendar
