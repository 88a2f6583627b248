#include "libs/sqlite/file_lock.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace tandem::sqlite {
namespace {

// The process id that the holder wrote into the file.
std::string HolderOf(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "unknown";
}

}  // namespace

StatusOr<std::unique_ptr<FileLock>> FileLock::Take(const std::string& path) {
  const std::string lock_path = path + ".lock";
  const int descriptor = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return Unavailable(fmt::format("{}: {}", lock_path, std::strerror(errno)));
  }
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string holder = HolderOf(descriptor);
    close(descriptor);
    if (error == EWOULDBLOCK) {
      return FailedPrecondition(
          fmt::format("{} is used by another process (PID {})", path, holder));
    }
    return WithReason(Unavailable(fmt::format("{}: {}", lock_path, std::strerror(error))),
                      "STORAGE_IO");
  }
  const std::string pid = std::to_string(getpid());
  if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, pid.data(), pid.size(), 0) < 0) {
    // Only the message for a second process would miss the number.
  }
  return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock() { close(descriptor_); }

}  // namespace tandem::sqlite
