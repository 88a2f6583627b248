#include "services/partner_registry/rpc/verification_rpc.h"

#include <charconv>

#include <fmt/format.h>

#include "libs/wire/type_values.h"
#include "services/partner_registry/app/verification/list_verifications.h"
#include "services/partner_registry/app/verification/verify_fact.h"
#include "services/partner_registry/rpc/pages.h"
#include "tandem/partner/v1/verification_service.grpc.pb.h"

namespace tandem::partner {
namespace {

void Write(const Verified& verified, bool outdated, v1::Verification& message) {
  message.set_subject(verified.subject.ToString());
  message.set_revision(verified.revision);
  message.set_person(verified.verification.person);
  message.set_method(verified.verification.method);
  *message.mutable_time() = wire::ToProto(verified.verification.time);
  message.set_outdated(outdated);
}

// "5/bob": the kind's number and the person.
std::string PositionOf(const KnownVerification& known) {
  const Subject& subject = known.verified.subject;
  return fmt::format("{}/{}", static_cast<int>(subject.kind),
                     subject.person ? subject.person->value() : "");
}

StatusOr<std::optional<VerificationPlace>> PlaceOf(const std::string& position) {
  if (position.empty()) return std::optional<VerificationPlace>();
  int kind = 0;
  const char* end = position.data() + position.size();
  const auto [rest, error] = std::from_chars(position.data(), end, kind);
  if (error != std::errc() || rest == end || *rest != '/' || kind < 1 ||
      kind > static_cast<int>(kLastSubject)) {
    return InvalidField("page_token", "is damaged");
  }
  return VerificationPlace{static_cast<SubjectKind>(kind), std::string(rest + 1, end)};
}

class VerificationRpc final : public v1::VerificationService::Service {
 public:
  explicit VerificationRpc(HandlerPorts ports) : ports_(std::move(ports)) {}

  grpc::Status VerifyFact(grpc::ServerContext* context, const v1::VerifyFactRequest* request,
                          v1::VerifyFactResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call& call) -> Status {
      VerifyFactCommand command{.revision = request->revision(), .method = request->method()};
      ASSIGN_OR_RETURN(command.subject, Subject::Parse("name", request->name()));
      const std::string& vendor = command.subject.organisation.vendor.value();
      return cases_.Run(
          rpc::CommandOf(call, vendor, *request), *response, [&](const UnitOfWork& work) -> Status {
            ASSIGN_OR_RETURN(const Verified verified, partner::VerifyFact(work, command));
            Write(verified, false, *response->mutable_verification());
            return OkStatus();
          });
    });
  }

  grpc::Status ListVerifications(grpc::ServerContext* context,
                                 const v1::ListVerificationsRequest* request,
                                 v1::ListVerificationsResponse* response) override {
    return ports_.gate.Serve(*context, *request, [&](const rpc::Call&) -> Status {
      ASSIGN_OR_RETURN(const OrganisationName parent,
                       OrganisationName::Parse("parent", request->parent()));
      ASSIGN_OR_RETURN(const PageAsked page,
                       ReadPage("ListVerifications " + request->parent(), *request));
      ASSIGN_OR_RETURN(const std::optional<VerificationPlace> after, PlaceOf(page.position));
      return cases_.Read(parent.vendor.value(), [&](const Reader& reader) -> Status {
        ASSIGN_OR_RETURN(std::vector<KnownVerification> known,
                         partner::ListVerifications(reader.registry, reader.verifications, parent,
                                                    after, page.limit()));
        response->set_next_page_token(CutPage(page, known, PositionOf));
        for (const KnownVerification& one : known) {
          Write(one.verified, one.verified.revision != one.newest_revision,
                *response->add_verifications());
        }
        return OkStatus();
      });
    });
  }

 private:
  const HandlerPorts ports_;
  const CaseRunner cases_{ports_};
};

}  // namespace

std::unique_ptr<grpc::Service> MakeVerificationRpc(HandlerPorts ports) {
  return std::make_unique<VerificationRpc>(std::move(ports));
}

}  // namespace tandem::partner
