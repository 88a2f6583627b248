#include <thread>

#include "libs/messaging/messaging_testing.h"
#include "libs/messaging/relay.h"

namespace tandem::messaging {
namespace {

using storage::Transaction;

TEST(MessagingThreads, EventsOfManyThreadsReachTheHandlerOnceEach) {
  TestDatabase publishing;
  TestDatabase consuming;
  TestDatabase bus_data;
  testkit::FakeClock clock;
  const auto bus = *EmbeddedBus::Create(*bus_data);
  Relay relay(*publishing, *bus, {.name = "test", .holder = "one"});
  const Outbox outbox("topic", [&relay] { relay.Wake(); });
  Collected seen;
  Consumer consumer("consumer", *consuming, clock);
  consumer.On("Happened", [&seen](Transaction& transaction, const Event& event) {
    transaction.AfterCommit([&seen, id = event.id] { seen.Add(id); });
    return OkStatus();
  });
  const auto subscription = *bus->Subscribe(
      {.group = "consumer", .topics = {"topic"}},
      [&consumer](std::span<const Delivery> batch) { return consumer.Handle(batch); });
  relay.Start();
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer) {
      writers.emplace_back([&, writer] {
        for (int i = 0; i < 25; ++i) {
          const std::string id = std::to_string(writer * 25 + i);
          EXPECT_THAT((*publishing).Write([&](Transaction& transaction) {
            return outbox.Append(transaction, TestEvent(id, "k" + std::to_string(writer)));
          }),
                      testkit::IsOk());
        }
      });
    }
  }
  auto ids = seen.WaitFor(100);
  relay.Stop();
  subscription->Stop();
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::unique(ids).size(), 0U);
  EXPECT_EQ(ids.size(), 100U);
}

}  // namespace
}  // namespace tandem::messaging
