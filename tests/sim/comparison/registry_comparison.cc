#include "tests/sim/comparison/registry_comparison.h"

#include <algorithm>

#include <fmt/format.h>
#include <google/protobuf/timestamp.pb.h>

#include "libs/wire/type_values.h"

namespace tandem::sim {
namespace {

using google::protobuf::Message;
using Partners = partner::v1::PartnerService::Service;
using People = partner::v1::PeopleService::Service;
using Portfolios = partner::v1::PortfolioService::Service;
using Verifications = partner::v1::VerificationService::Service;

constexpr int kLargestPage = 1000;

// Without what the model does not know: times, and etags, which follow from revisions.
std::string Text(const Message& message) {
  const std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  // As deep as messages of the API are nested.
  // NOLINTNEXTLINE(misc-no-recursion)
  const auto strip = [](const auto& self, Message& one) -> void {
    const auto& reflection = *one.GetReflection();
    std::vector<const google::protobuf::FieldDescriptor*> fields;
    reflection.ListFields(one, &fields);
    for (const auto* field : fields) {
      const auto* type = field->message_type();
      if (field->name() == "etag" || type == google::protobuf::Timestamp::descriptor()) {
        reflection.ClearField(&one, field);
      } else if (type != nullptr && !field->is_repeated()) {
        self(self, *reflection.MutableMessage(&one, field));
      }
    }
  };
  strip(strip, *copy);
  return copy->ShortDebugString();
}

// One organisation, compared with its record.
class Comparison {
 public:
  Comparison(const Endpoints& endpoints, const OrganisationRecord& record,
             std::vector<std::string>& wrong)
      : endpoints_(endpoints), record_(record), wrong_(wrong) {}

  void Run() {
    if (record_.is_partnership()) {
      ComparePartnership();
      CompareResponsibilities();
    } else {
      CompareVendor();
    }
    CompareSettings();
    CompareCalendars();
    ComparePeople();
    CompareVerifications();
    CompareHistory();
  }

 private:
  // Asks; none, and a complaint, if it is not answered.
  template <typename Service, typename Request, typename Response>
  std::optional<Response> Ask(Method<Service, Request, Response> method, const Request& request) {
    StatusOr<Response> response = Call(endpoints_, method, request);
    if (response.ok()) return *std::move(response);
    Expect(Request::descriptor()->name(), "an answer", std::string(MessageOf(response.status())));
    return std::nullopt;
  }

  void Expect(const std::string& what, const std::string& should, const std::string& is) {
    if (should == is) return;
    wrong_.push_back(
        fmt::format("{}: {} should be {{{}}} and is {{{}}}", record_.name, what, should, is));
  }

  void CompareVendor() {
    partner::v1::GetVendorRequest request;
    request.set_name(record_.name);
    const auto answer = Ask(&Partners::GetVendor, request);
    if (!answer) return;
    Expect("name", record_.display_name, answer->vendor().display_name());
    Expect("etag", fmt::format("v{}", record_.revision), answer->vendor().etag());
  }

  void ComparePartnership() {
    partner::v1::GetPartnershipRequest request;
    request.set_name(record_.name);
    const auto answer = Ask(&Partners::GetPartnership, request);
    if (!answer) return;
    Expect("name", record_.display_name, answer->partnership().display_name());
    Expect("model", std::to_string(record_.business_model),
           std::to_string(answer->partnership().business_model()));
    Expect("etag", fmt::format("p{}", record_.revision), answer->partnership().etag());
  }

  void CompareSettings() {
    partner::v1::GetOrganisationSettingsRequest request;
    request.set_name(record_.name + "/settings");
    const auto answer = Ask(&Partners::GetOrganisationSettings, request);
    if (answer) Expect("settings", Text(record_.settings), Text(answer->settings()));
  }

  void CompareCalendars() {
    partner::v1::ListFiscalCalendarRevisionsRequest request;
    request.set_name(record_.name + "/fiscalCalendar");
    request.set_page_size(kLargestPage);
    const auto answer = Ask(&Partners::ListFiscalCalendarRevisions, request);
    if (!answer) return;
    std::vector<partner::v1::FiscalCalendar> found(answer->revisions().begin(),
                                                   answer->revisions().end());
    std::ranges::sort(found, {}, [](const auto& one) { return one.revision(); });
    std::string should;
    std::string is;
    for (const auto& one : record_.calendars) should += Text(one) + '\n';
    for (const auto& one : found) is += Text(one) + '\n';
    Expect("calendars", should, is);
  }

  void CompareResponsibilities() {
    partner::v1::ListResponsibilitiesRequest request;
    request.set_parent(record_.name);
    const auto answer = Ask(&Portfolios::ListResponsibilities, request);
    if (!answer) return;
    std::string should;
    for (auto one = record_.responsibilities.rbegin(); one != record_.responsibilities.rend();
         ++one) {
      partner::v1::Responsibility message;
      message.set_partnership(record_.name);
      message.set_manager(fmt::format("{}/people/{}", record_.vendor(), one->manager.value()));
      *message.mutable_first_day() = wire::ToProto(one->days.first);
      if (one->days.last != partner::kUntilFurtherNotice) {
        *message.mutable_last_day() = wire::ToProto(one->days.last);
      }
      should += Text(message) + '\n';
    }
    std::string is;
    for (const auto& one : answer->responsibilities()) is += Text(one) + '\n';
    Expect("responsibilities", should, is);
  }

