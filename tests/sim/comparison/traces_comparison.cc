#include "tests/sim/comparison/traces_comparison.h"

#include <functional>
#include <set>

#include <fmt/format.h>

#include "libs/messaging/event.h"
#include "services/fiscal_alignment/alignment_service.h"
#include "tandem/fiscal/events/v1/fiscal_events.pb.h"
#include "tests/sim/world/calls.h"

namespace tandem::sim {
namespace {

using Wrong = std::vector<std::string>;

constexpr const char* kPartnerTopic = "tandem.partner.v1";
constexpr const char* kFiscalTopic = "tandem.fiscal.v1";

using Seen = std::function<void(const std::string& table, const std::string& row)>;

// Every column as text: in that of a blob a name can be found as well.
Status EachRowOf(storage::Transaction& transaction, const std::string& table, const Seen& see) {
  ASSIGN_OR_RETURN(const storage::Result columns,
                   transaction.Execute("SELECT name FROM pragma_table_info($1)", {table}));
  std::string sql;
  for (const storage::Row& column : columns.rows) {
    sql += fmt::format("{} ifnull(CAST({} AS TEXT), '')", sql.empty() ? "SELECT" : ",",
                       column.Text(0));
  }
  ASSIGN_OR_RETURN(const storage::Result rows, transaction.Execute(sql + " FROM " + table));
  for (const storage::Row& row : rows.rows) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) text += row.Text(i) + "|";
    see(table, text);
  }
  return OkStatus();
}

// Calls `see` with each row of each table.
void EachRow(Node& node, const Seen& see) {
  const Status read = node.data().Read([&](storage::Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(
        const storage::Result tables,
        transaction.Execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    for (const storage::Row& table : tables.rows) {
      RETURN_IF_ERROR(EachRowOf(transaction, table.Text(0), see));
    }
    return OkStatus();
  });
  if (!read.ok()) see("?", std::string(MessageOf(read)));
}

std::int64_t Count(Node& node, const std::string& from) {
  std::int64_t count = -1;
  const Status read = node.data().Read([&](storage::Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto row, QueryOne(transaction, "SELECT count(*) FROM " + from));
    count = row->Int(0);
    return OkStatus();
  });
  return read.ok() ? count : -1;
}

void Expect(const std::string& what, std::int64_t should, std::int64_t is, Wrong& wrong) {
  if (should != is) wrong.push_back(fmt::format("{}: {} instead of {}", what, is, should));
}

// The events of a key in the order in which they first came; what comes again is the same.
std::vector<messaging::Event> FirstOf(const SimulatedBus::Messages& messages, Wrong& wrong) {
  std::vector<messaging::Event> events;
  std::map<std::string, messaging::Event> known;
  for (const messaging::Message& message : messages) {
    const auto event = messaging::ToEvent(message);
    if (!event.ok()) {
      wrong.push_back(fmt::format("on the bus: {}", MessageOf(event.status())));
      continue;
    }
    const auto [first, is_new] = known.emplace(event->id, *event);
    if (is_new) events.push_back(*event);
    if (!(first->second == *event)) wrong.push_back("two events share the id " + event->id);
  }
  return events;
}

void CompareSequence(const std::string& key, const std::vector<messaging::Event>& events,
                     Wrong& wrong) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].sequence == static_cast<std::int64_t>(i) + 1) continue;
    wrong.push_back(
        fmt::format("{}: event {} of the bus has the sequence {}", key, i + 1, events[i].sequence));
    return;
  }
}

// The events of that key in the topic, each once.
std::vector<messaging::Event> EventsOf(World& world, const std::string& topic,
                                       const std::string& key, Wrong& wrong) {
  const SimulatedBus::Log& log = world.bus().log();
  const auto keys = log.find(topic);
  if (keys == log.end() || !keys->second.contains(key)) return {};
  std::vector<messaging::Event> events = FirstOf(keys->second.at(key), wrong);
  CompareSequence(key, events, wrong);
  return events;
}

// The facts of the registry are as many as its commands had effects.
void CompareFacts(World& world, const Model& model, Wrong& wrong) {
  std::int64_t all = 0;
  for (const auto& [name, record] : model.organisations) {
    all += record.facts;
    const auto events = EventsOf(world, kPartnerTopic, name, wrong);
    Expect("events of " + name, record.facts, static_cast<std::int64_t>(events.size()), wrong);
  }
  Expect("rows of the audit log", all, Count(world.registry(), "changes"), wrong);
}

// Each change of how a vendor weighs was told.
void CompareToldWeights(World& world, const Model& model, Wrong& wrong) {
  for (const auto& [vendor, settings] : model.alignment) {
    const auto events = EventsOf(world, kFiscalTopic, vendor, wrong);
    Expect("weights told of " + vendor, settings.revision(),
           static_cast<std::int64_t>(events.size()), wrong);
  }
}

