#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "tandem/fiscal/v1/alignment.pb.h"
#include "tandem/fiscal/v1/mop.pb.h"

namespace tandem::client {

// Somebody of a side, by the id that the fiscal service knows.
using SidePerson = std::pair<fiscal::v1::Side, std::string>;

// What the registry says of somebody.
struct KnownPerson {
  std::string name;
  std::string role;  // "channel manager"
};

// What a text calls the two sides and their people, and to whom it speaks. A plain value.
struct Voice {
  std::string vendor = "the vendor";
  std::string partner = "the partner";
  fiscal::v1::Side reader = fiscal::v1::SIDE_UNSPECIFIED;  // whose people read it
  std::map<SidePerson, KnownPerson> people;                // of others the id is shown

  // "Cisco".
  std::string Name(fiscal::v1::Side side) const;
  // "you" of the reader's own side, else the name.
  std::string Addressed(fiscal::v1::Side side) const;
  // "Ann Lee (channel manager, Cisco)", "p11 (Softcat)"; of nobody "Tandem".
  std::string Person(fiscal::v1::Side side, const std::string& id) const;
  // "Ann Lee" or the id.
  std::string ShortPerson(fiscal::v1::Side side, const std::string& id) const;
};

// "You" of "you".
std::string SentenceStart(std::string text);
// The same with a full stop, where none ends it yet: "Acme Inc.".
std::string Sentence(std::string text);

// Whoever is named in these.
void AddPeople(const fiscal::v1::Mop& mop, std::set<SidePerson>& people);
void AddPeople(const std::vector<fiscal::v1::MopStep>& steps, std::set<SidePerson>& people);
void AddPeople(const std::vector<fiscal::v1::MopConversation>& conversations,
               std::set<SidePerson>& people);

}  // namespace tandem::client
