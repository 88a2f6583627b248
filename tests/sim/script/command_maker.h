#pragma once

#include <optional>

#include "tests/sim/script/command.h"

namespace tandem::sim {

// Thinks up commands that fit what is there, now and then one that must be refused. Everything that
// it makes up (names, ids, numbers) is new, so that a text found somewhere says where it comes
// from.
class CommandMaker {
 public:
  // All of it outlives the maker.
  CommandMaker(Dice& dice, const Clock& clock, const Model& model)
      : dice_(dice), clock_(clock), model_(model) {}

  Command Next();

  // What is missing for somebody to agree on a MOP; none if nothing is. From then on most commands
  // are about MOPs.
  std::optional<Command> NextTowardsMops();

  // A new absence of somebody; none if nobody is there.
  std::optional<Command> NextAbsence();

 private:
  static constexpr double kValidateOnly = 0.04;

  using Maker = std::optional<Command> (CommandMaker::*)();

  // vendor_commands.cc
  std::optional<Command> CreateVendor();
  std::optional<Command> CreatePartnership();
  std::optional<Command> UpdateVendor();
  std::optional<Command> UpdatePartnership();
  std::optional<Command> UpdateSettings();
  std::optional<Command> Import();
  // calendar_commands.cc
  std::optional<Command> RecordCalendar();
  std::optional<Command> CorrectCalendar();
  std::optional<Command> ChangeYearEnd();
  std::optional<Command> VerifyCalendar();
  // people_commands.cc
  std::optional<Command> CreatePerson();
  std::optional<Command> UpdatePerson();
  std::optional<Command> UpdateContact();
  std::optional<Command> ErasePerson();
  std::optional<Command> AssignManager();
  // absence_commands.cc
  std::optional<Command> CreateAbsence();
  std::optional<Command> UpdateAbsence();
  std::optional<Command> DeleteAbsence();
  // verification_commands.cc
  std::optional<Command> VerifyFact();
  // calendar_file_commands.cc
  std::optional<Command> ImportAbsences();
  std::optional<Command> ImportShutdowns();
  // alignment_commands.cc
  std::optional<Command> UpdateAlignmentSettings();
  // mop_commands.cc
  std::optional<Command> CreateMop();
  std::optional<Command> StepMop();
  std::optional<Command> RecordMopConversation();

  // MakeCommand; now and then one that is to be validated only.
  template <typename Service, typename Request, typename Response>
  Command Make(Method<Service, Request, Response> method, Request request,
               const std::string& caller, const Effect<Response>& effect) {
    if (dice_.Chance(kValidateOnly)) request.set_validate_only(true);
    return MakeCommand<Service, Request, Response>(method, request, caller, effect);
  }

  // Anybody of these; null if there is none.
  const OrganisationRecord* AnyVendor();
  const OrganisationRecord* AnyPartnership();
  const OrganisationRecord* AnyOrganisation();
  // Somebody who is there, and where.
  struct Somebody {
    const OrganisationRecord* organisation = nullptr;
    const PersonRecord* person = nullptr;
  };
  Somebody AnyPerson();
  std::vector<const OrganisationRecord*> PartnershipsOf(const std::string& vendor) const;

  // Who acts on a MOP.
  struct Actor {
    std::string person;  // id
    std::string caller;
  };
  Actor ActorOf(const std::string& partnership, fiscal::v1::Side side);
  Actor AnyActor(const std::string& partnership);
  std::vector<const OrganisationRecord*> ReadyPartnerships();
  const OrganisationRecord* NegotiatingPartnership();
  std::optional<Command> Negotiate();
  // Id of somebody of the organisation, or of nobody.
  std::string SomebodyOf(const std::string& organisation);
  fiscal::v1::MopTerms SomeTerms(const std::string& partnership);
  const MopRecord* AnyMop();
  using Mops = fiscal::v1::MopService::Service;
  // A command whose answer is a MOP, and which leaves a step of that kind.
  template <typename Request, typename Response>
  Command MakeMop(Method<Mops, Request, Response> method, Request request, const Actor& actor,
                  fiscal::v1::MopStep::Kind kind);
  // The same for a request that holds the name alone.
  template <typename Request, typename Response>
  Command AnswerMop(Method<Mops, Request, Response> method, const std::string& name,
                    const Actor& actor, fiscal::v1::MopStep::Kind kind);
  Command RefuseMop(const MopRecord& record, const Actor& actor);
  std::optional<Command> AgreeOn(const MopRecord& record);
  Command TalkAbout(const MopRecord& record);

  static std::string ChiefOf(const std::string& organisation);
  int NewNumber() { return ++number_; }
  // A new id of a request; commands whose effect shows go without one now and then.
  std::string RequestId(bool effect_shows = false);
  std::string NewName();
  bool Refused() { return dice_.Chance(0.12); }
  CivilDay Today() const { return UtcDay(clock_.Now()); }
  partner::v1::OrganisationSettings SomeSettings();
  std::string SomeNotation();

  Dice& dice_;
  const Clock& clock_;
  const Model& model_;
  bool negotiates_ = false;
  int number_ = 0;
};

// The record of an organisation that must be there.
inline OrganisationRecord& At(Model& model, const std::string& name) {
  return model.organisations.at(name);
}

}  // namespace tandem::sim
