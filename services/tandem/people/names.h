#pragma once

#include <map>
#include <string>

#include "libs/base/status.h"
#include "services/tandem/remote/connection.h"
#include "services/tandem/remote/partner_client.h"
#include "services/tandem/remote/people_client.h"
#include "tandem/partner/v1/person.pb.h"

namespace tandem::client {

// What ids stand for: services know people and partnerships by id, and a client joins the names
// from the registry. Each is asked for once. Not thread-safe; the connection outlives it.
class Names {
 public:
  explicit Names(const Connection& connection) : people_(connection), partners_(connection) {}

  // An erased person too. Errors are the server's.
  StatusOr<partner::v1::Person> Person(const std::string& name);
  // "Softcat" of an organisation's resource name.
  StatusOr<std::string> Organisation(const std::string& name);

 private:
  PeopleClient people_;
  PartnerClient partners_;
  std::map<std::string, partner::v1::Person> person_of_;
  std::map<std::string, std::string> organisation_of_;
};

}  // namespace tandem::client
