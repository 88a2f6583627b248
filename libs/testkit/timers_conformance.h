#pragma once

#include "libs/testkit/fake_clock.h"
#include "libs/testkit/storage_fixture.h"
#include "libs/timers/timers.h"

// What timers must do on every database; instantiate it with StorageAdapter values.
namespace tandem::testkit {

class TimersConformance : public StorageFixture {
 protected:
  void SetUp() override;
  // A runner whose handler of "tick" writes into `fired`, and answers `verdict`.
  std::unique_ptr<timers::Runner> MakeRunner(timers::TimerPolicy policy,
                                             const std::string& holder = "one");
  void ScheduleAt(int hour, const std::string& timer = "tick");
  // How many occurrences are in that state.
  std::int64_t InState(const std::string& state);

  FakeClock clock_;
  std::vector<std::string> fired_;
  Status verdict_;
};

}  // namespace tandem::testkit
