#pragma once

#include <memory>
#include <vector>

#include <grpcpp/impl/codegen/service_type.h>

#include "libs/identity/policy.h"
#include "libs/rpc/gate.h"
#include "services/fiscal_alignment/app/report/report_alignment.h"

namespace tandem::fiscal {

// What the calls work on; all of it outlives the service.
struct AlignmentReportRpcPorts {
  rpc::Gate& gate;
  storage::Database& database;
  const OrganisationRepository& organisations;
  const ReportSource& source;
  const Clock& clock;
};

// tandem.fiscal.v1.AlignmentReportService. Thread-safe.
std::unique_ptr<grpc::Service> MakeAlignmentReportRpc(const AlignmentReportRpcPorts& ports);

// The vendor's own people and programs.
std::vector<identity::PolicyRow> AlignmentReportPolicyRows();

}  // namespace tandem::fiscal
