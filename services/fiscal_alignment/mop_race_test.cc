#include <random>
#include <thread>

#include <gmock/gmock.h>

#include "services/fiscal_alignment/mop_service_testing.h"

namespace tandem::fiscal {
namespace {

using testkit::IsOk;
using MopRaces = MopServiceFixture;

// Each round another year, so that agreed ones never overlap.
std::string TermsOf(int round, const std::string& first = "-01-01") {
  const std::string year = std::to_string(2026 + round);
  return PeriodText(year + first, year + "-12-31");
}

TEST_F(MopRaces, F5_OfTwoAnswersAtOnceOneWins) {
  for (int round = 1; round <= 12; ++round) {
    const std::string mop = Propose(TermsOf(round));
    ASSERT_THAT(Talk(mop), IsOk());
    Status accepted;
    Status withdrawn;
    {
      const std::jthread accepting([&] { accepted = Accept(mop).status(); });
      const std::jthread withdrawing([&] {
        withdrawn = Simply(kManager, &MopStub::WithdrawMop, mop, "reason: 'no longer'").status();
      });
    }
    ASSERT_NE(accepted.ok(), withdrawn.ok()) << accepted << withdrawn;
    const Status& lost = accepted.ok() ? withdrawn : accepted;
    EXPECT_EQ(ReasonOf(lost), "NOT_READY") << lost;
    const v1::Mop after = Get(mop);
    EXPECT_EQ(after.state(), accepted.ok() ? v1::Mop::STATE_AGREED : v1::Mop::STATE_WITHDRAWN);
    EXPECT_EQ(after.revision(), 4);
  }
}

TEST_F(MopRaces, F5_OfAcceptingAndCounteringAtOnceOneWins) {
  for (int round = 1; round <= 12; ++round) {
    const std::string mop = Propose(TermsOf(round));
    ASSERT_THAT(Talk(mop), IsOk());
    Status accepted;
    Status countered;
    {
      const std::jthread accepting([&] { accepted = Accept(mop).status(); });
      const std::jthread countering([&] {
        countered =
            Simply(kExecutive, &MopStub::CounterMop, mop, TermsOf(round, "-02-01")).status();
      });
    }
    ASSERT_NE(accepted.ok(), countered.ok()) << accepted << countered;
    const v1::Mop after = Get(mop);
    EXPECT_EQ(after.state(), accepted.ok() ? v1::Mop::STATE_AGREED : v1::Mop::STATE_COUNTERED);
    EXPECT_EQ(after.versions_size(), accepted.ok() ? 1 : 2);
    EXPECT_EQ(after.revision(), 4);
    if (accepted.ok()) {
      EXPECT_EQ(ReasonOf(countered), "NOT_READY") << countered;
    } else {
      // Its own side's version is the open one now.
      EXPECT_EQ(accepted.code(), StatusCode::kPermissionDenied) << accepted;
    }
  }
}

// What the table of formulas.md 6 says of a negotiation, without its guards on dates.
struct Model {
  v1::Mop::State state = v1::Mop::STATE_DRAFT;
  bool vendors_turn = true;  // the vendor authored the draft, or is the one to answer
  int versions = 1;

  bool open() const {
    return state == v1::Mop::STATE_PROPOSED || state == v1::Mop::STATE_COUNTERED;
  }
};

enum class Act { kRevise, kDiscard, kPropose, kCounter, kAccept, kWithdraw, kDecline };

// Whether the model allows it; then it is done.
bool Follow(Model& model, Act act, bool by_vendor) {
  const bool drafting = model.state == v1::Mop::STATE_DRAFT && by_vendor;
  const bool answering = model.open() && by_vendor == model.vendors_turn;
  switch (act) {
    case Act::kRevise:
      if (drafting) ++model.versions;
      return drafting;
    case Act::kDiscard:
      if (drafting) model.state = v1::Mop::STATE_WITHDRAWN;
      return drafting;
    case Act::kPropose:
      if (!drafting) return false;
      model.state = v1::Mop::STATE_PROPOSED;
      model.vendors_turn = false;
      return true;
    case Act::kCounter:
      if (!answering) return false;
      model.state = v1::Mop::STATE_COUNTERED;
      model.vendors_turn = !model.vendors_turn;
      ++model.versions;
      return true;
    case Act::kAccept:
      if (answering) model.state = v1::Mop::STATE_AGREED;
      return answering;
    case Act::kWithdraw: {
      const bool own = model.open() && by_vendor != model.vendors_turn;
      if (own) model.state = v1::Mop::STATE_WITHDRAWN;
      return own;
    }
    case Act::kDecline:
      if (answering) model.state = v1::Mop::STATE_DECLINED;
      return answering;
  }
  return false;
}

class MopInterleavings : public MopServiceFixture {
 protected:
  // Each year another term, so that agreed ones never overlap.
  static std::string Terms(int year, int nth) {
    return PeriodText(std::to_string(year) + "-01-01",
                      std::to_string(year) + "-12-" + std::to_string(10 + nth % 20));
  }
  Status Call(Act act, const std::string& caller, const std::string& mop, const Model& model,
              int year) {
    const std::string reason = "reason: 'r'";
    switch (act) {
      case Act::kRevise:
        return Simply(caller, &MopStub::ReviseMop, mop, Terms(year, model.versions)).status();
      case Act::kDiscard:
        return Simply(caller, &MopStub::DiscardMop, mop).status();
      case Act::kPropose:
        return Simply(caller, &MopStub::ProposeMop, mop).status();
      case Act::kCounter:
        return Simply(caller, &MopStub::CounterMop, mop, Terms(year, model.versions)).status();
      case Act::kAccept:
        return Accept(mop, model.versions, caller).status();
      case Act::kWithdraw:
        return Simply(caller, &MopStub::WithdrawMop, mop, reason).status();
      case Act::kDecline:
        return Simply(caller, &MopStub::DeclineMop, mop, reason).status();
    }
    return Internal("no such act");
  }
};

TEST_F(MopInterleavings, F5_RandomCommandsOfBothSidesFollowTheTable) {
  std::mt19937 random(7);
  const auto any = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  int commands = 0;
  for (int year = 2027; year < 2067; ++year) {
    const auto created = Do(kManager, &MopStub::CreateMop,
                            "parent: '" + std::string(kPartnership) + "' " + Terms(year, 0));
    ASSERT_THAT(created, IsOk());
    const std::string mop = created->mop().name();
    ASSERT_THAT(Talk(mop), IsOk());
    Model model;
    for (int i = 0; i < 14; ++i, ++commands) {
      const Act act = static_cast<Act>(any(7));
      const bool by_vendor = any(2) == 0;
      const bool was_open = model.open();
      const bool hidden = model.state == v1::Mop::STATE_DRAFT && !by_vendor;
      const Model before = model;
      const bool allowed = Follow(model, act, by_vendor);
      const Status status = Call(act, by_vendor ? kManager : kExecutive, mop, before, year);
      ASSERT_EQ(status.ok(), allowed) << static_cast<int>(act) << by_vendor << status;
      if (hidden) {
        ASSERT_EQ(status.code(), StatusCode::kNotFound) << status;
      } else if (!allowed && was_open && act >= Act::kCounter) {
        ASSERT_EQ(status.code(), StatusCode::kPermissionDenied) << status;
      }
      const v1::Mop now = Get(mop);
      ASSERT_EQ(now.state(), model.state);
      ASSERT_EQ(now.versions_size(), model.versions);
      ASSERT_EQ(now.open_version() != 0, model.open());
    }
  }
  EXPECT_GE(commands, 500);
}

}  // namespace
}  // namespace tandem::fiscal
