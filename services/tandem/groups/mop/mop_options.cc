#include "services/tandem/groups/mop/mop_options.h"

namespace tandem::client {

const char* const kMopHelp =
    "A MOP is named acme/softcat/2; acme/softcat is the partnership's latest one that\n"
    "is not over, else its latest, and the answer says which was taken. People of\n"
    "partners ask with --as: --as p11:partner-executive.";

void AddMop(CLI::App& command, std::string& mop) {
  command.add_option("MOP", mop, "acme/softcat/2, or acme/softcat: its latest")
      ->required()
      ->type_name("");
}

void AddPartnership(CLI::App& command, std::string& partnership) {
  command.add_option("PARTNERSHIP", partnership, "The partnership: acme/softcat")
      ->required()
      ->type_name("");
}

void AddTerms(CLI::App& command, TypedTerms& terms) {
  CLI::Option* best = command.add_flag("--best", terms.best, "Close as the best candidate does");
  CLI::Option* kind =
      command.add_option("--kind", terms.kind, "As the candidate of this kind does");
  kind->check(CLI::IsMember(std::vector<std::string>{"VENDOR", "PARTNER", "NEW", "TWO"}))
      ->type_name("KIND");
  CLI::Option* candidate = command.add_option(
      "--candidate", terms.candidate, "As the Nth candidate of tandem align pair --of does");
  candidate->check(Decimal())->check(CLI::Range(1, 1000))->type_name("N");
  CLI::Option* rule =
      command.add_option("--rule", terms.rule, "By a rule: \"2 weeks before the close of V\"");
  rule->type_name("RULE");
  CLI::Option* closes = command.add_option("--closes", terms.closes, "On these days");
  closes->delimiter(',')->type_name("DATE,");
  CLI::Option* difference =
      command.add_flag("--difference", terms.difference, "No common period: what each side offers");
  const std::vector<CLI::Option*> all = {best, kind, candidate, rule, closes, difference};
  for (CLI::Option* one : all) {
    for (CLI::Option* other : all) {
      if (one != other) one->excludes(other);
    }
  }
  command
      .add_option("--accommodate", terms.accommodations,
                  "With a difference, what a side does, who sees to it, until when; repeatable: "
                  "vendor:ann:2027-03-01:sends price lists early")
      ->expected(1)
      ->take_all()
      ->type_name("SIDE:PERSON:DUE:TEXT");
  command
      .add_option("--first", terms.first,
                  "The first day for which it holds; default: the first of next month")
      ->type_name("DATE");
  command.add_option("--last", terms.last, "The last day; default: a year from the first on")
      ->type_name("DATE");
  command.add_option("--replaces", terms.replaces, "Number of the MOP whose place it takes")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
  command.add_option("--zone", terms.zone, "Where its days begin and end; default: the vendor's")
      ->type_name("ZONE");
}

void AddRationale(CLI::App& command, std::string& rationale) {
  command.add_option("--rationale", rationale, "Why, for the other side to read")
      ->type_name("TEXT");
}

}  // namespace tandem::client
