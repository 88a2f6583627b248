#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/timestamp.pb.h>

#include "libs/base/civil_day.h"
#include "tandem/fiscal/v1/mop.pb.h"
#include "tandem/type/v1/civil_date.pb.h"

// What stands in messages about MOPs, in words for people and for programs.
namespace tandem::client {

// None of a missing date, or of one that no server of ours gives.
std::optional<CivilDay> DayOf(const type::v1::CivilDate& date);
// "2027-03-30"; empty of a missing one.
std::string IsoDay(const type::v1::CivilDate& date);
std::vector<std::string> IsoDays(
    const google::protobuf::RepeatedPtrField<type::v1::CivilDate>& dates);
// "2027-03-30T10:15:00Z"; empty of a missing one.
std::string IsoTime(bool has, const google::protobuf::Timestamp& time);

// "30 March 2027".
std::string DayInWords(CivilDay day);
std::string DayInWords(const type::v1::CivilDate& date);
// "1 June 2026 to 31 May 2027".
std::string SpanInWords(const type::v1::DaySpan& span);
// The day, in UTC: "20 May 2026".
std::string DayInWords(const google::protobuf::Timestamp& time);
// "20 May 2026 at 10:15 UTC".
std::string TimeInWords(const google::protobuf::Timestamp& time);
// "a", "a and b", "a, b and c".
std::string InARow(const std::vector<std::string>& parts);

// "needs-review": as it is typed, and as programs read it.
std::string StateWord(fiscal::v1::Mop::State state);
// All of them, in the order of a MOP's life.
const std::vector<std::string>& StateWords();
// STATE_UNSPECIFIED of another word.
fiscal::v1::Mop::State StateOf(std::string_view word);
// Neither superseded, ended, expired, withdrawn nor declined.
bool IsAlive(fiscal::v1::Mop::State state);
// A version waits for an answer.
bool IsOffered(fiscal::v1::Mop::State state);

// "needs-review" of "STATE_NEEDS_REVIEW": a name of an enum as programs read it.
std::string WordOfEnum(std::string_view name, std::string_view prefix);
// "vendor", "partner"; empty of neither.
std::string SideWord(fiscal::v1::Side side);
fiscal::v1::Side OtherThan(fiscal::v1::Side side);

// The ids of a resource name, or of its short form: {"acme", "softcat", "2"}.
std::vector<std::string> ResourceIds(std::string_view name);
// "acme/softcat/2" of a MOP, "acme/softcat/2/1" of what stands below it.
std::string ShortMopName(std::string_view resource);
// The number at the end of a name; 0 if there is none.
int NumberOf(std::string_view resource);

}  // namespace tandem::client
