#include "services/fiscal_alignment/rpc/mop_calendar/reciprocity_rpc.h"

#include <fmt/format.h>

#include "libs/rpc/command.h"
#include "libs/rpc/etag.h"
#include "libs/rpc/page.h"
#include "libs/wire/type_values.h"
#include "services/fiscal_alignment/app/reciprocity/list_tasks.h"
#include "services/fiscal_alignment/rpc/roles.h"
#include "services/fiscal_alignment/wire/mop_calendar_values.h"
#include "tandem/fiscal/v1/reciprocity_service.grpc.pb.h"

namespace tandem::fiscal {
namespace {

v1::ReciprocityTask::State StateOf(const ReciprocityTask& task) {
  if (task.is_done()) return v1::ReciprocityTask::STATE_DONE;
  return task.is_asked() ? v1::ReciprocityTask::STATE_ASKED : v1::ReciprocityTask::STATE_OPEN;
}

void Write(const ReciprocityTask& task, v1::ReciprocityTask& message) {
  const ReciprocityRecord& record = task.record;
  message.set_name(task.name.ToString());
  message.set_side(ToProto(task.name.task.acting_side()));
  message.set_assignee(task.assignee);
  *message.mutable_close() = wire::ToProto(task.close);
  *message.mutable_due() = wire::ToProto(task.due);
  message.set_state(StateOf(task));
  message.set_needs(record.needs);
  message.set_done(record.done);
  message.set_recorded_by(record.recorded_by);
  if (record.asked_at) *message.mutable_ask_time() = wire::ToProto(*record.asked_at);
  if (record.done_at) *message.mutable_done_time() = wire::ToProto(*record.done_at);
  message.set_etag(rpc::Etag(record.revision));
}

void Write(const ReciprocityLedger::Count& count,
           v1::GetReciprocityLedgerResponse::Count& message) {
  message.set_asked(count.asked);
  message.set_done(count.done);
  message.set_open(count.open);
}

StatusOr<std::optional<calendar::DaySpan>> ReadDays(bool given, const type::v1::DaySpan& message) {
  if (!given) return std::optional<calendar::DaySpan>();
  ASSIGN_OR_RETURN(const calendar::DaySpan days, wire::FromProto("days", message));
  return std::optional(days);
}

StatusOr<ReciprocityQuery> Read(const v1::ListReciprocityTasksRequest& request) {
  ReciprocityQuery query{.assignee = request.assignee(), .open_only = request.open_only()};
  ASSIGN_OR_RETURN(query.parent, OrganisationName::Parse("parent", request.parent()));
  ASSIGN_OR_RETURN(query.days, ReadDays(request.has_days(), request.days()));
  ASSIGN_OR_RETURN(query.size, rpc::PageSize(request.page_size()));
  switch (request.side()) {
    case v1::SIDE_UNSPECIFIED:
      return query;
    case v1::SIDE_VENDOR:
      query.side = Side::kVendor;
      return query;
    case v1::SIDE_PARTNER:
      query.side = Side::kPartner;
      return query;
    default:
      return InvalidField("side", "is none of this API");
  }
}

// What decides which tasks are listed; the same for each page.
std::string QueryText(v1::ListReciprocityTasksRequest request) {
  request.clear_page_size();
  request.clear_page_token();
  return "ListReciprocityTasks " + request.SerializeAsString();
}

class ReciprocityRpc final : public v1::ReciprocityService::Service {
 public:
  explicit ReciprocityRpc(const ReciprocityRpcPorts& ports)
      : ports_(ports),
        find_(ports.repositories, ports.mops, ports.records),
        read_(ports.database, ports.repositories, find_, ports.clock),
        record_(find_, ports.records, ports.facts, ports.authority) {}

