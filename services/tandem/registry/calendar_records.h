#pragma once

#include <cstdint>
#include <string>

#include "services/tandem/remote/messages.h"

// tandem calendar record, correct, …: the calendars that the registry keeps.
namespace tandem::client {

// What a new revision of a calendar says.
struct CalendarRevision : ChangingCommand {
  std::string organisation;
  std::string spec;
  std::string reason;
  std::string verification_method;  // empty: nobody made sure yet
};

struct CalendarRecord : CalendarRevision {
  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarCorrect : CalendarRevision {
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarChangeYearEnd : CalendarRevision {
  std::string bridge;  // FIRST..LAST
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarVerify : ChangingCommand {
  std::string organisation;
  int revision = 0;
  std::string method;
  std::string etag;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarShow : AskingCommand {
  std::string organisation;
  int revision = 0;  // 0: the newest

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

struct CalendarRevisions : AskingCommand {
  std::string organisation;

  StatusOr<std::string> Run(const Terminal& terminal) const;
};

}  // namespace tandem::client
