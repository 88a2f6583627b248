#include "services/tandem/views/mop/reciprocity_view.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::GetReciprocityLedgerResponse;
using fiscal::v1::ReciprocityTask;
using Json = nlohmann::ordered_json;

std::string StateText(const ReciprocityTask& task) {
  return WordOfEnum(ReciprocityTask::State_Name(task.state()), "STATE_");
}

std::string CountText(const GetReciprocityLedgerResponse::Count& count, const std::string& name) {
  const int all = count.asked() + count.done() + count.open();
  if (all == 0) return fmt::format("{} had no task in these days.\n", name);
  return fmt::format("{}: {} of {} done, {} asked, {} open.\n", name, count.done(), all,
                     count.asked(), count.open());
}

Json CountJson(const GetReciprocityLedgerResponse::Count& count) {
  return {{"asked", count.asked()}, {"done", count.done()}, {"open", count.open()}};
}

std::string RowText(const GetReciprocityLedgerResponse::Row& row, const Voice& voice,
                    const Terminal& terminal) {
  const ReciprocityTask& task = row.task();
  std::string text = terminal.Bold(fmt::format("{}  {} closes", IsoDay(row.close()),
                                               voice.Name(row.closing_side()))) +
                     fmt::format("  {} ({})\n", StateText(task), ShortMopName(task.name()));
  if (!task.needs().empty()) {
    text += Wrapped(
        fmt::format("{} needs: \"{}\"", voice.Name(row.closing_side()), Printable(task.needs())),
        2);
  }
  if (!task.done().empty()) {
    text +=
        Wrapped(fmt::format("{} did: \"{}\"", voice.Name(task.side()), Printable(task.done())), 2);
  }
  return text;
}

void Add(const ReciprocityTask& task, Listing& listing) {
  listing.Add({ShortMopName(task.name()), SideWord(task.side()), task.assignee(),
               IsoDay(task.close()), IsoDay(task.due()), StateText(task), task.needs(), task.done(),
               task.recorded_by(), IsoTime(task.has_ask_time(), task.ask_time()),
               IsoTime(task.has_done_time(), task.done_time()), task.name(), task.etag()});
}

}  // namespace

Listing TaskListing() {
  return Listing({{"id", "task", TextTable::Align::kLeft, 28},
                  {"side", "side"},
                  {"assignee", "who", TextTable::Align::kLeft, 12},
                  {"close", "close"},
                  {"due", "due"},
                  {"state", "state"},
                  {"needs", ""},
                  {"done", ""},
                  {"recordedBy", ""},
                  {"askTime", ""},
                  {"doneTime", ""},
                  {"name", ""},
                  {"etag", ""}});
}

void AddTask(const ReciprocityTask& task, Listing& listing) { Add(task, listing); }

Listing CardOf(const ReciprocityTask& task) {
  Listing card({{"id", "task"},
                {"side", "side"},
                {"assignee", "who"},
                {"close", "close"},
                {"due", "due"},
                {"state", "state"},
                {"needs", "needs"},
                {"done", "done"},
                {"recordedBy", "recorded by"},
                {"askTime", "asked"},
                {"doneTime", "done at"},
                {"name", ""},
                {"etag", "etag"}});
  Add(task, card);
  return card;
}

std::string LedgerAsText(const GetReciprocityLedgerResponse& ledger, const Voice& voice,
                         const Terminal& terminal) {
  std::string text;
  for (const auto& row : ledger.rows()) text += RowText(row, voice, terminal);
  if (text.empty()) return "No close of these days had a task.\n";
  return text + "\n" + CountText(ledger.vendor(), voice.vendor) +
         CountText(ledger.partner(), voice.partner);
}

std::string LedgerAsJson(const GetReciprocityLedgerResponse& ledger) {
  const Json json = {{"rows", Json::parse(LedgerRows(ledger).AsJson())},
                     {"vendor", CountJson(ledger.vendor())},
                     {"partner", CountJson(ledger.partner())}};
  return json.dump(2) + "\n";
}

Listing LedgerRows(const GetReciprocityLedgerResponse& ledger) {
  Listing listing({{"close", ""},
                   {"closingSide", ""},
                   {"actingSide", ""},
                   {"task", ""},
                   {"assignee", ""},
                   {"due", ""},
                   {"state", ""},
                   {"needs", ""},
                   {"done", ""}});
  for (const auto& row : ledger.rows()) {
    const ReciprocityTask& task = row.task();
    listing.Add({IsoDay(row.close()), SideWord(row.closing_side()), SideWord(task.side()),
                 ShortMopName(task.name()), task.assignee(), IsoDay(task.due()), StateText(task),
                 task.needs(), task.done()});
  }
  return listing;
}

}  // namespace tandem::client
