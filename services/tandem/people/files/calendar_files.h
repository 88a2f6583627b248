#pragma once

#include <string>
#include <vector>

#include "services/tandem/remote/server_options.h"
#include "services/tandem/views/terminal.h"
#include "tandem/partner/v1/calendar_file_service.pb.h"

// tandem import absences, shutdowns; export absences, shutdowns: iCalendar files.
namespace tandem::client {

struct CalendarFileOutcome {
  std::string text;
  std::vector<std::string> remarks;  // "FILE:7: …", in the order of the file
  bool refused_some = false;         // events that are wrong and were not read
};

// What both imports are told.
struct CalendarFileImport : ChangingCommand {
  std::string path;
  std::string of;
  std::string from;  // with `to`: the days that the file tells of; empty: the server's
  std::string to;
  bool include_free = false;
};

struct ImportAbsences : CalendarFileImport {
  std::string source;

  StatusOr<CalendarFileOutcome> Run() const;
};

struct ImportShutdowns : CalendarFileImport {
  StatusOr<CalendarFileOutcome> Run() const;
};

struct CalendarFileExport {
  ServerOptions server;
  std::string of;
  std::string out;  // a file; empty: the answer itself
};

struct ExportAbsences : CalendarFileExport {
  std::string days;  // FIRST..LAST; empty: all

  StatusOr<std::string> Run() const;
};

struct ExportShutdowns : CalendarFileExport {
  StatusOr<std::string> Run() const;
};

}  // namespace tandem::client
