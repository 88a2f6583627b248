#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "libs/rpc/channel.h"
#include "services/tandem/operations/operations.h"
#include "services/tandem/remote/dead_letter_client.h"
#include "services/tandem/remote/pages.h"
#include "services/tandem/remote/partner_client.h"

namespace tandem::client {
namespace {

constexpr const char* kPartnerService = "tandem.partner.v1.PartnerService";
constexpr std::array kFiscalServices = {"tandem.fiscal.v1.AlignmentService",
                                        "tandem.event.v1.DeadLetterService"};

struct Health {
  std::string service;  // "all of ADDRESS": the server as a whole
  std::string text;     // "serving", "not serving", "missing"
};

// UNAVAILABLE if there is no server.
StatusOr<Health> HealthOf(const std::string& address, const std::string& service) {
  const std::string name = service.empty() ? "all of " + address : service;
  const auto serving = rpc::IsServing(address, service);
  if (serving.ok()) return Health{name, *serving ? "serving" : "not serving"};
  if (serving.status().code() == StatusCode::kNotFound) return Health{name, "missing"};
  if (serving.status().code() != StatusCode::kUnavailable) return serving.status();
  return Unavailable(fmt::format("no server at {} (start one with `tandem dev`)", address));
}

StatusOr<std::int64_t> CountVendors(const Connection& connection) {
  const PartnerClient client(connection);
  std::int64_t count = 0;
  RETURN_IF_ERROR(AskPages(
      partner::v1::ListVendorsRequest(), [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) { count += page.vendors_size(); }));
  return count;
}

StatusOr<std::int64_t> CountDeadLetters(const Connection& connection) {
  const DeadLetterClient client(connection);
  std::int64_t count = 0;
  RETURN_IF_ERROR(AskPages(
      event::v1::ListDeadLettersRequest(), [&](const auto& page) { return client.Ask(page); },
      [&](const auto& page) { count += page.dead_letters_size(); }));
  return count;
}

std::string CountText(const StatusOr<std::int64_t>& count) {
  return count.ok() ? std::to_string(*count)
                    : fmt::format("unknown ({})", Printable(MessageOf(count.status())));
}

std::string AsJson(const std::vector<Health>& all, const StatusOr<std::int64_t>& vendors,
                   const StatusOr<std::int64_t>& letters) {
  using Json = nlohmann::ordered_json;
  const auto number = [](const auto& count) { return count.ok() ? Json(*count) : Json(); };
  Json services = Json::object();
  for (const Health& health : all) services[health.service] = health.text;
  const Json answer = {
      {"health", services}, {"vendors", number(vendors)}, {"deadLetters", number(letters)}};
  return answer.dump(2) + "\n";
}

}  // namespace

StatusOr<ServerStatus::Outcome> ServerStatus::Run(const Terminal& terminal) const {
  ASSIGN_OR_RETURN(const Connection partner, Connection::Open(server, Api::kPartner));
  ASSIGN_OR_RETURN(const Connection fiscal, Connection::Open(server, Api::kFiscal));
  Outcome outcome{.healthy = true};
  std::vector<Health> all;
  ASSIGN_OR_RETURN(all.emplace_back(), HealthOf(partner.address(), ""));
  ASSIGN_OR_RETURN(all.emplace_back(), HealthOf(partner.address(), kPartnerService));
  if (fiscal.address() != partner.address()) {
    ASSIGN_OR_RETURN(all.emplace_back(), HealthOf(fiscal.address(), ""));
  }
  for (const char* service : kFiscalServices) {
    ASSIGN_OR_RETURN(all.emplace_back(), HealthOf(fiscal.address(), service));
  }
  for (const Health& health : all) outcome.healthy = outcome.healthy && health.text == "serving";
  const auto vendors = CountVendors(partner);
  const auto letters = CountDeadLetters(fiscal);
  if (format == Format::kJson) {
    outcome.text = AsJson(all, vendors, letters);
    return outcome;
  }
  TextTable table({{"service"}, {"health"}});
  for (const Health& health : all) {
    table.Add({health.service, health.text});
  }
  outcome.text = table.Draw(terminal) + "\n" +
                 Wrapped(fmt::format("Vendors: {}", CountText(vendors)), 0) +
                 Wrapped(fmt::format("Dead letters: {}", CountText(letters)), 0);
  return outcome;
}

}  // namespace tandem::client
