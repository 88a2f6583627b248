#include "libs/testkit/storage_fixture.h"

#include <fmt/format.h>

#include "libs/testkit/status_matchers.h"

namespace tandem::testkit {

using storage::Transaction;

Status StorageFixture::Run(const std::vector<std::string>& statements) {
  return database().Write([&](Transaction& transaction) -> Status {
    for (const std::string& statement : statements) {
      RETURN_IF_ERROR(transaction.Execute(statement).status());
    }
    return OkStatus();
  });
}

std::int64_t StorageFixture::Count(const std::string& table) {
  std::int64_t count = -1;
  const Status read = database().Read([&](Transaction& transaction) -> Status {
    ASSIGN_OR_RETURN(const auto row,
                     QueryOne(transaction, fmt::format("SELECT count(*) FROM {}", table)));
    count = row->Int(0);
    return OkStatus();
  });
  EXPECT_THAT(read, IsOk());
  return count;
}

}  // namespace tandem::testkit
