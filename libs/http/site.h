#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/http/message.h"
#include "libs/observe/log.h"

namespace tandem::http {

// A request as the wire brought it.
struct Incoming {
  std::string method;
  std::string target;                          // "/calendars/x?from=2026", not decoded
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

struct Answered {
  Response response;
  std::string route;  // the prefix that counted, which is no secret; empty: none did
};

// All that a server answers but for the wire: finds the route, decodes, calls the handler, and puts
// on every answer the headers that keep a browser from doing more than show it. A handler that
// throws is a defect: logged, and answered by 500 without a word about it. Thread-safe if the
// handlers are.
class Site {
 public:
  // Routes of the same prefix differ in their method: GET, which answers HEAD too, or POST.
  Site(std::vector<Route> routes, observe::Log log);

  Answered Answer(const Incoming& incoming) const;

  // Of a request that cannot be read or is too large: "400 Bad Request" and nothing else.
  static Response Refusal(int status, std::string_view text = "");

 private:
  // Of the longest prefix; empty: none fits.
  std::vector<const Route*> RoutesFor(const std::string& path) const;
  Response Call(const Route& route, const Request& request) const;

  std::vector<Route> routes_;
  observe::Log log_;
};

// "Not Found".
std::string_view StatusText(int status);

}  // namespace tandem::http
