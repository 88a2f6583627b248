#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

// HTTP as its handlers see it: for feeds, pages and webhooks, never for the API, which is gRPC.
namespace tandem::http {

struct Request {
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> form;     // of application/x-www-form-urlencoded
  std::map<std::string, std::string> headers;  // names in lower case
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

using Handler = std::function<Response(const Request&)>;

// The handler gets the requests of this method whose path begins with the prefix; the longest
// prefix counts. It is called by several threads at a time.
struct Route {
  std::string method;
  std::string prefix;  // "/calendars/"
  Handler handler;
};

}  // namespace tandem::http
