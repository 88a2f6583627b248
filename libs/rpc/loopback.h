#pragma once

#include <string>

namespace tandem::rpc {

// Whether only this machine reaches the address: "127.0.0.1:8450", "[::1]:8450", "localhost:8450"
// or a socket in the file system.
bool IsLoopback(const std::string& address);

}  // namespace tandem::rpc
