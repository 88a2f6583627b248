#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "services/tandem/alignment/align_of.h"
#include "services/tandem/remote/alignment_client.h"
#include "services/tandem/remote/resource_names.h"
#include "services/tandem/views/figures.h"

namespace tandem::client {
namespace {

StatusOr<std::string> SettingsName(const std::string& vendor) {
  ASSIGN_OR_RETURN(const std::string name, ReadVendor("VENDOR", vendor));
  return name + "/alignmentSettings";
}

Listing CardOf(const fiscal::v1::AlignmentSettings& settings) {
  Listing card({{"vendor", "vendor"},
                {"urgency", "urgency"},
                {"coverage", "coverage"},
                {"calm", "calm"},
                {"evenness", "evenness"},
                {"stability", "stability"},
                {"freshness", "freshness"},
                {"simplicity", "simplicity"},
                {"vendorShare", "vendor's share"},
                {"fitWindowDays", "fit window days"},
                {"revision", "revision"},
                {"updateTime", "changed"},
                {"etag", "etag"}});
  const auto& weights = settings.weights();
  card.Add({ShortOwner(settings.name()), weights.urgency(), weights.coverage(), weights.calm(),
            weights.evenness(), weights.stability(), weights.freshness(), weights.simplicity(),
            settings.vendor_share(), std::int64_t{settings.fit_window_days()}, settings.revision(),
            TimeText(settings.has_update_time(), settings.update_time()), settings.etag()});
  return card;
}

}  // namespace

StatusOr<std::string> AlignSettingsShow::Run(const Terminal& terminal) const {
  fiscal::v1::GetAlignmentSettingsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), SettingsName(vendor));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  ASSIGN_OR_RETURN(const auto answer, AlignmentClient(connection).Ask(request));
  return Card(CardOf(answer.settings()), format, terminal);
}

StatusOr<std::string> AlignSettingsChange::Run(const Terminal& terminal) const {
  fiscal::v1::GetAlignmentSettingsRequest read;
  ASSIGN_OR_RETURN(*read.mutable_name(), SettingsName(vendor));
  ASSIGN_OR_RETURN(const Connection connection, Connection::Open(server, Api::kFiscal));
  const AlignmentClient client(connection);
  fiscal::v1::UpdateAlignmentSettingsRequest request;
  // Weights are replaced as a whole, so those that nobody named are read first; the etag keeps
  // others' changes in between.
  ASSIGN_OR_RETURN(const auto now, client.Ask(read));
  fiscal::v1::AlignmentSettings& settings = *request.mutable_settings();
  settings = now.settings();
  if (!etag.empty()) settings.set_etag(etag);
  auto& weights = *settings.mutable_weights();
  using Weights = fiscal::v1::AlignmentSettings::Weights;
  using Term = std::pair<const std::optional<double>*, void (Weights::*)(double)>;
  const std::array<Term, 7> terms = {{{&urgency, &Weights::set_urgency},
                                      {&coverage, &Weights::set_coverage},
                                      {&calm, &Weights::set_calm},
                                      {&evenness, &Weights::set_evenness},
                                      {&stability, &Weights::set_stability},
                                      {&freshness, &Weights::set_freshness},
                                      {&simplicity, &Weights::set_simplicity}}};
  for (const auto& [value, set] : terms) {
    if (*value) (weights.*set)(**value);
  }
  auto& mask = *request.mutable_update_mask();
  if (std::ranges::any_of(terms, [](const Term& term) { return term.first->has_value(); })) {
    mask.add_paths("weights");
  }
  if (vendor_share) {
    settings.set_vendor_share(*vendor_share);
    mask.add_paths("vendor_share");
  }
  if (fit_window_days) {
    settings.set_fit_window_days(*fit_window_days);
    mask.add_paths("fit_window_days");
  }
  if (mask.paths().empty()) {
    return InvalidArgument("a weight (--urgency ..), --vendor-share or --fit-window must be given");
  }
  request.set_request_id(RequestIdFor(change));
  request.set_validate_only(change.dry_run);
  ASSIGN_OR_RETURN(const auto answer, client.Ask(request));
  return Changed(CardOf(answer.settings()), format, change, terminal);
}

}  // namespace tandem::client
