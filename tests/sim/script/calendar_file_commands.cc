#include <array>

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "tests/sim/script/calendar_file.h"
#include "tests/sim/script/command_maker.h"

// Absences, shutdowns and working weekends that come from calendars.
namespace tandem::sim {
namespace {

using calendar::DaySpan;
using partner::v1::Absence;
using Files = partner::v1::CalendarFileService::Service;
using People = partner::v1::PeopleService::Service;

constexpr const char* kNoFile = "Dear Sir or Madam";

// The names of somebody's absences by the first day.
using Names = std::map<CivilDay, std::string>;

CivilDay FirstDayOf(const Absence& absence) {
  return wire::FromProto("days", absence.days().first_day()).value();
}

// A count that is not the model's is an answer that nobody expects.
template <typename Response>
void ExpectCounts(Command& command, const FileCounts& should) {
  command.send = [send = command.send, answer = command.answer,
                  should](const Endpoints& endpoints) -> Status {
    RETURN_IF_ERROR(send(endpoints));
    Response is;
    is.ParseFromString(answer());
    if (FileCounts{is.events(), is.added(), is.removed(), is.unchanged()} == should) {
      return OkStatus();
    }
    return Internal(fmt::format("should be {} added, {} removed, {} unchanged and is {}",
                                should.added, should.removed, should.unchanged,
                                is.ShortDebugString()));
  };
}

// An import does not tell the names that it gave; it is not over before these are listed.
std::shared_ptr<const Names> LearnNames(Command& command, const std::string& person) {
  auto names = std::make_shared<Names>();
  command.send = [send = command.send, names, person](const Endpoints& endpoints) -> Status {
    RETURN_IF_ERROR(send(endpoints));
    partner::v1::ListAbsencesRequest request;
    request.set_parent(person);
    ASSIGN_OR_RETURN(const auto listed, Call(endpoints, &People::ListAbsences, request));
    names->clear();
    for (const Absence& one : listed.absences()) names->emplace(FirstDayOf(one), one.name());
    return OkStatus();
  };
  return names;
}

void Put(OrganisationRecord& organisation, const std::string& name, const AbsencesOfFile& after,
         const Names& names) {
  if (after.counts.added + after.counts.removed == 0) return;
  PersonRecord& person = organisation.people.at(name);
  person.absences.clear();
  for (Absence one : after.absences) {
    if (one.name().empty()) {
      const auto given = names.find(FirstDayOf(one));
      one.set_name(given == names.end() ? "a new one" : given->second);
    }
    person.absences[one.name()] = one;
  }
  ++person.absences_revision;
  ++organisation.facts;
}

// A file of somebody's calendar: some of what it had, perhaps moved, and new events.
CalendarFile FileOf(Dice& dice, const PersonRecord& person, const std::string& source,
                    CivilDay today) {
  CalendarFile file;
  file.bounds.first = today + dice.Between(-20, 10);
  file.bounds.last = file.bounds.first + dice.Between(10, 90);
  for (const auto& [name, one] : person.absences) {
    if (one.source() != source || dice.Chance(0.3)) continue;
    const int moved = dice.Chance(0.4) ? dice.Between(-2, 2) : 0;
    const DaySpan days = wire::FromProto("days", one.days()).value();
    file.events.push_back({.days = {days.first + moved, days.last + moved}});
  }
  for (int i = dice.Between(0, 4); i > 0; --i) {
    const CivilDay first = file.bounds.first + dice.Between(-5, 60);
    file.events.push_back(
        {.days = {first, first + dice.Between(0, 9)}, .cancelled = dice.Chance(0.1)});
  }
  return file;
}

// Few different ones, since every other one is another figure to be computed.
CalendarFile FileOfOrganisation(Dice& dice) {
  CalendarFile file;
  file.bounds.first = CivilDay::FromYmd(2026, dice.Chance(0.5) ? 10 : 12, 11);
  file.bounds.last = CivilDay::FromYmd(2026, 12, dice.Chance(0.5) ? 25 : 31);
  if (dice.Chance(0.7)) {
    const CivilDay first = CivilDay::FromYmd(2026, 12, dice.Chance(0.5) ? 22 : 24);
    file.events.push_back({.days = {first, first + 3}});
  }
  if (dice.Chance(0.4)) {
    const CivilDay first = CivilDay::FromYmd(2026, 12, dice.Chance(0.5) ? 25 : 28);
    file.events.push_back({.days = {first, first + 7}, .cancelled = dice.Chance(0.2)});
  }
  if (dice.Chance(0.4)) {
    const CivilDay first = CivilDay::FromYmd(2026, 10, 10);
    file.events.push_back({.days = {first, first + dice.Between(0, 1)}, .works = true});
  }
  return file;
}

}  // namespace

std::optional<Command> CommandMaker::ImportAbsences() {
  static constexpr std::array kSources = {"outlook", "google"};
  const Somebody somebody = AnyPerson();
  if (somebody.person == nullptr) return std::nullopt;
  partner::v1::ImportAbsencesRequest request;
  request.set_parent(somebody.person->person.name());
  request.set_source(dice_.OneOf(kSources));
  CalendarFile file = FileOf(dice_, *somebody.person, request.source(), Today());
  file.title = fmt::format("Title{:05}Quux", NewNumber());
  const bool no_file = Refused();
  request.set_content(no_file ? kNoFile : file.ToText());
  *request.mutable_days() = wire::ToProto(file.bounds);
  request.set_request_id(RequestId());
  const AbsencesOfFile after = WithFile(*somebody.person, request.source(), file);
  Command command =
      Make<Files, partner::v1::ImportAbsencesRequest, partner::v1::ImportAbsencesResponse>(
          &Files::ImportAbsences, request, ChiefOf(request.parent()), [](Model&, const auto&) {});
  ExpectCounts<partner::v1::ImportAbsencesResponse>(command, after.counts);
  const auto names = LearnNames(command, request.parent());
  if (!command.validates_only) {
    command.effect = [=, organisation = somebody.organisation->name](Model& model) {
      Put(At(model, organisation), request.parent(), after, *names);
      model.erased_texts.insert(file.title);
    };
  }
  command.about = request.parent();
  if (no_file) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

std::optional<Command> CommandMaker::ImportShutdowns() {
  const OrganisationRecord* const organisation = AnyOrganisation();
  if (organisation == nullptr) return std::nullopt;
  partner::v1::ImportShutdownsRequest request;
  request.set_parent(organisation->name);
  CalendarFile file = FileOfOrganisation(dice_);
  file.title = fmt::format("Title{:05}Quux", NewNumber());
  const bool no_file = Refused();
  request.set_content(no_file ? kNoFile : file.ToText());
  *request.mutable_days() = wire::ToProto(file.bounds);
  request.set_request_id(RequestId(true));
  const SettingsOfFile after = WithFile(organisation->settings, file);
  Command command =
      Make<Files, partner::v1::ImportShutdownsRequest, partner::v1::ImportShutdownsResponse>(
          &Files::ImportShutdowns, request, ChiefOf(organisation->name),
          [after, name = organisation->name, title = file.title](Model& model, const auto&) {
            model.erased_texts.insert(title);
            if (after.counts.added + after.counts.removed == 0) return;
            OrganisationRecord& record = At(model, name);
            record.settings = after.settings;
            record.settings.set_revision(record.settings.revision() + 1);
            ++record.facts;
          });
  ExpectCounts<partner::v1::ImportShutdownsResponse>(command, after.counts);
  command.shown_by = organisation->name;
  if (no_file) command.expected = {StatusCode::kInvalidArgument};
  return command;
}

}  // namespace tandem::sim
