#include "libs/rpc/host.h"

#include <future>
#include <latch>
#include <stdexcept>
#include <thread>

#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include "libs/rpc/host_testing.h"

namespace tandem::rpc {
namespace {

constexpr std::size_t kTenMegabytes = 10'000'000;

using testing::HasSubstr;
using testing::Not;
using testkit::IsOk;
using testkit::StatusIs;

TEST_F(HostFixture, AnswersAndCounts) {
  Start();
  EXPECT_THAT(GetOwn(), IsOk());
  EXPECT_THAT(metrics_.Text(),
              HasSubstr("code=\"OK\",method=\"tandem.partner.v1.PartnerService/GetVendor\"} 1"));
}

TEST_F(HostFixture, ACallerMustBeNamedWellAndHaveARole) {
  Start();
  EXPECT_THAT(GetVendor("vendors/acme", ""),
              StatusIs(StatusCode::kUnauthenticated, HasSubstr("tandem-caller")));
  EXPECT_THAT(GetVendor("vendors/acme", "person=ann; roles=king"),
              StatusIs(StatusCode::kUnauthenticated, HasSubstr("king")));
  EXPECT_THAT(GetVendor("vendors/acme", "person=ann; vendor=acme; roles=manager"),
              StatusIs(StatusCode::kPermissionDenied, HasSubstr("chief")));
}

TEST_F(HostFixture, AForeignVendorAnswersAsAMissingOne) {
  Start();
  const Status foreign = GetVendor("vendors/other", kAnn);
  EXPECT_EQ(foreign, identity::NotFoundResource("vendors/other"));
}

TEST_F(HostFixture, AResourceThatIsNoNameIsRefusedBeforeTheHandler) {
  Start();
  bool reached = false;
  service_->body = [&](const Call&) {
    reached = true;
    return OkStatus();
  };
  for (const char* name : {"", "acme", "/vendors/acme"}) {
    EXPECT_THAT(GetVendor(name, kAnn), StatusIs(StatusCode::kInvalidArgument, HasSubstr("name")));
  }
  EXPECT_FALSE(reached);
  EXPECT_THAT(GetVendor("vendors/" + std::string(100'000, 'x'), kAnn),
              StatusIs(StatusCode::kNotFound, testing::_));
}

TEST_F(HostFixture, AnExpiredCallIsNotBegun) {
  Start();
  service_->body = [](const Call&) { return Internal("it was begun"); };
  EXPECT_THAT(GetVendor("vendors/acme", kAnn, std::chrono::milliseconds(-1)),
              StatusIs(StatusCode::kDeadlineExceeded, testing::_));
}

TEST_F(HostFixture, ErrorsCarryFieldAndReason) {
  Start();
  service_->body = [](const Call&) { return InvalidField("vendor.display_name", "is too long"); };
  Status status = GetOwn();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument,
                               testing::Eq("vendor.display_name: is too long")));
  EXPECT_EQ(FieldOf(status), "vendor.display_name");
  service_->body = [](const Call&) {
    return WithReason(FailedPrecondition("changed"), "STALE_ETAG");
  };
  status = GetOwn();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "STALE_ETAG");
}

TEST_F(HostFixture, TheTextOfADefectStaysInside) {
  Start();
  service_->body = [](const Call&) { return Internal("secret of the database"); };
  EXPECT_THAT(GetOwn(), StatusIs(StatusCode::kInternal, Not(HasSubstr("secret"))));
  service_->body = [](const Call&) -> Status { throw std::runtime_error("secret"); };
  EXPECT_THAT(GetOwn(), StatusIs(StatusCode::kInternal, HasSubstr("see the log")));
}

TEST_F(HostFixture, AMessageThatIsTooLargeIsRefused) {
  Start();
  EXPECT_THAT(GetVendor("vendors/" + std::string(kTenMegabytes, 'x'), kAnn),
              StatusIs(StatusCode::kResourceExhausted, testing::_));
  EXPECT_THAT(GetOwn(), IsOk());
}

// The answer to bytes that are sent as a GetVendorRequest.
Status SendBytes(const std::string& address, const std::string& bytes) {
  grpc::GenericStub stub(MakeChannel(address));
  grpc::ClientContext context;
  Prepare(context, *identity::ParseCaller("person=ann; vendor=acme; roles=chief"),
          std::chrono::seconds(20));
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answer;
  stub.UnaryCall(&context, std::string("/") + kService + "/GetVendor", {}, &request, &response,
                 [&answer](const grpc::Status& status) { answer.set_value(status); });
  return FromGrpc(answer.get_future().get());
}

TEST_F(HostFixture, TextThatIsNoUtf8AndDamagedRequestsAreTheCallersFault) {
  Start();
  EXPECT_THAT(SendBytes(host_->address(), "\x0a\x02\xff\xfe"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("UTF-8")));
  EXPECT_THAT(SendBytes(host_->address(), "\x0a\x20zz"),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("damaged")));
  EXPECT_THAT(SendBytes(host_->address(), "\x0a\x0cvendors/acme"), IsOk());
}

TEST_F(HostFixture, TooManyCallsAtATimeAreRefusedAtOnce) {
  Start({.gate = {.most_calls = 2}});
  std::latch inside(2);
  std::promise<void> leave;
  const std::shared_future<void> left = leave.get_future().share();
  service_->body = [&](const Call&) {
    inside.count_down();
    left.wait();
    return OkStatus();
  };
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 2; ++i) callers.emplace_back([this] { EXPECT_THAT(GetOwn(), IsOk()); });
    inside.wait();
    const Status refused = GetOwn();
    EXPECT_EQ(refused.code(), StatusCode::kResourceExhausted);
    EXPECT_EQ(ReasonOf(refused), "OVERLOADED");
    leave.set_value();
  }
  service_->body = nullptr;
  EXPECT_THAT(GetOwn(), IsOk());
}

