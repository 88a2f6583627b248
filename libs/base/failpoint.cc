#include "libs/base/failpoint.h"

#include <charconv>
#include <cstdlib>
#include <mutex>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

namespace tandem {
namespace {

constexpr int kKilled = 137;

// What is armed, and how often it was passed.
class Armed {
 public:
  Armed() {
    if (const char* text = std::getenv("TANDEM_FAILPOINT")) Arm(text);
  }

  void Arm(std::string_view text) {
    const std::scoped_lock lock(mutex_);
    name_.clear();
    passed_ = 0;
    from_on_ = text.ends_with('+');
    const std::size_t first = text.find(':');
    const std::size_t second = text.find(':', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return;
    crash_ = text.substr(first + 1, second - first - 1) == "crash";
    const std::string_view count = text.substr(second + 1);
    if (std::from_chars(count.data(), count.data() + count.size(), at_).ec != std::errc()) return;
    name_ = text.substr(0, first);
  }

  void Judge(FailpointJudge judge) {
    const std::scoped_lock lock(mutex_);
    judge_ = std::move(judge);
  }

  Status Pass(std::string_view name) {
    std::unique_lock lock(mutex_);
    if (judge_) {
      const FailpointJudge judge = judge_;
      lock.unlock();  // it may take its time, and other failpoints may be passed meanwhile
      return judge(name);
    }
    if (name_.empty() || name != name_) return OkStatus();
    ++passed_;
    if (passed_ != at_ && !(from_on_ && passed_ > at_)) return OkStatus();
    if (crash_) _exit(kKilled);
    return Unavailable(fmt::format("failpoint {}", name));
  }

 private:
  std::mutex mutex_;  // guards all below
  FailpointJudge judge_;
  std::string name_;
  bool crash_ = false;
  bool from_on_ = false;
  int at_ = 0;
  int passed_ = 0;
};

Armed& TheArmed() {
  static Armed armed;
  return armed;
}

}  // namespace

Status PassFailpoint(std::string_view name) { return TheArmed().Pass(name); }
void ArmFailpoint(std::string_view text) { TheArmed().Arm(text); }
void JudgeFailpoints(FailpointJudge judge) { TheArmed().Judge(std::move(judge)); }

}  // namespace tandem
