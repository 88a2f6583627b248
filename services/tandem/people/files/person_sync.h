#pragma once

#include <map>
#include <string>

#include "libs/base/status.h"
#include "services/tandem/people/files/people_file.h"
#include "services/tandem/remote/people_client.h"
#include "services/tandem/remote/portfolio_client.h"

namespace tandem::client {

// Brings one person after another to the state that a line gives, and says whether that changed
// something. Reads each organisation and each portfolio once. Not thread-safe; the connection
// outlives it.
class PersonSync {
 public:
  enum class Effect { kUnchanged, kChanged, kCreated };

  struct Options {
    std::string vendor;  // resource name
    std::string run;     // what the ids of its requests begin with
    bool dry_run = false;
  };

  PersonSync(const Connection& connection, Options options);

  // An error that names the column; what came before it within the line is done.
  StatusOr<Effect> Bring(const PersonLine& line);

 private:
  using People = std::map<std::string, partner::v1::Person>;

  StatusOr<const People*> PeopleOf(const std::string& organisation);
  StatusOr<partner::v1::Person> Wanted(const PersonLine& line,
                                       const std::string& organisation) const;
  Status Create(const PersonLine& line, const std::string& organisation,
                const partner::v1::Person& person);
  StatusOr<bool> Update(const partner::v1::Person& known, const PersonLine& line,
                        partner::v1::Person wanted);
  StatusOr<bool> UpdateContact(const std::string& person, const PersonLine& line);
  StatusOr<bool> Assign(const std::string& person, const PersonLine& line);
  // The same request in the same run is the same one.
  template <typename Request>
  void Sign(Request& request) const;

  PeopleClient people_;
  PortfolioClient portfolio_;
  Options options_;
  std::map<std::string, People> people_of_;
};

}  // namespace tandem::client
