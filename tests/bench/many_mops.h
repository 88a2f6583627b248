#pragma once

#include <string>

#include "libs/base/clock.h"
#include "libs/storage/database.h"

namespace tandem::bench {

// As many partnerships as FillWithMops makes, each with one MOP.
constexpr int kMops = 10'000;

std::string IdOf(int i);

// Acme, whose year is week-based, and its partnerships in five countries with seven calendars: each
// with a manager who looks after twenty, both calendars verified, an ACTIVE PERIOD by the vendor's
// cycle that begins in the year before `now` and ends in the year after it, a conversation, and
// half of them with tasks that were done. Past the calls, into the tables of fiscal alignment; ends
// the program where that fails.
void FillWithMops(storage::Database& database, Instant now);

}  // namespace tandem::bench
