#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/process/server_options.h"
#include "libs/process/service.h"
#include "libs/production/engines.h"
#include "libs/storage/migrator.h"

namespace tandem::production {

// A service as a program of its own.
struct Program {
  std::string name;                                  // "tandem-partner-registry"
  std::string schema_name;                           // of its tables in PostgreSQL
  storage::Schema schema;                            // the tables
  process::DeclareSettings more_settings = nullptr;  // beside those of every service
  std::function<std::unique_ptr<process::Service>(const Engines&)> make;
};

// The whole of such a program: `serve` (or nothing) runs the service until SIGTERM or SIGINT,
// `migrate` brings its tables up to date and gives its roles their rights. 0 success, 1 failure,
// 2 a command line or setting that is wrong; errors go to stderr.
int Main(const Program& program, int argc, char** argv);

}  // namespace tandem::production
