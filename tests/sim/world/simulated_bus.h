#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/messaging/bus.h"
#include "tests/sim/world/faults.h"

namespace tandem::sim {

// A bus in memory that survives its services. It stores, refuses, or stores and loses the answer;
// delivers the messages of a key in order, keys in any order, batches of any size; and brings
// messages again that a group has handled, as a bus does whose consumer died before its place was
// kept. Nothing is delivered by itself: the simulation asks for it.
class SimulatedBus final : public messaging::Publisher, public messaging::Subscriber {
 public:
  SimulatedBus(Dice& dice, Faults& faults) : dice_(dice), faults_(faults) {}

  std::vector<Status> Publish(std::span<const messaging::Message> messages) override;
  StatusOr<std::unique_ptr<messaging::Subscription>> Subscribe(
      messaging::SubscriptionOptions options, messaging::BatchHandler handler) override;

  // Some of what waits for the group, and some of what it knows; once all is well, all that waits
  // and nothing else. How many messages it took; 0 if nobody listens.
  StatusOr<int> Deliver(const std::string& group);
  std::int64_t Lag(const std::string& group) const;

  // The next message of the topic is answered for and not stored: a defect to be found.
  void LoseOneOf(std::string topic) { lost_topic_ = std::move(topic); }

  // Batches from here on come in any order, those of a key too, as on a bus whose partitions were
  // made more.
  void Shuffle() { shuffles_ = true; }

  using Messages = std::vector<messaging::Message>;
  // By topic and key, in the order of the bus.
  using Log = std::map<std::string, std::map<std::string, Messages>>;
  const Log& log() const { return log_; }

 private:
  friend class SimulatedSubscription;
  using TopicKey = std::pair<std::string, std::string>;
  // A consumer's place: it outlives the consumer.
  struct Group {
    std::vector<std::string> topics;
    std::map<TopicKey, std::size_t> places;
    messaging::BatchHandler handler;  // none while nobody listens
  };
  // Of one key: what is delivered from where to where.
  struct Span {
    TopicKey from;
    std::size_t first = 0;
    std::size_t end = 0;
  };

  Status Store(const messaging::Message& message);
  const Messages& At(const TopicKey& key) const { return log_.at(key.first).at(key.second); }
  // The keys of the group's topics.
  std::vector<TopicKey> KeysOf(const Group& group) const;
  std::size_t PlaceOf(const Group& group, const TopicKey& key) const;
  std::vector<Span> ChooseSpans(const Group& group);
  StatusOr<int> Hand(Group& group, const std::vector<Span>& spans);

  Dice& dice_;
  Faults& faults_;
  Log log_;
  std::map<std::string, Group> groups_;
  std::string lost_topic_;
  bool shuffles_ = false;
};

}  // namespace tandem::sim