  grpc::Status ListReciprocityTasks(grpc::ServerContext* context,
                                    const v1::ListReciprocityTasksRequest* request,
                                    v1::ListReciprocityTasksResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(ReciprocityQuery query, Read(*request));
      const std::string text = QueryText(*request);
      ASSIGN_OR_RETURN(query.after, rpc::PagePosition(text, request->page_token()));
      ASSIGN_OR_RETURN(const ReciprocityPage page, read_.List(call.caller, query));
      for (const ReciprocityTask& task : page.tasks) Write(task, *response->add_tasks());
      if (!page.more) return OkStatus();
      response->set_next_page_token(rpc::PageToken(text, ReciprocityPlaceOf(page.tasks.back())));
      return OkStatus();
    });
  }

  grpc::Status RecordNeeds(grpc::ServerContext* context, const v1::RecordNeedsRequest* request,
                           v1::RecordNeedsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) {
      return Record(call, *request, request->needs(), &RecordReciprocity::RecordNeeds, *response);
    });
  }

  grpc::Status CompleteReciprocityTask(grpc::ServerContext* context,
                                       const v1::CompleteReciprocityTaskRequest* request,
                                       v1::CompleteReciprocityTaskResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) {
      return Record(call, *request, request->done(), &RecordReciprocity::Complete, *response);
    });
  }

  grpc::Status GetReciprocityLedger(grpc::ServerContext* context,
                                    const v1::GetReciprocityLedgerRequest* request,
                                    v1::GetReciprocityLedgerResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName partnership,
                       PartnershipName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const auto days, ReadDays(request->has_days(), request->days()));
      ASSIGN_OR_RETURN(const ReciprocityLedger ledger,
                       read_.Ledger(call.caller, partnership, days));
      for (const ReciprocityTask& task : ledger.tasks) {
        v1::GetReciprocityLedgerResponse::Row& row = *response->add_rows();
        *row.mutable_close() = wire::ToProto(task.close);
        row.set_closing_side(ToProto(task.name.task.closing_side));
        Write(task, *row.mutable_task());
      }
      Write(ledger.counts.vendor, *response->mutable_vendor());
      Write(ledger.counts.partner, *response->mutable_partner());
      return OkStatus();
    });
  }

 private:
  using Change = StatusOr<ReciprocityTask> (RecordReciprocity::*)(storage::Transaction&,
                                                                  const RecordReciprocity::Command&,
                                                                  Instant) const;

  template <typename Request, typename Response>
  Status Record(const rpc::Call& call, const Request& request, const std::string& text,
                Change change, Response& response) const {
    ASSIGN_OR_RETURN(ReciprocityTaskName name, ReciprocityTaskName::Parse("name", request.name()));
    const Instant now = ports_.clock.Now();
    const std::string vendor = name.mop.partnership.vendor.value();
    const RecordReciprocity::Command command{
        .caller = call.caller,
        .task = std::move(name),
        .text = text,
        .check_etag =
            [&](std::int64_t revision) { return rpc::CheckEtag(request.etag(), revision); },
        .request_id = request.request_id()};
    const auto work = [&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(const ReciprocityTask task, (record_.*change)(transaction, command, now));
      Write(task, *response.mutable_task());
      return OkStatus();
    };
    return rpc::RunCommand(ports_.database, now, rpc::CommandOf(call, vendor, request), response,
                           work);
  }

  const ReciprocityRpcPorts ports_;
  const FindReciprocityTasks find_;
  const ReadReciprocity read_;
  const RecordReciprocity record_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeReciprocityRpc(const ReciprocityRpcPorts& ports) {
  return std::make_unique<ReciprocityRpc>(ports);
}

std::vector<identity::PolicyRow> ReciprocityPolicyRows() {
  const std::set<identity::Role>& readers = ReaderRoles();
  const std::set<identity::Role>& people = ActorRoles();
  return {
      {"tandem.fiscal.v1.ReciprocityService/ListReciprocityTasks", readers, "parent"},
      {"tandem.fiscal.v1.ReciprocityService/RecordNeeds", people, "name"},
      {"tandem.fiscal.v1.ReciprocityService/CompleteReciprocityTask", people, "name"},
      {"tandem.fiscal.v1.ReciprocityService/GetReciprocityLedger", readers, "parent"},
  };
}

}  // namespace tandem::fiscal
