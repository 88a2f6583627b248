#include "services/fiscal_alignment/rpc/mop/mop_rpc.h"

#include "libs/rpc/command.h"
#include "libs/rpc/etag.h"
#include "services/fiscal_alignment/app/mop/live_by_mop.h"
#include "services/fiscal_alignment/app/mop/negotiate_mop.h"
#include "services/fiscal_alignment/rpc/mop/mop_messages.h"
#include "services/fiscal_alignment/rpc/mop/mop_read_rpc.h"
#include "services/fiscal_alignment/wire/mop_values.h"

namespace tandem::fiscal {
namespace {

using storage::Transaction;

template <typename Request>
StatusOr<MopDraft> ReadDraft(const PartnershipName& partnership, const Request& request) {
  MopDraft draft{.terms = {}, .rationale = request.rationale()};
  ASSIGN_OR_RETURN(draft.terms, ReadTerms("terms", partnership, request.terms()));
  return draft;
}

// All calls: those that change something are here.
class MopRpc final : public MopReadRpc {
 public:
  explicit MopRpc(const MopRpcPorts& ports)
      : MopReadRpc(ports),
        ports_(ports),
        negotiate_(ports.desk),
        live_by_(ports.desk),
        talks_(ports.desk),
        representatives_(ports.desk.ports(), ports.desk.authority()) {}

