#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "libs/base/clock.h"
#include "libs/base/person_name.h"
#include "libs/calendar/working/working_days.h"
#include "services/fiscal_alignment/domain/side.h"

// How plain values of the domain look in JSON: whole numbers for days, instants and enumerations.
namespace nlohmann {

template <>
struct adl_serializer<tandem::CivilDay> {
  static void to_json(json& to, tandem::CivilDay day) { to = day.days(); }
  static void from_json(const json& from, tandem::CivilDay& day) {
    day = tandem::CivilDay(from.get<int>());
  }
};

template <>
struct adl_serializer<tandem::Instant> {
  static void to_json(json& to, tandem::Instant at) { to = tandem::ToMicros(at); }
  static void from_json(const json& from, tandem::Instant& at) {
    at = tandem::FromMicros(from.get<std::int64_t>());
  }
};

// Nobody is an empty text.
template <>
struct adl_serializer<tandem::PersonId> {
  static void to_json(json& to, const tandem::PersonId& person) { to = person.value(); }
  static void from_json(const json& from, tandem::PersonId& person) {
    person =
        tandem::PersonId::Parse("person", from.get<std::string>()).value_or(tandem::PersonId());
  }
};

template <>
struct adl_serializer<tandem::calendar::DaySpan> {
  static void to_json(json& to, const tandem::calendar::DaySpan& span) {
    to = json::array({span.first, span.last});
  }
  static void from_json(const json& from, tandem::calendar::DaySpan& span) {
    span = {from.at(0).get<tandem::CivilDay>(), from.at(1).get<tandem::CivilDay>()};
  }
};

template <typename T>
struct adl_serializer<tandem::fiscal::PerSide<T>> {
  static void to_json(json& to, const tandem::fiscal::PerSide<T>& sides) {
    to = json::array({sides.vendor, sides.partner});
  }
  static void from_json(const json& from, tandem::fiscal::PerSide<T>& sides) {
    sides = {from.at(0).get<T>(), from.at(1).get<T>()};
  }
};

// What is missing is null.
template <typename T>
struct adl_serializer<std::optional<T>> {
  static void to_json(json& to, const std::optional<T>& value) {
    if (value) {
      to = *value;
    } else {
      to = nullptr;
    }
  }
  static void from_json(const json& from, std::optional<T>& value) {
    value.reset();
    if (!from.is_null()) value = from.get<T>();
  }
};

}  // namespace nlohmann
