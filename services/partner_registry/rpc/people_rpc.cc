#include "services/partner_registry/rpc/people_rpc.h"

#include <algorithm>

#include <fmt/format.h>

#include "libs/rpc/field_mask.h"
#include "libs/wire/type_values.h"
#include "services/partner_registry/app/lookup.h"
#include "services/partner_registry/app/people/change_absences.h"
#include "services/partner_registry/app/people/create_person.h"
#include "services/partner_registry/app/people/erase_person.h"
#include "services/partner_registry/app/people/find_person.h"
#include "services/partner_registry/app/people/update_person.h"
#include "services/partner_registry/rpc/pages.h"
#include "services/partner_registry/rpc/people_messages.h"
#include "tandem/partner/v1/people_service.grpc.pb.h"

namespace tandem::partner {
namespace {

constexpr int kUsualCalendarDays = 28;

// A command whose answer holds data of a person.
template <typename Request>
rpc::Command AboutPerson(const rpc::Call& call, const OrganisationName& organisation,
                         const Request& request, std::function<std::string()> about) {
  rpc::Command command = rpc::CommandOf(call, organisation.vendor.value(), request);
  command.about = std::move(about);
  return command;
}

template <typename Request>
rpc::Command AboutPerson(const rpc::Call& call, const PersonName& person, const Request& request) {
  return AboutPerson(call, person.organisation, request,
                     [name = person.ToString()] { return name; });
}

StatusOr<UpdatePersonCommand> ReadUpdate(const v1::UpdatePersonRequest& request) {
  const v1::Person& person = request.person();
  UpdatePersonCommand command{.etag = person.etag()};
  ASSIGN_OR_RETURN(command.name, PersonName::Parse("person.name", person.name()));
  ASSIGN_OR_RETURN(
      const std::set<std::string> fields,
      rpc::FieldsToChange(request.update_mask(), person,
                          {"display_name", "role", "time_zone", "free_weekdays", "country"}));
  v1::Person given = person;
  // The role is read with the rest, also where it stays.
  if (!fields.contains("role")) given.set_role(v1::Person::ROLE_PARTNER_REP);
  ASSIGN_OR_RETURN(PersonValues values, Read(given));
  if (fields.contains("display_name")) command.display_name = std::move(values.display_name);
  if (fields.contains("role")) command.role = values.role;
  if (fields.contains("time_zone")) command.time_zone = std::move(values.time_zone);
  if (fields.contains("free_weekdays")) command.free_weekdays = values.free_weekdays;
  if (fields.contains("country")) command.country = std::move(values.country);
  return command;
}

StatusOr<UpdateAbsenceCommand> ReadUpdate(const v1::UpdateAbsenceRequest& request) {
  const v1::Absence& absence = request.absence();
  ASSIGN_OR_RETURN(AbsenceName name, ParseAbsenceName("absence.name", absence.name()));
  UpdateAbsenceCommand command{.person = std::move(name.person), .id = std::move(name.id)};
  ASSIGN_OR_RETURN(const std::set<std::string> fields,
                   rpc::FieldsToChange(request.update_mask(), absence, {"days", "cover"}));
  if (fields.contains("days")) {
    ASSIGN_OR_RETURN(command.days, wire::FromProto("absence.days", absence.days()));
  }
  if (fields.contains("cover")) {
    command.changes_cover = true;
    ASSIGN_OR_RETURN(command.cover, ReadMaybePerson("absence.cover", absence.cover()));
  }
  return command;
}

template <typename Response>
void WriteRecorded(const PersonName& person, const RecordedAbsence& recorded, Response& response) {
  Write(person, recorded.absence, *response.mutable_absence());
  for (const Absence& one : recorded.cover_absences) {
    Write({person.organisation, recorded.absence.cover.value()}, one,
          *response.add_cover_absences());
  }
}

// The days that are asked for, or the next four weeks.
StatusOr<calendar::DaySpan> CalendarDays(const v1::GetWorkingCalendarRequest& request,
                                         CivilDay today) {
  calendar::DaySpan days{today, today + (kUsualCalendarDays - 1)};
  if (!request.has_days()) return days;
  ASSIGN_OR_RETURN(days, wire::FromProto("days", request.days()));
  const int length = days.last - days.first + 1;
  if (length < 1) return InvalidField("days", "end before they start");
  if (length <= kLongestWorkingCalendar) return days;
  return InvalidField("days",
                      fmt::format("{} days are more than {}", length, kLongestWorkingCalendar));
}

class PeopleRpc final : public v1::PeopleService::Service {
 public:
  explicit PeopleRpc(HandlerPorts ports) : ports_(std::move(ports)) {}

