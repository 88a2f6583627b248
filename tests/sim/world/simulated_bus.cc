#include "tests/sim/world/simulated_bus.h"

#include <algorithm>

namespace tandem::sim {

using messaging::Delivery;
using messaging::Message;

namespace {

constexpr double kBringAgain = 0.15;
constexpr int kMostAgain = 4;  // messages of a key

}  // namespace

// Ends with the process that subscribed.
class SimulatedSubscription final : public messaging::Subscription {
 public:
  SimulatedSubscription(SimulatedBus& bus, std::string group)
      : bus_(bus), group_(std::move(group)) {}
  ~SimulatedSubscription() override { SimulatedSubscription::Stop(); }

  void Stop() override { bus_.groups_[group_].handler = nullptr; }
  StatusOr<std::int64_t> Lag() override { return bus_.Lag(group_); }

 private:
  SimulatedBus& bus_;
  std::string group_;
};

Status SimulatedBus::Store(const Message& message) {
  RETURN_IF_ERROR(faults_.Judge("bus.before_store"));
  if (message.topic == lost_topic_) {
    lost_topic_.clear();
    return OkStatus();
  }
  log_[message.topic][message.key].push_back(message);
  return faults_.Judge("bus.after_store");
}

std::vector<Status> SimulatedBus::Publish(std::span<const Message> messages) {
  std::vector<Status> answers;
  std::set<std::string> failed_keys;
  for (const Message& message : messages) {
    // What comes behind a failed one of its key fails too, and is not stored before it.
    Status answer =
        failed_keys.contains(message.key) ? Unavailable("one before it failed") : Store(message);
    if (!answer.ok()) failed_keys.insert(message.key);
    answers.push_back(std::move(answer));
  }
  return answers;
}

StatusOr<std::unique_ptr<messaging::Subscription>> SimulatedBus::Subscribe(
    messaging::SubscriptionOptions options, messaging::BatchHandler handler) {
  Group& group = groups_[options.group];
  group.topics = options.topics;
  group.handler = std::move(handler);
  return std::unique_ptr<messaging::Subscription>(
      std::make_unique<SimulatedSubscription>(*this, options.group));
}

std::vector<SimulatedBus::TopicKey> SimulatedBus::KeysOf(const Group& group) const {
  std::vector<TopicKey> keys;
  for (const std::string& topic : group.topics) {
    const auto stored = log_.find(topic);
    if (stored == log_.end()) continue;
    for (const auto& [key, messages] : stored->second) keys.emplace_back(topic, key);
  }
  return keys;
}

std::size_t SimulatedBus::PlaceOf(const Group& group, const TopicKey& key) const {
  const auto place = group.places.find(key);
  return place == group.places.end() ? 0 : place->second;
}

std::int64_t SimulatedBus::Lag(const std::string& group) const {
  const auto known = groups_.find(group);
  if (known == groups_.end()) return 0;
  std::size_t lag = 0;
  for (const TopicKey& key : KeysOf(known->second)) {
    lag += At(key).size() - PlaceOf(known->second, key);
  }
  return static_cast<std::int64_t>(lag);
}

std::vector<SimulatedBus::Span> SimulatedBus::ChooseSpans(const Group& group) {
  std::vector<Span> spans;
  for (const TopicKey& key : KeysOf(group)) {
    const std::size_t place = PlaceOf(group, key);
    const std::size_t size = At(key).size();
    Span span{key, place, faults_.healed() ? size : place};
    if (faults_.healed()) {
      if (span.first < span.end) spans.push_back(span);
      continue;
    }
    if (place > 0 && dice_.Chance(kBringAgain)) {
      span.first -= std::min(place, static_cast<std::size_t>(dice_.Between(1, kMostAgain)));
    }
    // Some keys wait although there is something.
    if (place < size && dice_.Chance(0.6)) span.end += 1 + dice_.Below(size - place);
    if (span.first < span.end) spans.push_back(span);
  }
  return spans;
}

StatusOr<int> SimulatedBus::Hand(Group& group, const std::vector<Span>& spans) {
  std::vector<Delivery> batch;
  std::vector<Span> left = spans;
  while (!left.empty()) {
    Span& span = left[dice_.Below(left.size())];
    batch.push_back(
        {.message = At(span.from)[span.first], .offset = static_cast<std::int64_t>(span.first)});
    ++span.first;
    std::erase_if(left, [](const Span& one) { return one.first == one.end; });
  }
  for (std::size_t i = batch.size(); shuffles_ && i > 1; --i) {
    std::swap(batch[i - 1], batch[dice_.Below(i)]);
  }
  RETURN_IF_ERROR(group.handler(batch));
  RETURN_IF_ERROR(faults_.Judge("bus.before_offset_commit"));
  for (const Span& span : spans) {
    std::size_t& place = group.places[span.from];
    place = std::max(place, span.end);
  }
  return static_cast<int>(batch.size());
}

StatusOr<int> SimulatedBus::Deliver(const std::string& name) {
  const auto group = groups_.find(name);
  if (group == groups_.end() || !group->second.handler) return 0;
  std::vector<Span> spans = ChooseSpans(group->second);
  if (spans.empty()) return 0;
  return Hand(group->second, spans);
}

}  // namespace tandem::sim
