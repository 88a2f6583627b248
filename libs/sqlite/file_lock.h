#pragma once

#include <memory>
#include <string>

#include "libs/base/status.h"

namespace tandem::sqlite {

// Holds "PATH.lock" for this process as long as it lives; the system lets it go also after a crash.
class FileLock {
 public:
  // FAILED_PRECONDITION that names the process which holds it.
  static StatusOr<std::unique_ptr<FileLock>> Take(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace tandem::sqlite
