#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/observe/log.h"

namespace tandem::lifecycle {

// A part of a process that runs.
class Component {
 public:
  virtual ~Component() = default;
  virtual std::string name() const = 0;
  // Returns when it runs; an error means that it does not, and Stop need not be called.
  virtual Status Start() = 0;
  // Blocks until it runs no longer. Idempotent, and legal before Start.
  virtual void Stop() = 0;
};

// Starts components in order and stops them in reverse. Not thread-safe; the components outlive it.
class Stack {
 public:
  explicit Stack(observe::Log log) : log_(std::move(log)) {}
  ~Stack() { Stop(std::chrono::seconds(10)); }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  // Starts it; if that fails, it is not part of the stack, and the caller destroys the stack.
  Status Start(Component& component);
  // Stops everything. If that takes longer than `limit`, the process says what hangs and ends with
  // code 1: state is safe at any moment, so nothing is lost.
  void Stop(std::chrono::milliseconds limit);

 private:
  observe::Log log_;
  std::vector<Component*> running_;
};

}  // namespace tandem::lifecycle
