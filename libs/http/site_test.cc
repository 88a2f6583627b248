#include "libs/http/site.h"

#include <stdexcept>

#include <gmock/gmock.h>

namespace tandem::http {
namespace {

using testing::HasSubstr;
using testing::Not;

Response Echo(const Request& request) {
  std::string body = request.method + " " + request.path;
  for (const auto& [name, value] : request.query)
    body.append(" ?").append(name).append("=").append(value);
  for (const auto& [name, value] : request.form)
    body.append(" ").append(name).append("=").append(value);
  return {.body = body};
}

Site SiteOf(std::vector<Route> routes) { return Site(std::move(routes), observe::Log()); }

std::string Header(const Response& response, const std::string& name) {
  std::string values;
  for (const auto& [key, value] : response.headers) {
    if (key == name) values += value + "|";
  }
  return values;
}

TEST(Site, TheLongestPrefixCounts) {
  const Site site =
      SiteOf({{"GET", "/a/", Echo},
              {"GET", "/a/deep/", [](const Request&) { return Response{.body = "d"}; }}});
  EXPECT_EQ(site.Answer({"GET", "/a/x", {}, ""}).response.body, "GET /a/x");
  const Answered deep = site.Answer({"GET", "/a/deep/x", {}, ""});
  EXPECT_EQ(deep.response.body, "d");
  EXPECT_EQ(deep.route, "/a/deep/");
  EXPECT_EQ(site.Answer({"GET", "/b", {}, ""}).response.status, 404);
  EXPECT_EQ(site.Answer({"GET", "/a", {}, ""}).response.status, 404);
}

TEST(Site, OtherMethodsAreRefusedAndTheAllowedOnesNamed) {
  const Site site = SiteOf({{"GET", "/a/", Echo}, {"POST", "/a/", Echo}, {"GET", "/b/", Echo}});
  const Response refused = site.Answer({"POST", "/b/x", {}, ""}).response;
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(Header(refused, "Allow"), "GET, HEAD|");
  EXPECT_EQ(Header(site.Answer({"PUT", "/a/x", {}, ""}).response, "Allow"), "GET, HEAD, POST|");
  EXPECT_EQ(site.Answer({"HEAD", "/b/x", {}, ""}).response.status, 200);
}

TEST(Site, QueryAndFormAreDecoded) {
  const Site site = SiteOf({{"POST", "/a/", Echo}});
  const std::map<std::string, std::string> form = {
      {"content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"}};
  EXPECT_EQ(site.Answer({"POST", "/a/%C3%A9?q=1+2", form, "x=%3C"}).response.body,
            "POST /a/é ?q=1 2 x=<");
  EXPECT_EQ(site.Answer({"POST", "/a/", form, "x=%"}).response.status, 400);
  EXPECT_EQ(site.Answer({"POST", "/a/?q=%", form, ""}).response.status, 400);
  EXPECT_EQ(
      site.Answer({"POST", "/a/", {{"content-type", "application/json"}}, "{}"}).response.status,
      415);
  EXPECT_EQ(site.Answer({"POST", "/a/", {}, "x=1"}).response.status, 415);
}

TEST(Site, PathsThatMeanAnotherPlaceAreRefused) {
  const Site site = SiteOf({{"GET", "/", Echo}});
  for (const std::string path : {"/../etc/passwd", "/a/..", "/a/%2e%2e/b", "/./a", "/%00", "/%",
                                 "/%0d%0aX:1", "x", "", "*", "//%ff"}) {
    EXPECT_EQ(site.Answer({"GET", path, {}, ""}).response.status, 400) << path;
  }
  EXPECT_EQ(site.Answer({"GET", "/a..b/...", {}, ""}).response.status, 200);
}

TEST(Site, EveryAnswerTellsTheBrowserToDoNothingButShowIt) {
  const Site site = SiteOf({{"GET", "/a/", Echo}});
  for (const std::string path : {"/a/x", "/b", "/%"}) {
    const Response response = site.Answer({"GET", path, {}, ""}).response;
    EXPECT_EQ(Header(response, "X-Content-Type-Options"), "nosniff|") << path;
    EXPECT_EQ(Header(response, "Referrer-Policy"), "no-referrer|");
    EXPECT_EQ(Header(response, "Cache-Control"), "no-store|");
    EXPECT_THAT(Header(response, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
  }
}

TEST(Site, AHandlerMayTellTheCacheOtherwise) {
  const Site site = SiteOf({{"GET", "/a/", [](const Request&) {
                               return Response{.headers = {{"Cache-Control", "max-age=60"}}};
                             }}});
  EXPECT_EQ(Header(site.Answer({"GET", "/a/", {}, ""}).response, "Cache-Control"), "max-age=60|");
}

TEST(Site, ADefectOfAHandlerTellsNothingToTheClient) {
  const Site site = SiteOf(
      {{"GET", "/throws/", [](const Request&) -> Response { throw std::runtime_error("secret"); }},
       {"GET", "/odd/", [](const Request&) -> Response { throw 1; }},
       {"GET", "/header/", [](const Request& request) {
          return Response{.headers = {{"X-Path", request.path + "\r\nX: 1"}}};
        }}});
  for (const std::string path : {"/throws/", "/odd/", "/header/"}) {
    const Answered answered = site.Answer({"GET", path, {}, ""});
    EXPECT_EQ(answered.response.status, 500) << path;
    EXPECT_THAT(answered.response.body, Not(HasSubstr("secret")));
    EXPECT_EQ(answered.route, path);
  }
}

}  // namespace
}  // namespace tandem::http
