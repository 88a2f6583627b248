#include "services/fiscal_alignment/web/rule_code.h"

#include <fmt/format.h>

namespace tandem::fiscal {

std::string CodeOf(const CadenceRule& rule) {
  switch (rule.form) {
    case CadenceRule::Form::kOwnCycle:
      return fmt::format("own-{}", SideName(rule.side));
    case CadenceRule::Form::kEarlier:
      return "earlier";
    case CadenceRule::Form::kMonthEnds:
      return fmt::format("months-{}", rule.number);
    case CadenceRule::Form::kWeeksBefore:
      return fmt::format("weeks-{}-{}", SideName(rule.side), rule.number);
    case CadenceRule::Form::kSequential:
      return "two";
    case CadenceRule::Form::kByHand:
      return std::string(kDatesCode);
  }
  return {};
}

}  // namespace tandem::fiscal
