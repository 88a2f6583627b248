#pragma once

#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "libs/base/clock.h"
#include "libs/observe/metrics.h"
#include "libs/process/service.h"
#include "libs/rpc/gate.h"
#include "libs/testkit/memory_database.h"
#include "tandem/fiscal/v1/alignment_service.grpc.pb.h"
#include "tandem/fiscal/v1/mop_service.grpc.pb.h"
#include "tandem/partner/v1/calendar_file_service.grpc.pb.h"
#include "tandem/partner/v1/partner_service.grpc.pb.h"
#include "tandem/partner/v1/people_service.grpc.pb.h"
#include "tandem/partner/v1/portfolio_service.grpc.pb.h"
#include "tandem/partner/v1/verification_service.grpc.pb.h"
#include "tests/sim/world/faults.h"
#include "tests/sim/world/simulated_bus.h"

namespace tandem::sim {

// What all services of a world stand on; it outlives them.
struct Ground {
  Dice& dice;
  const Clock& clock;
  Faults& faults;
  SimulatedBus& bus;
  IdSource& ids;
};

// Everything that can be called, by the type of the service; null while its process is down.
using Endpoints =
    std::tuple<partner::v1::PartnerService::Service*,  //
               partner::v1::PeopleService::Service*, partner::v1::PortfolioService::Service*,
               partner::v1::VerificationService::Service*,
               partner::v1::CalendarFileService::Service*, fiscal::v1::AlignmentService::Service*,
               fiscal::v1::MopService::Service*>;

// What a service does by itself, one step of it; whether there was anything to do.
struct Round {
  std::string name;  // "partner_registry relay"
  std::function<StatusOr<bool>()> run;
};

// A service as production composes it, as one process that can end at any moment: its database
// stays, everything else goes. Belongs to one thread.
class Node {
 public:
  // `lease` is the name of its relay's.
  Node(const Ground& ground, std::string name, std::string lease);
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // Made anew on what is committed, under another name or the same, as an operator likes it.
  Status Start();
  // As kill -9.
  void Kill();
  virtual bool is_up() const = 0;

  virtual std::vector<Round> Rounds() = 0;
  virtual void Offer(Endpoints& endpoints) = 0;

  const std::string& name() const { return name_; }
  testkit::MemoryDatabase& data() { return data_; }
  // What was done against the rules, seen from outside: messages published without the lease.
  const std::vector<std::string>& misdeeds() const { return misdeeds_; }

 protected:
  // What is gone with the process, beside the service itself.
  struct Process {
    observe::Metrics metrics;
    rpc::Gate gate{{}, observe::Log(), metrics};
  };

  virtual Status Build() = 0;
  virtual void Destroy() = 0;

  Status Register(process::Service& service);
  messaging::Publisher& publisher() { return publisher_; }
  const std::string& holder() const { return holder_; }
  Process& process() { return *process_; }
  const Ground& ground() const { return ground_; }

 private:
  // The bus, to which only the holder of the lease may publish.
  class LeasedPublisher final : public messaging::Publisher {
   public:
    explicit LeasedPublisher(Node& node) : node_(node) {}
    std::vector<Status> Publish(std::span<const messaging::Message> messages) override;

   private:
    Node& node_;
  };

  bool HoldsLease();

  const Ground ground_;
  const std::string name_;
  const std::string lease_;
  testkit::MemoryDatabase data_;
  LeasedPublisher publisher_{*this};
  std::string holder_;
  int starts_ = 0;
  std::unique_ptr<Process> process_;
  std::vector<std::string> misdeeds_;
};

}  // namespace tandem::sim