  void ComparePeople() {
    partner::v1::ListPeopleRequest request;
    request.set_parent(record_.name);
    request.set_page_size(kLargestPage);
    const auto answer = Ask(&People::ListPeople, request);
    if (!answer) return;
    std::string should;
    std::string is;
    // Those who were erased are known by name alone.
    for (const auto& [name, one] : record_.people) {
      if (!one.erased()) should += Text(one.person) + '\n';
    }
    for (const auto& one : answer->people()) is += Text(one) + '\n';
    Expect("people", should, is);
    for (const auto& [name, one] : record_.people) ComparePerson(name, one);
  }

  void ComparePerson(const std::string& name, const PersonRecord& person) {
    partner::v1::GetPersonRequest request;
    request.set_name(name);
    if (const auto answer = Ask(&People::GetPerson, request)) {
      Expect("person", Text(person.person), Text(answer->person()));
    }
    partner::v1::GetContactRequest contact;
    contact.set_name(name + "/contact");
    if (const auto answer = Ask(&People::GetContact, contact)) {
      Expect("contact of " + name, Text(person.contact), Text(answer->contact()));
      Expect("etag of it", fmt::format("k{}", person.contact_revision), answer->contact().etag());
    }
    partner::v1::ListAbsencesRequest absences;
    absences.set_parent(name);
    const auto answer = Ask(&People::ListAbsences, absences);
    if (!answer) return;
    std::map<std::string, std::string> is;
    for (const auto& one : answer->absences()) is[one.name()] = Text(one);
    std::string all_should;
    std::string all_are;
    for (const auto& [absence, one] : person.absences) all_should += Text(one) + '\n';
    for (const auto& [absence, text] : is) all_are += text + '\n';
    Expect("absences of " + name, all_should, all_are);
  }

  // The newest of the calendar that somebody verified.
  std::optional<partner::v1::Verification> VerifiedCalendar() const {
    const auto found = std::ranges::find_if(
        record_.calendars.rbegin(), record_.calendars.rend(),
        [](const partner::v1::FiscalCalendar& one) { return one.has_verification(); });
    if (found == record_.calendars.rend()) return std::nullopt;
    partner::v1::Verification message;
    message.set_subject(found->name());
    message.set_revision(found->revision());
    message.set_person(found->verification().verified_by());
    message.set_method(found->verification().method());
    return message;
  }

  // In the order of lists.
  std::vector<partner::v1::Verification> Verified() const {
    std::vector<partner::v1::Verification> all;
    const auto add = [&](const std::string& subject) {
      const auto found = record_.verified.find(subject);
      if (found != record_.verified.end()) all.push_back(found->second);
    };
    add(record_.name);
    add(record_.name + "/settings");
    if (const auto calendar = VerifiedCalendar()) all.push_back(*calendar);
    add(record_.name + "/manager");
    for (const auto& [name, one] : record_.people) add(name);
    for (const auto& [name, one] : record_.people) add(name + "/absences");
    return all;
  }

  void CompareVerifications() {
    partner::v1::ListVerificationsRequest request;
    request.set_parent(record_.name);
    request.set_page_size(kLargestPage);
    const auto answer = Ask(&Verifications::ListVerifications, request);
    if (!answer) return;
    std::string should;
    std::string is;
    for (partner::v1::Verification& one : Verified()) {
      one.set_outdated(one.revision() != RevisionOf(record_, one.subject()));
      should += Text(one) + '\n';
    }
    for (const auto& one : answer->verifications()) is += Text(one) + '\n';
    Expect("verifications", should, is);
  }

  void CompareHistory() {
    partner::v1::ListChangesRequest request;
    request.set_parent(record_.name);
    request.set_page_size(kLargestPage);
    const auto answer = Ask(&Partners::ListChanges, request);
    if (!answer) return;
    const std::string people = record_.name + "/partnerships/";
    const auto own = std::ranges::count_if(answer->changes(), [&](const auto& change) {
      return change.resource().find(people) == std::string::npos;
    });
    Expect("changes", std::to_string(record_.facts), std::to_string(own));
  }

  const Endpoints& endpoints_;
  const OrganisationRecord& record_;
  std::vector<std::string>& wrong_;
};

}  // namespace

void CompareOrganisation(const Endpoints& endpoints, const Model& model, const std::string& name,
                         std::vector<std::string>& wrong) {
  Comparison(endpoints, model.organisations.at(name), wrong).Run();
}

void CompareRegistry(const Endpoints& endpoints, const Model& model,
                     std::vector<std::string>& wrong) {
  std::size_t found = 0;
  partner::v1::ListVendorsRequest request;
  request.set_page_size(kLargestPage);
  const auto vendors = Call(endpoints, &Partners::ListVendors, request);
  if (!vendors.ok()) return wrong.emplace_back(MessageOf(vendors.status())), void();
  for (const auto& vendor : vendors->vendors()) {
    partner::v1::ListPartnershipsRequest partnerships;
    partnerships.set_parent(vendor.name());
    partnerships.set_page_size(kLargestPage);
    const auto listed = Call(endpoints, &Partners::ListPartnerships, partnerships);
    if (listed.ok()) found += 1 + static_cast<std::size_t>(listed->partnerships_size());
  }
  if (found != model.organisations.size()) {
    wrong.push_back(fmt::format("the registry lists {} organisations instead of {}", found,
                                model.organisations.size()));
  }
  for (const auto& [name, record] : model.organisations) {
    CompareOrganisation(endpoints, model, name, wrong);
  }
}

}  // namespace tandem::sim
