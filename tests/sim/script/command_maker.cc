#include "tests/sim/script/command_maker.h"

#include <array>

#include <fmt/format.h>

#include "libs/wire/type_values.h"

namespace tandem::sim {
namespace {

constexpr std::array kNotations = {"month 01-01", "month 04-01", "month 10-01",
                                   "last sat jul; weeks 4-4-5; week53 p7"};
// Of a world that negotiates.
constexpr double kAboutMops = 0.6;
constexpr std::array kCountries = {"DE", "US", "FR", "DE-BY", ""};

}  // namespace

Command CommandMaker::Next() {
  if (negotiates_ && dice_.Chance(kAboutMops)) {
    if (auto command = Negotiate()) return *std::move(command);
  }
  struct Choice {
    Maker make;
    int weight;
  };
  static constexpr std::array kChoices = {
      Choice{&CommandMaker::CreateVendor, 1},
      Choice{&CommandMaker::CreatePartnership, 8},
      Choice{&CommandMaker::UpdateVendor, 4},
      Choice{&CommandMaker::UpdatePartnership, 5},
      Choice{&CommandMaker::UpdateSettings, 8},
      Choice{&CommandMaker::Import, 5},
      Choice{&CommandMaker::RecordCalendar, 6},
      Choice{&CommandMaker::CorrectCalendar, 5},
      Choice{&CommandMaker::ChangeYearEnd, 4},
      Choice{&CommandMaker::VerifyCalendar, 4},
      Choice{&CommandMaker::CreatePerson, 8},
      Choice{&CommandMaker::UpdatePerson, 4},
      Choice{&CommandMaker::UpdateContact, 4},
      Choice{&CommandMaker::ErasePerson, 4},
      Choice{&CommandMaker::AssignManager, 5},
      Choice{&CommandMaker::CreateAbsence, 7},
      Choice{&CommandMaker::UpdateAbsence, 4},
      Choice{&CommandMaker::DeleteAbsence, 3},
      Choice{&CommandMaker::VerifyFact, 7},
      Choice{&CommandMaker::ImportAbsences, 7},
      Choice{&CommandMaker::ImportShutdowns, 4},
      Choice{&CommandMaker::UpdateAlignmentSettings, 4},
      Choice{&CommandMaker::CreateMop, 2},
      Choice{&CommandMaker::StepMop, 2},
      Choice{&CommandMaker::RecordMopConversation, 1},
  };
  int all = 0;
  for (const Choice& choice : kChoices) all += choice.weight;
  for (;;) {
    int thrown = dice_.Between(1, all);
    const Choice* choice = kChoices.data();
    while (thrown > choice->weight) thrown -= (choice++)->weight;
    if (auto command = (this->*choice->make)()) return *std::move(command);
  }
}

const OrganisationRecord* CommandMaker::AnyVendor() {
  std::vector<const OrganisationRecord*> all;
  for (const auto& [name, one] : model_.organisations) {
    if (!one.is_partnership()) all.push_back(&one);
  }
  return all.empty() ? nullptr : dice_.OneOf(all);
}

std::vector<const OrganisationRecord*> CommandMaker::PartnershipsOf(
    const std::string& vendor) const {
  std::vector<const OrganisationRecord*> all;
  for (const auto& [name, one] : model_.organisations) {
    if (one.is_partnership() && one.vendor() == vendor) all.push_back(&one);
  }
  return all;
}

const OrganisationRecord* CommandMaker::AnyPartnership() {
  const OrganisationRecord* const vendor = AnyVendor();
  if (vendor == nullptr) return nullptr;
  const auto all = PartnershipsOf(vendor->name);
  return all.empty() ? nullptr : dice_.OneOf(all);
}

const OrganisationRecord* CommandMaker::AnyOrganisation() {
  const OrganisationRecord* const partnership = AnyPartnership();
  return partnership == nullptr || dice_.Chance(0.3) ? AnyVendor() : partnership;
}

CommandMaker::Somebody CommandMaker::AnyPerson() {
  std::vector<Somebody> all;
  for (const auto& [name, organisation] : model_.organisations) {
    for (const auto& [person, record] : organisation.people) {
      if (!record.erased()) all.push_back({&organisation, &record});
    }
  }
  return all.empty() ? Somebody() : dice_.OneOf(all);
}

std::string CommandMaker::ChiefOf(const std::string& organisation) {
  const std::size_t begin = organisation.find('/') + 1;
  return fmt::format("person=ann; vendor={}; roles=chief",
                     organisation.substr(begin, organisation.find('/', begin) - begin));
}

std::string CommandMaker::RequestId(bool effect_shows) {
  if (effect_shows && dice_.Chance(0.3)) return {};
  return fmt::format("request-{}", NewNumber());
}

std::string CommandMaker::NewName() { return fmt::format("Name {}", NewNumber()); }

std::string CommandMaker::SomeNotation() { return dice_.OneOf(kNotations); }

partner::v1::OrganisationSettings CommandMaker::SomeSettings() {
  partner::v1::OrganisationSettings settings;
  settings.set_country(dice_.OneOf(kCountries));
  settings.set_lead_days(dice_.Between(0, 5));
  if (dice_.Chance(0.2)) {
    settings.add_free_weekdays(type::v1::DAY_OF_WEEK_FRIDAY);
    settings.add_free_weekdays(type::v1::DAY_OF_WEEK_SATURDAY);
  }
  if (dice_.Chance(0.3)) {
    const CivilDay first = CivilDay::FromYmd(2026, 12, 24);
    wire::WriteSpans({{first, first + dice_.Between(0, 9)}}, *settings.mutable_shutdowns());
  }
  if (dice_.Chance(0.2)) {
    wire::WriteDays({CivilDay::FromYmd(2026, 10, 10) + dice_.Between(0, 1)},
                    *settings.mutable_working_weekends());
  }
  return settings;
}

}  // namespace tandem::sim
