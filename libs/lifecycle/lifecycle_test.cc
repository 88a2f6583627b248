#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "libs/lifecycle/stack.h"
#include "libs/lifecycle/stop_signal.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::lifecycle {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class Recorded final : public Component {
 public:
  Recorded(std::string name, std::string& record, Status start = OkStatus())
      : name_(std::move(name)), record_(record), start_(std::move(start)) {}
  std::string name() const override { return name_; }
  Status Start() override {
    record_ += "+" + name_;
    return start_;
  }
  void Stop() override { record_ += "-" + name_; }

 private:
  std::string name_;
  std::string& record_;
  Status start_;
};

TEST(Stack, StopsInReverseWhatWasStarted) {
  std::string record;
  Recorded a("a", record);
  Recorded b("b", record);
  Recorded broken("c", record, Unavailable("no port"));
  {
    Stack stack({});
    EXPECT_THAT(stack.Start(a), IsOk());
    EXPECT_THAT(stack.Start(b), IsOk());
    EXPECT_THAT(stack.Start(broken), StatusIs(StatusCode::kUnavailable, HasSubstr("c: no port")));
  }
  EXPECT_EQ(record, "+a+b+c-b-a");
}

class Hanging final : public Component {
 public:
  std::string name() const override { return "hanging"; }
  Status Start() override { return OkStatus(); }
  void Stop() override {
    for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
  }
};

TEST(StackDeathTest, WhatHangsIsNamedAndTheProcessEnds) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        Hanging hanging;
        Stack stack(observe::Log::ToStderr(observe::LogLevel::kInfo));
        EXPECT_TRUE(stack.Start(hanging).ok());
        stack.Stop(std::chrono::milliseconds(20));
      },
      testing::ExitedWithCode(1), "component=hanging");
}

TEST(StopSignal, WaitsForASignalOrARequest) {
  {
    StopSignal signal;
    signal.Request();
    signal.Wait();
  }
  StopSignal signal;
  kill(getpid(), SIGTERM);
  signal.Wait();
}

}  // namespace
}  // namespace tandem::lifecycle