  grpc::Status CreateMop(grpc::ServerContext* context, const v1::CreateMopRequest* request,
                         v1::CreateMopResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName parent,
                       PartnershipName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const MopDraft draft, ReadDraft(parent, *request));
      return Run(call, parent, *request, *response,
                 [&](Transaction& transaction, const MopCall& by) -> Status {
                   ASSIGN_OR_RETURN(const MopView view,
                                    negotiate_.Create(transaction, by, parent, draft));
                   Write(view, *response->mutable_mop());
                   return OkStatus();
                 });
    });
  }

  grpc::Status ReviseMop(grpc::ServerContext* context, const v1::ReviseMopRequest* request,
                         v1::ReviseMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          ASSIGN_OR_RETURN(const MopDraft draft, ReadDraft(name.partnership, *request));
          return negotiate_.Revise(transaction, by, name, draft);
        });
  }

  grpc::Status DiscardMop(grpc::ServerContext* context, const v1::DiscardMopRequest* request,
                          v1::DiscardMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return negotiate_.Discard(transaction, by, name);
        });
  }

  grpc::Status ProposeMop(grpc::ServerContext* context, const v1::ProposeMopRequest* request,
                          v1::ProposeMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return negotiate_.Propose(transaction, by, name);
        });
  }

  grpc::Status CounterMop(grpc::ServerContext* context, const v1::CounterMopRequest* request,
                          v1::CounterMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          ASSIGN_OR_RETURN(const MopDraft draft, ReadDraft(name.partnership, *request));
          return negotiate_.Counter(transaction, by, name, draft);
        });
  }

  grpc::Status AcceptMop(grpc::ServerContext* context, const v1::AcceptMopRequest* request,
                         v1::AcceptMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return negotiate_.Accept(transaction, by, name, request->version(), request->rationale());
        });
  }

  grpc::Status WithdrawMop(grpc::ServerContext* context, const v1::WithdrawMopRequest* request,
                           v1::WithdrawMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return negotiate_.Withdraw(transaction, by, name, request->reason());
        });
  }

  grpc::Status DeclineMop(grpc::ServerContext* context, const v1::DeclineMopRequest* request,
                          v1::DeclineMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return negotiate_.Decline(transaction, by, name, request->reason());
        });
  }

  grpc::Status ReaffirmMop(grpc::ServerContext* context, const v1::ReaffirmMopRequest* request,
                           v1::ReaffirmMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          if (request->etag().empty())
            return InvalidField("etag", "must be given: it stands for the review that was shown");
          return live_by_.Reaffirm(transaction, by, name);
        });
  }

  grpc::Status EndMop(grpc::ServerContext* context, const v1::EndMopRequest* request,
                      v1::EndMopResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return live_by_.End(transaction, by, name, request->reason());
        });
  }

  grpc::Status KeepAccommodation(grpc::ServerContext* context,
                                 const v1::KeepAccommodationRequest* request,
                                 v1::KeepAccommodationResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return live_by_.Keep(transaction, by, name, request->number());
        });
  }

  grpc::Status ContestAccommodation(grpc::ServerContext* context,
                                    const v1::ContestAccommodationRequest* request,
                                    v1::ContestAccommodationResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return live_by_.Contest(transaction, by, name, request->number(), request->reason());
        });
  }

  grpc::Status AnswerAccommodation(grpc::ServerContext* context,
                                   const v1::AnswerAccommodationRequest* request,
                                   v1::AnswerAccommodationResponse* response) override {
    return Change(
        *context, *request, *response,
        [&](Transaction& transaction, const MopCall& by, const MopName& name) -> StatusOr<MopView> {
          return live_by_.Answer(transaction, by, name, request->number(), request->answer());
        });
  }

  grpc::Status RecordMopConversation(grpc::ServerContext* context,
                                     const v1::RecordMopConversationRequest* request,
                                     v1::RecordMopConversationResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const MopName mop, MopName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const MopConversation told, Read(request->conversation()));
      return Run(call, mop.partnership, *request, *response,
                 [&](Transaction& transaction, const MopCall& by) -> Status {
                   ASSIGN_OR_RETURN(const MopConversation conversation,
                                    talks_.Record(transaction, by, mop, told));
                   Write(mop, conversation, *response->mutable_conversation());
                   return OkStatus();
                 });
    });
  }

  grpc::Status ConfirmMopConversation(grpc::ServerContext* context,
                                      const v1::ConfirmMopConversationRequest* request,
                                      v1::ConfirmMopConversationResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const ConversationName name,
                       ConversationName::Parse("name", request->name()));
      return Run(call, name.mop.partnership, *request, *response,
                 [&](Transaction& transaction, const MopCall& by) -> Status {
                   ASSIGN_OR_RETURN(const MopConversation conversation,
                                    talks_.Confirm(transaction, by, name.mop, name.number));
                   Write(name.mop, conversation, *response->mutable_conversation());
                   return OkStatus();
                 });
    });
  }

  grpc::Status NameRepresentative(grpc::ServerContext* context,
                                  const v1::NameRepresentativeRequest* request,
                                  v1::NameRepresentativeResponse* response) override {
    return ChangeRepresentative(*context, *request, *response,
                                [&](Transaction& transaction, const MopCall& by,
                                    const PartnershipName& parent, const PersonId& person) {
                                  return representatives_.Name(transaction, by.caller, parent,
                                                               person, by.now);
                                });
  }

  grpc::Status RevokeRepresentative(grpc::ServerContext* context,
                                    const v1::RevokeRepresentativeRequest* request,
                                    v1::RevokeRepresentativeResponse* response) override {
    return ChangeRepresentative(*context, *request, *response,
                                [&](Transaction& transaction, const MopCall& by,
                                    const PartnershipName& parent, const PersonId& person) {
                                  return representatives_.Revoke(transaction, by.caller, parent,
                                                                 person);
                                });
  }

 private:
  // One command on the partnership's vendor; `work` fills the response.
  template <typename Request, typename Response, typename Work>
  Status Run(const rpc::Call& call, const PartnershipName& partnership, const Request& request,
             Response& response, const Work& work) const {
    const Instant now = ports_.clock.Now();
    const MopCall by{.caller = call.caller, .now = now, .expect = nullptr};
    return rpc::RunCommand(ports_.database, now,
                           rpc::CommandOf(call, partnership.vendor.value(), request), response,
                           [&](Transaction& transaction) { return work(transaction, by); });
  }

  // `work` answers with the representative that it is about.
  template <typename Request, typename Response, typename Work>
  grpc::Status ChangeRepresentative(grpc::ServerContext& context, const Request& request,
                                    Response& response, const Work& work) const {
    return ports_.gate.Serve(context, request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const PartnershipName parent,
                       PartnershipName::Parse("parent", request.parent()));
      ASSIGN_OR_RETURN(const PersonId person, PersonId::Parse("person", request.person()));
      return Run(call, parent, request, response,
                 [&](Transaction& transaction, const MopCall& by) -> Status {
                   ASSIGN_OR_RETURN(const Representative one,
                                    work(transaction, by, parent, person));
                   Write(parent, one, *response.mutable_representative());
                   return OkStatus();
                 });
    });
  }

  // One that changes the MOP `name`, of which the client may say what it read.
  template <typename Request, typename Response, typename Work>
  grpc::Status Change(grpc::ServerContext& context, const Request& request, Response& response,
                      const Work& work) const {
    return ports_.gate.Serve(context, request, [&](const rpc::Call& call) -> Status {
      ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request.name()));
      return Run(call, name.partnership, request, response,
                 [&](Transaction& transaction, MopCall by) -> Status {
                   by.expect = [&](std::int64_t revision) {
                     return rpc::CheckEtag(request.etag(), revision);
                   };
                   ASSIGN_OR_RETURN(const MopView view, work(transaction, by, name));
                   Write(view, *response.mutable_mop());
                   return OkStatus();
                 });
    });
  }

  const MopRpcPorts ports_;
  const NegotiateMop negotiate_;
  const LiveByMop live_by_;
  const MopTalks talks_;
  const NameRepresentatives representatives_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeMopRpc(const MopRpcPorts& ports) {
  return std::make_unique<MopRpc>(ports);
}

}  // namespace tandem::fiscal
