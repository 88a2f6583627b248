#include "libs/messaging/admin/dead_letter_rpc.h"

#include "libs/messaging/messaging_testing.h"
#include "libs/rpc/channel.h"
#include "libs/rpc/host.h"
#include "libs/rpc/status_mapping.h"

namespace tandem::messaging {
namespace {

using testing::HasSubstr;
using testkit::IsOk;
using testkit::StatusIs;

class DeadLetterRpcTest : public testing::Test {
 protected:
  DeadLetterRpcTest() {
    consumer_.On("Happened", [this](storage::Transaction&, const Event&) { return verdict_; });
    EXPECT_THAT(host_.Add(service_, DeadLetterRpc::kFullName, DeadLetterRpc::Policies()), IsOk());
    EXPECT_THAT(host_.Start(), IsOk());
    stub_ = event::v1::DeadLetterService::NewStub(rpc::MakeChannel(host_.address()));
    for (int i = 0; i < 5; ++i) {
      const std::vector<Delivery> batch{
          TestDelivery(TestEvent("e" + std::to_string(i), i < 4 ? "k" : "other"))};
      EXPECT_THAT(consumer_.Handle(batch), IsOk());
    }
  }

  template <typename Request, typename Response>
  Status Ask(grpc::Status (event::v1::DeadLetterService::Stub::*method)(grpc::ClientContext*,
                                                                        const Request&, Response*),
             const Request& request, Response& response, const char* role = "operator") {
    grpc::ClientContext context;
    rpc::Prepare(context, *identity::ParseCaller(std::string("person=op; roles=") + role),
                 std::chrono::seconds(20));
    return rpc::FromGrpc((stub_.get()->*method)(&context, request, &response));
  }
  using Stub = event::v1::DeadLetterService::Stub;

  TestDatabase database_;
  testkit::FakeClock clock_;
  Status verdict_ = InvalidArgument("is nonsense");
  Consumer consumer_{"consumer", *database_, clock_};
  Consumer quiet_{"quiet", *database_, clock_};
  observe::Metrics metrics_;
  rpc::Host host_{{}, {}, metrics_};
  DeadLetterRpc service_{host_.gate(), {&consumer_, &quiet_}};
  std::unique_ptr<Stub> stub_;
};

TEST_F(DeadLetterRpcTest, ListsAllInPages) {
  event::v1::ListDeadLettersRequest request;
  request.set_page_size(2);
  std::vector<std::string> ids;
  int pages = 0;
  do {
    event::v1::ListDeadLettersResponse response;
    ASSERT_THAT(Ask(&Stub::ListDeadLetters, request, response), IsOk());
    for (const auto& letter : response.dead_letters()) ids.push_back(letter.envelope().id());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty() && ++pages < 10);
  EXPECT_THAT(ids, testing::ElementsAre("e0", "e1", "e2", "e3", "e4"));
}

TEST_F(DeadLetterRpcTest, RedrivesAndDiscards) {
  event::v1::RedriveDeadLettersRequest request;
  event::v1::RedriveDeadLettersResponse response;
  request.set_consumer("consumer");
  request.set_key("k");
  ASSERT_THAT(Ask(&Stub::RedriveDeadLetters, request, response), IsOk());
  EXPECT_EQ(response.applied_count(), 0);
  EXPECT_EQ(response.failure(), "is nonsense");
  verdict_ = OkStatus();
  response.Clear();
  ASSERT_THAT(Ask(&Stub::RedriveDeadLetters, request, response), IsOk());
  EXPECT_EQ(response.applied_count(), 4);
  EXPECT_EQ(response.failure(), "");
  event::v1::DiscardDeadLetterRequest discard;
  event::v1::DiscardDeadLetterResponse nothing;
  discard.set_name("deadLetters/consumer/5");
  EXPECT_THAT(Ask(&Stub::DiscardDeadLetter, discard, nothing), IsOk());
  EXPECT_THAT(Ask(&Stub::DiscardDeadLetter, discard, nothing),
              StatusIs(StatusCode::kNotFound, HasSubstr("5")));
}

TEST_F(DeadLetterRpcTest, RefusesWhatIsMalformedUnknownOrNotForTheCaller) {
  event::v1::RedriveDeadLettersRequest request;
  event::v1::RedriveDeadLettersResponse response;
  request.set_key("k");
  request.set_consumer("nobody");
  EXPECT_THAT(Ask(&Stub::RedriveDeadLetters, request, response),
              StatusIs(StatusCode::kInvalidArgument, HasSubstr("there are consumer, quiet")));
  request.set_consumer("quiet");
  EXPECT_THAT(Ask(&Stub::RedriveDeadLetters, request, response),
              StatusIs(StatusCode::kNotFound, HasSubstr("k")));
  EXPECT_THAT(Ask(&Stub::RedriveDeadLetters, request, response, "chief"),
              StatusIs(StatusCode::kPermissionDenied, HasSubstr("operator")));
  event::v1::DiscardDeadLetterRequest discard;
  event::v1::DiscardDeadLetterResponse nothing;
  for (const char* name : {"", "deadLetters/1", "deadLetters/consumer/x", "letters/consumer/1"}) {
    discard.set_name(name);
    EXPECT_THAT(Ask(&Stub::DiscardDeadLetter, discard, nothing),
                StatusIs(StatusCode::kInvalidArgument, HasSubstr("name")));
  }
}

}  // namespace
}  // namespace tandem::messaging
