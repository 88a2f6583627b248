#pragma once

#include <functional>
#include <string_view>

#include "libs/base/status.h"

// A named place at which a test can make the process die or an error appear. Release builds compile
// them away. In the others the environment variable TANDEM_FAILPOINT arms one of them:
//
//   TANDEM_FAILPOINT=storage.before_commit:crash:3     the process ends (as by kill -9) at the 3rd
//   passing TANDEM_FAILPOINT=storage.before_commit:error:3     UNAVAILABLE at the 3rd passing, once
//   TANDEM_FAILPOINT=storage.before_commit:error:3+    UNAVAILABLE from the 3rd passing on
#ifdef TANDEM_FAILPOINTS
#define TANDEM_FAILPOINT(name) ::tandem::PassFailpoint(name)
#else
#define TANDEM_FAILPOINT(name) ::tandem::OkStatus()
#endif

namespace tandem {

// Use TANDEM_FAILPOINT. Thread-safe.
Status PassFailpoint(std::string_view name);
// For tests in the same process: arms as the variable does; an empty text disarms.
void ArmFailpoint(std::string_view text);

// What a simulator answers at the failpoint of that name.
using FailpointJudge = std::function<Status(std::string_view name)>;
// For a simulator in the same process: from here on `judge` is asked at every passing, whatever is
// armed; an empty one ends that.
void JudgeFailpoints(FailpointJudge judge);

}  // namespace tandem
