#include "libs/storage/request_log.h"

#include <fmt/format.h>

namespace tandem::storage {

StatusOr<std::string> RunOnce(Database& database, const RequestKey& key, Instant now,
                              const Command& command) {
  std::string answer;
  const Status done = database.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor(key.vendor));
    if (!key.request_id.empty()) {
      // The same request at the same time waits, and then finds the answer of the first.
      RETURN_IF_ERROR(transaction.Lock(
          fmt::format("request {}/{}/{}", key.vendor, key.method, key.request_id)));
      ASSIGN_OR_RETURN(const auto known,
                       QueryOne(transaction,
                                "SELECT fingerprint, answer FROM request_log WHERE vendor = $1 AND "
                                "method = $2 AND request_id = $3",
                                {key.vendor, key.method, key.request_id}));
      if (known) {
        if (known->Text(0) != key.fingerprint) {
          return WithReason(InvalidField("request_id", "came with another request before"),
                            "REQUEST_ID_REUSED");
        }
        answer = known->Bytes(1);
        return OkStatus();
      }
    }
    ASSIGN_OR_RETURN(Answer given, command(transaction));
    answer = std::move(given.bytes);
    if (key.request_id.empty()) return OkStatus();
    return transaction.Defer(
        "INSERT INTO request_log (vendor, method, request_id, fingerprint, answer, at, about) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {key.vendor, key.method, key.request_id, key.fingerprint, Blob{answer}, Of(now),
         given.about});
  });
  RETURN_IF_ERROR(done);
  return answer;
}

StatusOr<std::int64_t> ForgetRequests(Database& database, Instant before, int limit) {
  std::int64_t gone = 0;
  const Status done = database.Write([&](Transaction& transaction) -> Status {
    RETURN_IF_ERROR(transaction.ActFor(Transaction::kEveryVendor));
    ASSIGN_OR_RETURN(
        const Result result,
        transaction.Execute("DELETE FROM request_log WHERE (vendor, method, request_id) IN (SELECT "
                            "vendor, method, request_id FROM request_log WHERE at < $1 LIMIT $2)",
                            {Of(before), std::int64_t{limit}}));
    gone = result.changes;
    return OkStatus();
  });
  RETURN_IF_ERROR(done);
  return gone;
}

Status ForgetRequestsAbout(Transaction& transaction, std::string_view vendor,
                           std::string_view person) {
  return transaction.Defer(
      "DELETE FROM request_log WHERE vendor = $1 AND about = $2 AND about <> ''",
      {std::string(vendor), std::string(person)});
}

}  // namespace tandem::storage
