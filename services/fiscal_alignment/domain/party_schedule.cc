#include "services/fiscal_alignment/domain/party_schedule.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::fiscal {
namespace {

// The next own closes of joint closes lie up to a quarter behind, which a bridge may stretch to 18
// months.
constexpr int kQuarterMarginDays = Horizon::kMarginDays + 600;
// A lead and the fallback to a working day reach further still.
constexpr int kWorkingMarginDays = kQuarterMarginDays + 150;

template <typename T, typename DayOf>
std::span<const T> InHorizon(const std::vector<T>& items, const Horizon& horizon, DayOf day_of) {
  const auto begin = std::ranges::lower_bound(items, horizon.from, {}, day_of);
  const auto end = std::ranges::lower_bound(items, horizon.end(), {}, day_of);
  return {begin, end};
}

}  // namespace

calendar::DaySpan PartySchedule::WorkingSpan(const Horizon& horizon) {
  return {horizon.from - kWorkingMarginDays, horizon.end() + kWorkingMarginDays};
}

StatusOr<PartySchedule> PartySchedule::Create(const calendar::FiscalCalendar& calendar,
                                              std::shared_ptr<const calendar::WorkingDays> working,
                                              int lead_days, const Horizon& horizon) {
  RETURN_IF_ERROR(horizon.Validate());
  if (lead_days < 0 || lead_days > kMostLeadDays) {
    return InvalidArgument(
        fmt::format("lead_days: {} must lie in 0 to {}", lead_days, kMostLeadDays));
  }
  PartySchedule schedule;
  schedule.horizon_ = horizon;
  schedule.working_ = std::move(working);
  schedule.lead_days_ = lead_days;
  const CivilDay last = horizon.end() - 1;
  RETURN_IF_ERROR(calendar.CheckCovers(horizon.from, schedule.Book(last)));
  schedule.AddQuarters(
      calendar.Quarters(horizon.from - kQuarterMarginDays, last + kQuarterMarginDays));
  if (schedule.close_days_.empty()) {
    return InvalidArgument("the calendar has no close in or near the horizon");
  }
  return schedule;
}

void PartySchedule::AddQuarters(const std::vector<calendar::FiscalQuarter>& quarters) {
  const calendar::DaySpan span = working_->span();
  const CivilDay first_close = horizon_.from - Horizon::kMarginDays;
  const CivilDay end_close = horizon_.end() + Horizon::kMarginDays;
  closes_.reserve(quarters.size());
  close_days_.reserve(quarters.size());
  next_close_.reserve(static_cast<std::size_t>(span.last - span.first) + 2);
  for (const calendar::FiscalQuarter& quarter : quarters) {
    const CivilDay first = std::max(quarter.first, span.first);
    const CivilDay last = std::min(quarter.last, span.last);
    closes_.push_back({.day = quarter.last,
                       .ends_year = quarter.ends_year,
                       .half_quarter = working_->Count(first - 1, last) / 2.0});
    next_close_.resize(static_cast<std::size_t>(last - span.first) + 1,
                       static_cast<std::uint16_t>(closes_.size() - 1));
    if (quarter.starts_year) year_starts_.push_back(quarter.first);
    if (first_close <= quarter.last && quarter.last < end_close) {
      close_days_.push_back(quarter.last);
    }
  }
}

std::span<const OwnClose> PartySchedule::closes_in_horizon() const {
  return InHorizon(closes_, horizon_, &OwnClose::day);
}

std::span<const CivilDay> PartySchedule::year_starts_in_horizon() const {
  return InHorizon(year_starts_, horizon_, std::identity());
}

PartySchedule::Departure PartySchedule::DepartureOf(CivilDay signing) const {
  const CivilDay booked = Book(signing);
  const auto index = static_cast<std::size_t>(booked - working_->span().first);
  if (index >= next_close_.size()) return {};
  const OwnClose& close = closes_[next_close_[index]];
  return {.close = &close, .slack = working_->Count(booked, close.day)};
}

}  // namespace tandem::fiscal
