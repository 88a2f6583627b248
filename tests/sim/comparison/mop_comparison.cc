#include "tests/sim/comparison/mop_comparison.h"

#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/messaging/event.h"
#include "services/fiscal_alignment/domain/mop/mop.h"
#include "tandem/fiscal/events/v1/fiscal_events.pb.h"

namespace tandem::sim {
namespace {

using Wrong = std::vector<std::string>;
using Told = fiscal::events::v1::MopChanged;

constexpr const char* kFiscalTopic = "tandem.fiscal.v1";

struct Stored {
  std::int64_t state = 0;
  std::int64_t revision = 0;
  std::vector<std::string> done;  // "KIND PERSON" of what people did
};

std::string NameOf(const storage::Row& row) {
  return fmt::format("vendors/{}/partnerships/{}/mops/{}", row.Text(0), row.Text(1), row.Int(2));
}

Status ReadStored(storage::Transaction& transaction, std::map<std::string, Stored>& mops) {
  ASSIGN_OR_RETURN(
      const storage::Result rows,
      transaction.Execute("SELECT vendor, partnership, number, state, revision FROM mops"));
  for (const storage::Row& row : rows.rows) {
    mops[NameOf(row)] = {.state = row.Int(3), .revision = row.Int(4), .done = {}};
  }
  ASSIGN_OR_RETURN(const storage::Result steps,
                   transaction.Execute("SELECT vendor, partnership, mop, kind, person FROM "
                                       "mop_steps WHERE person <> '' ORDER BY vendor, "
                                       "partnership, mop, number"));
  for (const storage::Row& row : steps.rows) {
    // What an acceptance does to a predecessor is of the same person.
    if (row.Int(3) == static_cast<int>(fiscal::v1::MopStep::KIND_CUT)) continue;
    if (row.Int(3) == static_cast<int>(fiscal::v1::MopStep::KIND_REVIEWED)) continue;
    mops[NameOf(row)].done.push_back(fmt::format("{} {}", row.Int(3), row.Text(4)));
  }
  return OkStatus();
}

std::int64_t Count(Node& node, const std::string& from, Instant now) {
  std::int64_t count = -1;
  const Status read = node.data().Read([&](storage::Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto row,
                     QueryOne(transaction, "SELECT count(*) FROM " + from, {storage::Of(now)}));
    count = row->Int(0);
    return OkStatus();
  });
  return read.ok() ? count : -1;
}

// The changes that were told of each MOP, in the order in which they first came.
std::map<std::string, std::vector<Told>> AllTold(World& world) {
  std::map<std::string, std::vector<Told>> all;
  std::set<std::string> seen;
  const auto topic = world.bus().log().find(kFiscalTopic);
  if (topic == world.bus().log().end()) return all;
  for (const auto& [key, messages] : topic->second) {
    for (const messaging::Message& message : messages) {
      const auto event = messaging::ToEvent(message);
      if (!event.ok() || event->type != Told::descriptor()->full_name()) continue;
      if (!seen.insert(event->id).second) continue;
      Told told;
      told.ParseFromString(event->data);
      all[told.mop()].push_back(std::move(told));
    }
  }
  return all;
}

void CompareTold(const std::string& name, const Stored& mop, const std::vector<Told>& told,
                 Wrong& wrong) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].revision() == static_cast<std::int64_t>(i) + 1) continue;
    wrong.push_back(fmt::format("{}: change {} that was told has revision {}", name, i + 1,
                                told[i].revision()));
    return;
  }
  if (static_cast<std::int64_t>(told.size()) != mop.revision) {
    wrong.push_back(fmt::format("{}: {} of {} changes were told", name, told.size(), mop.revision));
  }
  if (!told.empty() && told.back().state() != static_cast<int>(mop.state) + 1) {
    wrong.push_back(fmt::format("{}: told as {} and stored as {}", name,
                                static_cast<int>(told.back().state()), mop.state + 1));
  }
}

}  // namespace

void CompareMops(World& world, const Model& model, Wrong& wrong) {
  Node& node = world.alignment();
  std::map<std::string, Stored> stored;
  const Status read = node.data().Read(
      [&](storage::Transaction& transaction) { return ReadStored(transaction, stored); });
  if (!read.ok()) return wrong.emplace_back(MessageOf(read)), void();
  const std::map<std::string, std::vector<Told>> told = AllTold(world);
  for (const auto& [name, mop] : stored) {
    const auto known = model.mops.find(name);
    const std::vector<std::string> should =
        known == model.mops.end() ? std::vector<std::string>() : known->second.done;
    if (mop.done != should) {
      wrong.push_back(fmt::format("{}: people did [{}], and its steps are [{}]", name,
                                  fmt::join(should, ", "), fmt::join(mop.done, ", ")));
    }
    const auto events = told.find(name);
    CompareTold(name, mop, events == told.end() ? std::vector<Told>() : events->second, wrong);
  }
  for (const auto& [name, record] : model.mops) {
    if (!stored.contains(name)) wrong.push_back(name + " is gone");
  }
  const Instant now = world.clock().Now();
  if (const auto late = Count(node, "mops WHERE next_moment <= $1", now); late != 0) {
    wrong.push_back(fmt::format("{} MOPs wait for a moment that has come", late));
  }
  if (const auto waiting = Count(node, "mop_review_queue WHERE $1 > 0", now); waiting != 0) {
    wrong.push_back(fmt::format("{} revisions of calendars wait to be looked at", waiting));
  }
}

}  // namespace tandem::sim
