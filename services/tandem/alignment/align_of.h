#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/tandem/remote/messages.h"

// The server forms of tandem align, and how a vendor weighs the terms.
namespace tandem::client {

struct AlignPairOf : AskingCommand {
  std::string partnership;
  std::string from;
  int years = 0;  // 0: what the server takes
  std::vector<std::string> manual;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct AlignPortfolioOf : AskingCommand {
  std::string vendor;
  int details = 0;       // show the reports of this many best partners behind the table
  int limit = 0;         // 0: all partners
  int wait_seconds = 0;  // how long to wait for figures that are being redone

  StatusOr<std::string> Run(const Terminal& terminal, CivilDay today) const;
};

struct AlignSettingsShow : AskingCommand {
  std::string vendor;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct AlignSettingsChange : ChangingCommand {
  std::string vendor;
  std::string etag;
  // Weights are given all or none, because they sum to 100.
  std::optional<double> urgency;
  std::optional<double> coverage;
  std::optional<double> calm;
  std::optional<double> evenness;
  std::optional<double> stability;
  std::optional<double> freshness;
  std::optional<double> simplicity;
  std::optional<double> vendor_share;
  std::optional<int> fit_window_days;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