// The last figure that was told of a partnership is the one that is answered.
void CompareToldFigure(World& world, const std::string& partnership, Wrong& wrong) {
  using Alignment = fiscal::v1::AlignmentService::Service;
  fiscal::v1::GetStandingFigureRequest request;
  request.set_partnership(partnership);
  const auto answer = Call(world.endpoints(), &Alignment::GetStandingFigure, request);
  if (!answer.ok()) return wrong.emplace_back(MessageOf(answer.status())), void();
  if (answer->figure().state() != fiscal::v1::StandingFigure::STATE_CURRENT) return;
  auto events = EventsOf(world, kFiscalTopic, partnership, wrong);
  std::erase_if(events, [](const messaging::Event& event) {
    return event.type != fiscal::events::v1::StandingFigureChanged::descriptor()->full_name();
  });
  if (events.empty()) return wrong.push_back("no figure was told of " + partnership);
  fiscal::events::v1::StandingFigureChanged told;
  told.ParseFromString(events.back().data);
  // Without what may change and is not told.
  const auto text = [](fiscal::v1::StandingFigure figure) {
    figure.clear_display_name();
    figure.clear_from();
    figure.clear_basis();
    figure.clear_compute_time();
    return figure.ShortDebugString();
  };
  if (text(told.figure()) == text(answer->figure())) return;
  wrong.push_back(fmt::format("{}: told {} and answered {}", partnership, text(told.figure()),
                              text(answer->figure())));
}

// What the consumer is asked to apply leaves one row in its inbox, however often it came.
void CompareInbox(World& world, const Model& model, Wrong& wrong) {
  static const std::set<std::string> kApplied = {"VendorRegistered",
                                                 "VendorRenamed",
                                                 "PartnershipRegistered",
                                                 "PartnershipRenamed",
                                                 "FiscalCalendarRevised",
                                                 "FiscalCalendarVerified",
                                                 "OrganisationSettingsChanged",
                                                 "ResponsibilityChanged",
                                                 "PersonRegistered",
                                                 "PersonChanged",
                                                 "PersonErased"};
  std::int64_t asked = 0;
  for (const auto& [name, record] : model.organisations) {
    for (const messaging::Event& event : EventsOf(world, kPartnerTopic, name, wrong)) {
      asked += kApplied.contains(event.type.substr(event.type.rfind('.') + 1)) ? 1 : 0;
    }
  }
  Expect("events in the inbox", asked, Count(world.alignment(), "inbox"), wrong);
}

}  // namespace

std::string Dump(Node& node) {
  std::string all;
  EachRow(node, [&](const std::string& table, const std::string& row) {
    all += table + ": " + row + '\n';
  });
  return all;
}

void CompareEvents(World& world, const Model& model, Wrong& wrong) {
  for (Node* node : world.nodes()) {
    Expect(node->name() + ": events that wait", 0,
           Count(*node, "outbox WHERE published_at IS NULL"), wrong);
    Expect(node->name() + ": dead letters", 0, Count(*node, "dead_letters"), wrong);
    for (const std::string& misdeed : node->misdeeds()) wrong.push_back(misdeed);
  }
  Expect("what is to be computed", 0, Count(world.alignment(), "recompute_queue"), wrong);
  Expect("vendors to be swept", 0, Count(world.alignment(), "recompute_sweeps"), wrong);
  Expect("events on their way", 0, world.bus().Lag(fiscal::FiscalAlignment::kConsumerName), wrong);
  CompareFacts(world, model, wrong);
  CompareToldWeights(world, model, wrong);
  CompareInbox(world, model, wrong);
  for (const auto& [name, record] : model.organisations) {
    if (record.is_partnership()) CompareToldFigure(world, name, wrong);
  }
}

void FindErasedTexts(World& world, const Model& model, Wrong& wrong) {
  const auto look = [&](const std::string& where, const std::string& text) {
    for (const std::string& erased : model.erased_texts) {
      if (text.find(erased) == std::string::npos) continue;
      wrong.push_back(fmt::format("{} should be gone and stands in {}", erased, where));
    }
  };
  for (Node* node : world.nodes()) {
    EachRow(*node, [&](const std::string& table, const std::string& row) {
      look(node->name() + " " + table, row);
    });
  }
  for (const auto& [topic, keys] : world.bus().log()) {
    for (const auto& [key, messages] : keys) {
      for (const messaging::Message& message : messages) {
        look("the bus", message.data);
        for (const auto& [header, value] : message.headers) look("the bus", value);
      }
    }
  }
}

}  // namespace tandem::sim
