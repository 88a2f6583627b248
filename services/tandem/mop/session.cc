#include "services/tandem/mop/session.h"

#include <istream>
#include <vector>

#include <fmt/format.h>

#include "services/tandem/people/names.h"
#include "services/tandem/people/roles.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/remote/mop/mop_names.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/mop/mop_view.h"
#include "services/tandem/views/mop/mop_words.h"

namespace tandem::client {
namespace {

using fiscal::v1::Mop;

// Whether the latest of two is looked for among those that are not over.
bool IsBetter(const Mop& mop, const Mop& known) {
  if (IsAlive(mop.state()) != IsAlive(known.state())) return IsAlive(mop.state());
  return NumberOf(mop.name()) > NumberOf(known.name());
}

StatusOr<FoundMop> FindLatest(const MopClient& client, std::string_view field,
                              const std::string& partnership) {
  fiscal::v1::ListMopsRequest request;
  request.set_parent(partnership);
  FoundMop found;
  RETURN_IF_ERROR(AskPages(
      request, [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) {
        for (const Mop& mop : page.mops()) {
          if (found.mop.name().empty() || IsBetter(mop, found.mop)) found.mop = mop;
        }
      }));
  if (found.mop.name().empty()) {
    return NotFound(
        fmt::format("{}: {} has no MOP that you may see; `tandem mop propose` makes one", field,
                    ShortName(partnership)));
  }
  found.note = fmt::format(
      "{} was taken, the latest {}.", ShortMopName(found.mop.name()),
      IsAlive(found.mop.state()) ? "that is not over" : "of this partnership; all are over");
  return found;
}

}  // namespace

StatusOr<std::unique_ptr<MopSession>> MopSession::Open(const ServerOptions& server) {
  ASSIGN_OR_RETURN(Connection connection, Connection::Open(server, Api::kFiscal));
  return std::unique_ptr<MopSession>(new MopSession(std::move(connection), server));
}

StatusOr<FoundMop> MopSession::Find(std::string_view field, const std::string& text) const {
  ASSIGN_OR_RETURN(const MopText name, ReadMop(field, text));
  if (name.number == 0) return FindLatest(client_, field, name.partnership);
  fiscal::v1::GetMopRequest request;
  request.set_name(name.name());
  ASSIGN_OR_RETURN(auto answer, client_.Ask(request));
  return FoundMop{std::move(*answer.mutable_mop()), ""};
}

Voice MopSession::VoiceFor(std::string_view partnership, const std::set<SidePerson>& people) const {
  const std::string partner_name(partnership);
  const std::string vendor_name = VendorNameOf(partnership);
  Voice voice;
  voice.reader = connection_.caller().side == identity::Side::kPartner ? fiscal::v1::SIDE_PARTNER
                                                                       : fiscal::v1::SIDE_VENDOR;
  voice.vendor = ShortName(vendor_name);
  voice.partner = ResourceIds(partner_name).back();
  const StatusOr<Connection> registry = Connection::Open(server_, Api::kPartner);
  if (!registry.ok()) return voice;
  Names names(*registry);
  const StatusOr<std::string> vendor = names.Organisation(vendor_name);
  if (!vendor.ok()) return voice;
  voice.vendor = *vendor;
  voice.partner = names.Organisation(partner_name).value_or(voice.partner);
  for (const SidePerson& one : people) {
    const std::string& organisation =
        one.first == fiscal::v1::SIDE_VENDOR ? vendor_name : partner_name;
    const auto person = names.Person(organisation + "/people/" + one.second);
    if (!person.ok()) continue;
    voice.people[one] = {person->display_name(), RoleText(person->role())};
  }
  return voice;
}

std::string MopSession::Answer(const Mop& mop, const std::string& note,
                               const ChangingCommand& command, const Terminal& terminal) const {
  if (command.format == Format::kJson) return MopAsJson(mop);
  std::set<SidePerson> people;
  AddPeople(mop, people);
  std::string text = MopAsText(mop, VoiceFor(PartnershipOf(mop.name()), people), terminal);
  if (command.change.dry_run) text = "Dry run: nothing was changed. It would be:\n" + text;
  return Noted(note, text);
}

StatusOr<std::string> TypedOrAsked(std::string_view option, const std::string& typed,
                                   std::string_view question, const Terminal& terminal,
                                   std::ostream& err) {
  if (!typed.empty()) return typed;
  if (terminal.keyboard == nullptr) {
    return InvalidField(option, "must be given where nobody can be asked");
  }
  err << question << " " << std::flush;
  std::string answer;
  std::getline(*terminal.keyboard, answer);
  if (answer.find_first_not_of(' ') == std::string::npos) {
    return InvalidField(option, "nothing was answered, and nothing was changed");
  }
  if (!IsUtf8(answer)) return InvalidField(option, "must be UTF-8");
  return answer;
}

std::string Noted(const std::string& note, const std::string& text) {
  return note.empty() ? text : Wrapped(note, 0) + "\n" + text;
}

}  // namespace tandem::client
