#pragma once

#include <functional>

#include "services/fiscal_alignment/app/repositories.h"

namespace tandem::fiscal {

// How a vendor weighs the terms; NOT_FOUND for a vendor that is not known.
StatusOr<AlignmentSettings> GetAlignmentSettings(const Repositories& repositories,
                                                 storage::Transaction& transaction,
                                                 const VendorId& vendor);

// Changes it, and has all figures of the vendor computed anew. Thread-safe.
class UpdateAlignmentSettings {
 public:
  // The new values, made of the ones that are; its error is the answer.
  using Change = std::function<StatusOr<ScoreSettings>(const AlignmentSettings& now)>;

  // `wake` is called after a commit with something to compute; it must be quick.
  UpdateAlignmentSettings(Repositories repositories, std::function<void()> wake)
      : repositories_(repositories), wake_(std::move(wake)) {}

  // INVALID_ARGUMENT on "settings" for values that ScoreSettings::Validate refuses. Values that are
  // already there change nothing, the revision included.
  StatusOr<AlignmentSettings> Run(storage::Transaction& transaction, const VendorId& vendor,
                                  const Change& change, const Authorship& by, Instant now) const;

 private:
  Repositories repositories_;
  std::function<void()> wake_;
};

}  // namespace tandem::fiscal