TEST_F(HostFixture, ACallWithoutADeadlineGetsOne) {
  Start({.gate = {.default_deadline = std::chrono::milliseconds(50)}});
  bool late = false;
  service_->body = [&](const Call& call) {
    EXPECT_LE(call.deadline, std::chrono::system_clock::now() + std::chrono::milliseconds(50));
    std::this_thread::sleep_until(call.deadline);
    late = call.CheckAlive().code() == StatusCode::kDeadlineExceeded;
    return call.CheckAlive();
  };
  EXPECT_THAT(GetVendor("vendors/acme", kAnn, kForEver),
              StatusIs(StatusCode::kDeadlineExceeded, testing::_));
  EXPECT_TRUE(late);
}

TEST_F(HostFixture, StoppingLetsRunningCallsEnd) {
  Start();
  std::latch inside(1);
  std::promise<void> leave;
  service_->body = [&](const Call&) {
    inside.count_down();
    leave.get_future().wait();
    return OkStatus();
  };
  std::jthread caller([this] { EXPECT_THAT(GetOwn(), IsOk()); });
  inside.wait();
  std::jthread stopper([this] { host_->Stop(); });
  leave.set_value();
  caller.join();
  stopper.join();
  EXPECT_THAT(GetVendor("vendors/acme", kAnn, std::chrono::milliseconds(300)),
              testing::Not(IsOk()));
}

TEST_F(HostFixture, StoppingCutsOffWhatDoesNotEnd) {
  Start({.drain = std::chrono::milliseconds(50)});
  std::latch inside(1);
  service_->body = [&](const Call& call) {
    inside.count_down();
    while (call.CheckAlive().ok()) std::this_thread::yield();
    return call.CheckAlive();
  };
  std::jthread caller([&] { EXPECT_FALSE(GetVendor("vendors/acme", kAnn, kForEver).ok()); });
  inside.wait();
  host_->Stop();
}

TEST_F(HostFixture, HealthIsServingWhileItRuns) {
  Start();
  EXPECT_TRUE(IsServing(host_->address(), kService).value());
  EXPECT_TRUE(IsServing(host_->address(), "").value());
  EXPECT_THAT(IsServing(host_->address(), "no.Such"), StatusIs(StatusCode::kNotFound, testing::_));
  host_->SetServing(kService, false);
  EXPECT_FALSE(IsServing(host_->address(), kService).value());
}

// How an empty conversation with the service that describes services ends.
Status AskForReflection(const std::string& address) {
  grpc::GenericStub stub(MakeChannel(address));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  grpc::CompletionQueue queue;
  const auto stream = stub.PrepareCall(
      &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  void* tag = nullptr;
  bool done = false;
  stream->StartCall(nullptr);
  queue.Next(&tag, &done);
  stream->WritesDone(nullptr);
  queue.Next(&tag, &done);
  grpc::Status status;
  stream->Finish(&status, nullptr);
  queue.Next(&tag, &done);
  return FromGrpc(status);
}

TEST_F(HostFixture, TellsItsServicesOnlyIfReflectionIsOn) {
  Start({.reflection = true});
  EXPECT_THAT(AskForReflection(host_->address()), IsOk());
  Start({.reflection = false});
  EXPECT_THAT(AskForReflection(host_->address()), StatusIs(StatusCode::kUnimplemented, testing::_));
}

// What adding the test service with these rows answers.
Status AddWith(const std::vector<identity::PolicyRow>& rows) {
  observe::Metrics metrics;
  Host host({}, {}, metrics);
  TestService service(host.gate());
  return host.Add(service, kService, rows);
}

TEST(Host, AMethodWithoutAPolicyRowStopsTheStart) {
  auto rows = TestPolicies();
  EXPECT_THAT(AddWith(rows), IsOk());
  const std::string missing(rows.back().method);
  rows.pop_back();
  EXPECT_THAT(AddWith(rows), StatusIs(StatusCode::kFailedPrecondition, HasSubstr(missing)));
  rows = TestPolicies();
  rows.front().resource_field = "nowhere";
  EXPECT_THAT(AddWith(rows), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("nowhere")));
  rows = TestPolicies();
  rows.push_back({"tandem.partner.v1.PartnerService/Unknown", {}, ""});
  EXPECT_THAT(AddWith(rows), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("do not exist")));
}

TEST(Host, AssertedCallersStayOnLoopback) {
  observe::Metrics metrics;
  for (const char* address : {"0.0.0.0:0", "127.0.0.1.example.com:0", "[::]:0", "8450"}) {
    Host host({.listen = address}, {}, metrics);
    EXPECT_THAT(host.Start(), StatusIs(StatusCode::kFailedPrecondition, HasSubstr("loopback")));
  }
}

TEST(Host, ATakenAddressIsNamed) {
  observe::Metrics metrics;
  Host first({}, {}, metrics);
  ASSERT_THAT(first.Start(), IsOk());
  Host second({.listen = first.address()}, {}, metrics);
  EXPECT_THAT(second.Start(), StatusIs(StatusCode::kUnavailable, HasSubstr(first.address())));
}

}  // namespace
}  // namespace tandem::rpc
