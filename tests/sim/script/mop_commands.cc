#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "tests/sim/script/command_maker.h"

// Mutual Operating Periods: both sides do at any time what the API lets them ask for, fitting or
// not; what is answered with OK must have happened, and nothing else.
namespace tandem::sim {
namespace {

using fiscal::v1::MopStep;
using fiscal::v1::MopTerms;
using partner::v1::Person;

// Whether a call fits depends on what has arrived, on the state, and on whose turn it is.
const std::set<StatusCode>& AnyRefusal() {
  static const std::set<StatusCode> kCodes = {
      StatusCode::kOk, StatusCode::kNotFound, StatusCode::kFailedPrecondition,
      StatusCode::kPermissionDenied, StatusCode::kInvalidArgument};
  return kCodes;
}

std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::string DoneBy(MopStep::Kind kind, const std::string& person) {
  return fmt::format("{} {}", static_cast<int>(kind), person);
}

}  // namespace

// The vendor's chief, or a partner's executive if there is one and it is that side.
CommandMaker::Actor CommandMaker::ActorOf(const std::string& partnership, fiscal::v1::Side side) {
  const std::string vendor = partnership.substr(0, partnership.find("/partnerships/"));
  if (side == fiscal::v1::SIDE_PARTNER) {
    for (const auto& [name, person] : model_.organisations.at(partnership).people) {
      if (person.person.role() != Person::ROLE_PARTNER_EXECUTIVE || person.erased()) continue;
      return {IdOf(name), fmt::format("person={}; vendor={}; side=partner; roles=partner-executive",
                                      IdOf(name), IdOf(vendor))};
    }
  }
  return {"ann", ChiefOf(vendor)};
}

CommandMaker::Actor CommandMaker::AnyActor(const std::string& partnership) {
  return ActorOf(partnership,
                 dice_.Chance(0.5) ? fiscal::v1::SIDE_VENDOR : fiscal::v1::SIDE_PARTNER);
}

// Those that can agree on something: calendars and people of both sides are there.
std::vector<const OrganisationRecord*> CommandMaker::ReadyPartnerships() {
  std::vector<const OrganisationRecord*> ready;
  for (const auto& [name, one] : model_.organisations) {
    if (!one.is_partnership() || one.calendars.empty()) continue;
    const OrganisationRecord& vendor = model_.organisations.at(one.vendor());
    if (vendor.calendars.empty() || SomebodyOf(vendor.name) == "nobody") continue;
    if (ActorOf(name, fiscal::v1::SIDE_PARTNER).person != "ann") ready.push_back(&one);
  }
  return ready;
}

const OrganisationRecord* CommandMaker::NegotiatingPartnership() {
  const auto ready = ReadyPartnerships();
  return ready.empty() || dice_.Chance(0.2) ? AnyPartnership() : dice_.OneOf(ready);
}

std::optional<Command> CommandMaker::NextTowardsMops() {
  negotiates_ = true;
  if (!ReadyPartnerships().empty()) return std::nullopt;
  if (AnyVendor() == nullptr) return CreateVendor();
  static constexpr std::array<Maker, 3> kMakers = {
      &CommandMaker::CreatePartnership, &CommandMaker::RecordCalendar, &CommandMaker::CreatePerson};
  for (;;) {
    if (auto command = (this->*dice_.OneOf(kMakers))()) return command;
  }
}

std::optional<Command> CommandMaker::Negotiate() {
  const bool another = model_.mops.empty() || dice_.Chance(0.1);
  return another ? CreateMop() : StepMop();
}

std::string CommandMaker::SomebodyOf(const std::string& organisation) {
  const auto found = model_.organisations.find(organisation);
  for (const auto& [name, person] : found->second.people) {
    if (!person.erased()) return IdOf(name);
  }
  return "nobody";
}

MopTerms CommandMaker::SomeTerms(const std::string& partnership) {
  MopTerms terms;
  const CivilDay first = Today() + dice_.Between(Refused() ? -3 : 1, 60);
  *terms.mutable_term()->mutable_first_day() = wire::ToProto(first);
  *terms.mutable_term()->mutable_last_day() = wire::ToProto(first + dice_.Between(200, 500));
  if (dice_.Chance(0.25)) {
    const std::string vendor = partnership.substr(0, partnership.find("/partnerships/"));
    terms.set_kind(MopTerms::KIND_DIFFERENCE);
    for (const auto side : {fiscal::v1::SIDE_VENDOR, fiscal::v1::SIDE_PARTNER}) {
      auto& one = *terms.add_accommodations();
      one.set_side(side);
      one.set_text(NewName());
      one.set_owner(SomebodyOf(side == fiscal::v1::SIDE_VENDOR ? vendor : partnership));
      *one.mutable_due() = wire::ToProto(first + dice_.Between(0, 90));
    }
    return terms;
  }
  terms.set_kind(MopTerms::KIND_PERIOD);
  terms.mutable_rule()->set_form(fiscal::v1::CadenceRule::FORM_OWN_CYCLE);
  terms.mutable_rule()->set_side(dice_.Chance(0.5) ? fiscal::v1::SIDE_VENDOR
                                                   : fiscal::v1::SIDE_PARTNER);
  return terms;
}

template <typename Request, typename Response>
Command CommandMaker::MakeMop(Method<Mops, Request, Response> method, Request request,
                              const Actor& actor, MopStep::Kind kind) {
  request.set_request_id(RequestId());
  Command command = Make<Mops, Request, Response>(
      method, request, actor.caller,
      [kind, person = actor.person](Model& model, const auto& answer) {
        MopRecord& record = model.mops[answer.mop().name()];
        record.mop = answer.mop();
        record.done.push_back(DoneBy(kind, person));
      });
  command.expected = AnyRefusal();
  return command;
}

std::optional<Command> CommandMaker::CreateMop() {
  const OrganisationRecord* const partnership = NegotiatingPartnership();
  if (partnership == nullptr) return std::nullopt;
  fiscal::v1::CreateMopRequest request;
  request.set_parent(partnership->name);
  *request.mutable_terms() = SomeTerms(partnership->name);
  request.set_rationale(NewName());
  return MakeMop<fiscal::v1::CreateMopRequest, fiscal::v1::CreateMopResponse>(
      &Mops::CreateMop, request, AnyActor(partnership->name), MopStep::KIND_CREATED);
}

const MopRecord* CommandMaker::AnyMop() {
  if (model_.mops.empty()) return nullptr;
  std::vector<const MopRecord*> all;
  for (const auto& [name, one] : model_.mops) all.push_back(&one);
  // The latest ones are those that still live.
  return dice_.Chance(0.5) ? all.back() : dice_.OneOf(all);
}

// What leads to an agreement: talk, offer, accept.
std::optional<Command> CommandMaker::AgreeOn(const MopRecord& record) {
  const std::string& name = record.mop.name();
  const std::string partnership = name.substr(0, name.find("/mops/"));
  if (record.mop.state() == fiscal::v1::Mop::STATE_DRAFT) {
    return AnswerMop<fiscal::v1::ProposeMopRequest, fiscal::v1::ProposeMopResponse>(
        &Mops::ProposeMop, name, ActorOf(partnership, record.mop.author_side()),
        MopStep::KIND_PROPOSED);
  }
  if (record.mop.open_version() == 0) return std::nullopt;
  const bool talked = std::ranges::any_of(record.done, [](const std::string& done) {
    return done.starts_with(DoneBy(MopStep::KIND_TALKED, ""));
  });
  if (!talked) return TalkAbout(record);
  const auto offered = record.mop.versions(record.mop.versions_size() - 1).side();
  fiscal::v1::AcceptMopRequest request;
  request.set_name(name);
  request.set_version(record.mop.open_version());
  request.set_rationale(NewName());
  return MakeMop<fiscal::v1::AcceptMopRequest, fiscal::v1::AcceptMopResponse>(
      &Mops::AcceptMop, request,
      ActorOf(partnership, offered == fiscal::v1::SIDE_VENDOR ? fiscal::v1::SIDE_PARTNER
                                                              : fiscal::v1::SIDE_VENDOR),
      MopStep::KIND_ACCEPTED);
}

// Something of the negotiation: what leads on, or any call by any side.
std::optional<Command> CommandMaker::StepMop() {
  const MopRecord* const record = AnyMop();
  if (record == nullptr) return std::nullopt;
  if (dice_.Chance(0.6)) {
    if (auto command = AgreeOn(*record)) return command;
  }
  const std::string& name = record->mop.name();
  const std::string partnership = name.substr(0, name.find("/mops/"));
  const Actor actor = AnyActor(partnership);
  switch (dice_.Between(1, 12)) {
    case 1: {
      fiscal::v1::ReviseMopRequest request;
      request.set_name(name);
      *request.mutable_terms() = SomeTerms(partnership);
      return MakeMop<fiscal::v1::ReviseMopRequest, fiscal::v1::ReviseMopResponse>(
          &Mops::ReviseMop, request, actor, MopStep::KIND_REVISED);
    }
    case 2: {
      fiscal::v1::CounterMopRequest request;
      request.set_name(name);
      *request.mutable_terms() = SomeTerms(partnership);
      request.set_rationale(NewName());
      return MakeMop<fiscal::v1::CounterMopRequest, fiscal::v1::CounterMopResponse>(
          &Mops::CounterMop, request, actor, MopStep::KIND_COUNTERED);
    }
    case 3:
    case 4:
    case 5:
      return AnswerMop<fiscal::v1::ProposeMopRequest, fiscal::v1::ProposeMopResponse>(
          &Mops::ProposeMop, name, actor, MopStep::KIND_PROPOSED);
    case 6: {
      fiscal::v1::EndMopRequest request;
      request.set_name(name);
      request.set_reason(NewName());
      return MakeMop<fiscal::v1::EndMopRequest, fiscal::v1::EndMopResponse>(
          &Mops::EndMop, request, actor, MopStep::KIND_END_ASKED);
    }
    case 7:
      return RefuseMop(*record, actor);
    case 8: {
      fiscal::v1::ReaffirmMopRequest request;
      request.set_name(name);
      request.set_etag(record->mop.etag());
      return MakeMop<fiscal::v1::ReaffirmMopRequest, fiscal::v1::ReaffirmMopResponse>(
          &Mops::ReaffirmMop, request, actor, MopStep::KIND_REAFFIRMED);
    }
    default: {
      fiscal::v1::AcceptMopRequest request;
      request.set_name(name);
      request.set_version(std::max(record->mop.open_version(), 1));
      request.set_rationale(NewName());
      return MakeMop<fiscal::v1::AcceptMopRequest, fiscal::v1::AcceptMopResponse>(
          &Mops::AcceptMop, request, actor, MopStep::KIND_ACCEPTED);
    }
  }
}

template <typename Request, typename Response>
Command CommandMaker::AnswerMop(Method<Mops, Request, Response> method, const std::string& name,
                                const Actor& actor, MopStep::Kind kind) {
  Request request;
  request.set_name(name);
  return MakeMop<Request, Response>(method, request, actor, kind);
}

Command CommandMaker::RefuseMop(const MopRecord& record, const Actor& actor) {
  if (dice_.Chance(0.3)) {
    return AnswerMop<fiscal::v1::DiscardMopRequest, fiscal::v1::DiscardMopResponse>(
        &Mops::DiscardMop, record.mop.name(), actor, MopStep::KIND_DISCARDED);
  }
  if (dice_.Chance(0.5)) {
    fiscal::v1::WithdrawMopRequest request;
    request.set_name(record.mop.name());
    request.set_reason(NewName());
    return MakeMop<fiscal::v1::WithdrawMopRequest, fiscal::v1::WithdrawMopResponse>(
        &Mops::WithdrawMop, request, actor, MopStep::KIND_WITHDRAWN);
  }
  fiscal::v1::DeclineMopRequest request;
  request.set_name(record.mop.name());
  request.set_reason(NewName());
  return MakeMop<fiscal::v1::DeclineMopRequest, fiscal::v1::DeclineMopResponse>(
      &Mops::DeclineMop, request, actor, MopStep::KIND_DECLINED);
}

std::optional<Command> CommandMaker::RecordMopConversation() {
  const MopRecord* const record = AnyMop();
  if (record == nullptr) return std::nullopt;
  return TalkAbout(*record);
}

Command CommandMaker::TalkAbout(const MopRecord& record) {
  using Request = fiscal::v1::RecordMopConversationRequest;
  using Response = fiscal::v1::RecordMopConversationResponse;
  const std::string name = record.mop.name();
  const std::string partnership = name.substr(0, name.find("/mops/"));
  const Actor actor = AnyActor(partnership);
  Request request;
  request.set_parent(name);
  auto& conversation = *request.mutable_conversation();
  *conversation.mutable_day() = wire::ToProto(Today() - dice_.Between(0, 3));
  conversation.set_channel("call");
  conversation.add_vendor_people(
      SomebodyOf(partnership.substr(0, partnership.find("/partnerships/"))));
  conversation.add_partner_people(SomebodyOf(partnership));
  conversation.set_summary(NewName());
  request.set_request_id(RequestId());
  Command command = Make<Mops, Request, Response>(
      &Mops::RecordMopConversation, request, actor.caller,
      [name, person = actor.person](Model& model, const Response&) {
        model.mops.at(name).done.push_back(DoneBy(MopStep::KIND_TALKED, person));
      });
  command.expected = AnyRefusal();
  return command;
}

}  // namespace tandem::sim
