#include "libs/testkit/messaging_conformance.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "libs/testkit/eventually.h"
#include "libs/testkit/status_matchers.h"

namespace tandem::testkit {

using messaging::Delivery;
using messaging::Message;
using messaging::Subscription;

void BusConformance::Publish(const std::vector<std::string>& texts) {
  std::vector<Message> messages;
  for (const std::string& text : texts) {
    const std::size_t colon = text.find(':');
    messages.push_back({.topic = "topic",
                        .key = text.substr(0, colon),
                        .headers = {{"ce_id", text.substr(0, 50)}},
                        .data = text.substr(colon + 1)});
  }
  for (const Status& answer : bus_.publisher->Publish(messages)) EXPECT_THAT(answer, IsOk());
}

std::unique_ptr<Subscription> BusConformance::Subscribe(
    const std::string& group, std::function<void(const std::string&)> seen,
    std::function<Status(const std::string&)> verdict) {
  auto subscription = bus_.subscriber->Subscribe(
      {.group = group,
       .topics = {"topic"},
       .most_in_batch = 3,
       .on_failure = [this](const Status&) { ++failures_; }},
      [seen = std::move(seen),
       verdict = std::move(verdict)](std::span<const Delivery> batch) -> Status {
        EXPECT_LE(batch.size(), 3U);
        for (const Delivery& delivery : batch) {
          const std::string text = delivery.message.key + ":" + delivery.message.data;
          if (verdict) RETURN_IF_ERROR(verdict(text));
          seen(text);
        }
        return OkStatus();
      });
  EXPECT_THAT(subscription, IsOk());
  return *std::move(subscription);
}

namespace {

// A list that the subscription's thread fills and the test waits for.
class Seen {
 public:
  auto Adder() {
    return [this](const std::string& text) {
      {
        const std::scoped_lock lock(mutex_);
        texts_.push_back(text);
      }
      changed_.notify_all();
    };
  }
  std::vector<std::string> WaitFor(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(
        changed_.wait_for(lock, std::chrono::seconds(30), [&] { return texts_.size() >= count; }))
        << "only " << texts_.size() << " of " << count;
    return texts_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> texts_;
};

// Those of the texts that have the key.
std::vector<std::string> OfKey(const std::vector<std::string>& texts, const std::string& key) {
  std::vector<std::string> found;
  std::ranges::copy_if(texts, std::back_inserter(found),
                       [&](const std::string& text) { return text.starts_with(key + ":"); });
  return found;
}

TEST_P(BusConformance, DeliversEveryMessageInOrderPerKey) {
  Publish({"a:1", "b:1", "a:2"});
  Seen seen;
  const auto subscription = Subscribe("g", seen.Adder());
  Publish({"b:2", "a:3"});
  const auto texts = seen.WaitFor(5);
  EXPECT_THAT(OfKey(texts, "a"), testing::ElementsAre("a:1", "a:2", "a:3"));
  EXPECT_THAT(OfKey(texts, "b"), testing::ElementsAre("b:1", "b:2"));
}

TEST_P(BusConformance, AFailedBatchComesAgain) {
  Seen seen;
  std::atomic<int> failures = 0;
  const auto subscription = Subscribe("g", seen.Adder(), [&](const std::string&) {
    return ++failures <= 2 ? Unavailable("not yet") : OkStatus();
  });
  Publish({"a:1", "a:2"});
  EXPECT_THAT(seen.WaitFor(2), testing::ElementsAre("a:1", "a:2"));
  EXPECT_EQ(failures_, 2);
}

TEST_P(BusConformance, EachGroupSeesEveryMessageAndKeepsItsPlaceAcrossRestarts) {
  Publish({"a:1", "a:2"});
  {
    Seen first;
    Seen second;
    const auto one = Subscribe("one", first.Adder());
    const auto two = Subscribe("two", second.Adder());
    EXPECT_EQ(first.WaitFor(2).size(), 2U);
    EXPECT_EQ(second.WaitFor(2).size(), 2U);
    for (int i = 0; i < 1000 && *one->Lag() > 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(*one->Lag(), 0);
  }
  Reopen();
  Publish({"a:3"});
  Seen again;
  const auto one = Subscribe("one", again.Adder());
  EXPECT_THAT(again.WaitFor(1), testing::ElementsAre("a:3"));
}

TEST_P(BusConformance, StoppingEndsAlsoWhileTheHandlerKeepsFailing) {
  std::atomic<int> calls = 0;
  Seen seen;
  const auto subscription = Subscribe("g", seen.Adder(), [&](const std::string& text) {
    ++calls;
    return text == "a:1" ? Unavailable("never") : OkStatus();
  });
  Publish({"a:1"});
  ASSERT_TRUE(Eventually([&] { return calls > 0; }));
  subscription->Stop();
  subscription->Stop();
  const int after = calls;
  Publish({"a:2"});
  EXPECT_EQ(calls, after);
}

TEST_P(BusConformance, KeepsWhatSeveralPublishAtATimeAndLargeMessages) {
  Seen seen;
  const auto subscription = Subscribe("g", seen.Adder());
  {
    std::vector<std::jthread> publishers;
    for (const char* key : {"a", "b", "c", "d"}) {
      publishers.emplace_back([this, key] {
        for (int i = 0; i < 20; ++i) Publish({std::string(key) + ":" + std::to_string(i)});
      });
    }
  }
  const std::string large = "z:" + std::string(1'000'000, '\xff');
  Publish({large});
  const auto texts = seen.WaitFor(81);
  EXPECT_EQ(texts.size(), 81U);
  EXPECT_EQ(OfKey(texts, "z").front(), large);
  for (const char* key : {"a", "b", "c", "d"}) {
    const auto own = OfKey(texts, key);
    ASSERT_EQ(own.size(), 20U);
    for (int i = 0; i < 20; ++i) {
      EXPECT_EQ(own[static_cast<std::size_t>(i)], std::string(key) + ":" + std::to_string(i));
    }
  }
}

}  // namespace
}  // namespace tandem::testkit