  grpc::Status CreatePerson(grpc::ServerContext* context, const v1::CreatePersonRequest* request,
                            v1::CreatePersonResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      CreatePersonCommand command{.id = request->person_id(), .contact = Read(request->contact())};
      ASSIGN_OR_RETURN(command.organisation, OrganisationName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(command.values, Read(request->person()));
      // Whom it is about is known once the id has been made.
      const auto about = [&] { return response->person().name(); };
      return cases_.Run(AboutPerson(call, command.organisation, *request, about), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Person person,
                                           partner::CreatePerson(work, command));
                          Write(person, *response->mutable_person());
                          return OkStatus();
                        });
    });
  }

  grpc::Status GetPerson(grpc::ServerContext* context, const v1::GetPersonRequest* request,
                         v1::GetPersonResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName name, PersonName::Parse("name", request->name()));
      return Reading(name, [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const Person person, partner::GetPerson(reader.people, name));
        Write(person, *response->mutable_person());
        return OkStatus();
      });
    });
  }

  grpc::Status ListPeople(grpc::ServerContext* context, const v1::ListPeopleRequest* request,
                          v1::ListPeopleResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName organisation,
                       OrganisationName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const PageAsked page, ReadPage("ListPeople " + request->parent(), *request));
      return cases_.Read(organisation.vendor.value(), [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(CheckExists(reader.registry, organisation));
        ASSIGN_OR_RETURN(std::vector<Person> people,
                         reader.people.ListPeople(organisation, page.position, page.limit()));
        response->set_next_page_token(
            CutPage(page, people, [](const Person& last) { return last.name.person.value(); }));
        for (const Person& person : people) Write(person, *response->add_people());
        return OkStatus();
      });
    });
  }

  grpc::Status UpdatePerson(grpc::ServerContext* context, const v1::UpdatePersonRequest* request,
                            v1::UpdatePersonResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const UpdatePersonCommand command, ReadUpdate(*request));
      return cases_.Run(AboutPerson(call, command.name, *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Person person,
                                           partner::UpdatePerson(work, command));
                          Write(person, *response->mutable_person());
                          return OkStatus();
                        });
    });
  }

  grpc::Status ErasePerson(grpc::ServerContext* context, const v1::ErasePersonRequest* request,
                           v1::ErasePersonResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ErasePersonCommand command{.etag = request->etag()};
      ASSIGN_OR_RETURN(command.name, PersonName::Parse("name", request->name()));
      const std::string& vendor = command.name.organisation.vendor.value();
      return cases_.Run(
          rpc::CommandOf(call, vendor, *request), *response, [&](const UnitOfWork& work) -> Status {
            ASSIGN_OR_RETURN(const Person person, partner::ErasePerson(work, command));
            Write(person, *response->mutable_person());
            return OkStatus();
          });
    });
  }

  grpc::Status GetContact(grpc::ServerContext* context, const v1::GetContactRequest* request,
                          v1::GetContactResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName name,
                       PersonName::ParseWith(kContactSuffix, "name", request->name()));
      return Reading(name, [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(partner::GetPerson(reader.people, name).status());
        ASSIGN_OR_RETURN(const Contact contact, reader.people.FindContact(name));
        Write(name, contact, *response->mutable_contact());
        return OkStatus();
      });
    });
  }

  grpc::Status UpdateContact(grpc::ServerContext* context, const v1::UpdateContactRequest* request,
                             v1::UpdateContactResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      const v1::Contact& given = request->contact();
      UpdateContactCommand command{.etag = given.etag()};
      ASSIGN_OR_RETURN(command.person,
                       PersonName::ParseWith(kContactSuffix, "contact.name", given.name()));
      ASSIGN_OR_RETURN(const auto fields,
                       rpc::FieldsToChange(request->update_mask(), given, {"email", "phone"}));
      if (fields.contains("email")) command.email = given.email();
      if (fields.contains("phone")) command.phone = given.phone();
      return cases_.Run(AboutPerson(call, command.person, *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const Contact contact,
                                           partner::UpdateContact(work, command));
                          Write(command.person, contact, *response->mutable_contact());
                          return OkStatus();
                        });
    });
  }

  grpc::Status CreateAbsence(grpc::ServerContext* context, const v1::CreateAbsenceRequest* request,
                             v1::CreateAbsenceResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      CreateAbsenceCommand command;
      const v1::Absence& given = request->absence();
      ASSIGN_OR_RETURN(command.person, PersonName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(command.days, wire::FromProto("absence.days", given.days()));
      ASSIGN_OR_RETURN(command.cover, ReadMaybePerson("absence.cover", given.cover()));
      return cases_.Run(AboutPerson(call, command.person, *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const RecordedAbsence recorded,
                                           partner::CreateAbsence(work, command));
                          WriteRecorded(command.person, recorded, *response);
                          return OkStatus();
                        });
    });
  }

  grpc::Status ListAbsences(grpc::ServerContext* context, const v1::ListAbsencesRequest* request,
                            v1::ListAbsencesResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName person, PersonName::Parse("parent", request->parent()));
      std::optional<calendar::DaySpan> days;
      if (request->has_days()) {
        ASSIGN_OR_RETURN(days, wire::FromProto("days", request->days()));
        if (days->last < days->first) return InvalidField("days", "end before they start");
      }
      return Reading(person, [&](const Reader& reader) -> Status {
        RETURN_IF_ERROR(partner::GetPerson(reader.people, person).status());
        ASSIGN_OR_RETURN(const std::vector<Absence> absences, reader.people.ListAbsences(person));
        for (const Absence& one : absences) {
          if (!days || Overlap(one.days, *days)) Write(person, one, *response->add_absences());
        }
        return OkStatus();
      });
    });
  }

  grpc::Status UpdateAbsence(grpc::ServerContext* context, const v1::UpdateAbsenceRequest* request,
                             v1::UpdateAbsenceResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const UpdateAbsenceCommand command, ReadUpdate(*request));
      return cases_.Run(AboutPerson(call, command.person, *request), *response,
                        [&](const UnitOfWork& work) -> Status {
                          ASSIGN_OR_RETURN(const RecordedAbsence recorded,
                                           partner::UpdateAbsence(work, command));
                          WriteRecorded(command.person, recorded, *response);
                          return OkStatus();
                        });
    });
  }

  grpc::Status DeleteAbsence(grpc::ServerContext* context, const v1::DeleteAbsenceRequest* request,
                             v1::DeleteAbsenceResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const AbsenceName name, ParseAbsenceName("name", request->name()));
      const std::string& vendor = name.person.organisation.vendor.value();
      return cases_.Run(rpc::CommandOf(call, vendor, *request), *response,
                        [&](const UnitOfWork& work) {
                          return partner::DeleteAbsence(work, name.person, name.id);
                        });
    });
  }

  grpc::Status GetWorkingCalendar(grpc::ServerContext* context,
                                  const v1::GetWorkingCalendarRequest* request,
                                  v1::GetWorkingCalendarResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const PersonName name,
                       PersonName::ParseWith(kWorkingCalendarSuffix, "name", request->name()));
      ASSIGN_OR_RETURN(const calendar::DaySpan days,
                       CalendarDays(*request, UtcDay(ports_.clock.Now())));
      return Reading(name, [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(const Person person, GetActivePerson(reader.people, name));
        ASSIGN_OR_RETURN(const std::vector<Absence> absences, reader.people.ListAbsences(name));
        ASSIGN_OR_RETURN(const OrganisationSettings organisation,
                         GetSettings(reader.registry, name.organisation));
        ASSIGN_OR_RETURN(const WorkingCalendar calendar,
                         ExplainDays(person.values, organisation.values, absences, days));
        Write(name, person.values.time_zone, calendar, *response->mutable_calendar());
        return OkStatus();
      });
    });
  }

 private:
  Status Reading(const PersonName& person, const CaseRunner::Reading& reading) const {
    return cases_.Read(person.organisation.vendor.value(), reading);
  }

  const HandlerPorts ports_;
  const CaseRunner cases_{ports_};
};

}  // namespace

std::unique_ptr<grpc::Service> MakePeopleRpc(HandlerPorts ports) {
  return std::make_unique<PeopleRpc>(std::move(ports));
}

}  // namespace tandem::partner
