#include <memory>

#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/mop/mop_options.h"
#include "services/tandem/mop/living/amount.h"
#include "services/tandem/mop/living/report.h"

namespace tandem::client {
namespace {

void AddOf(CLI::App& command, std::string& vendor, std::string& day) {
  command.add_option("--of", vendor, "The vendor")->required()->type_name("VENDOR");
  command.add_option("--day", day, "On which day; default: today")->type_name("DATE");
}

void AddRecords(CommandSet& commands, CLI::App& report) {
  const auto records = std::make_shared<AlignmentRecords>();
  CLI::App& command =
      *report.add_subcommand("records", "The records behind one figure: as many as it says");
  AddOf(command, records->vendor, records->day);
  command.add_option("--figure", records->figure, "Which figure")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"partnerships", "verified", "conversation",
                                                     "aligned", "reciprocity"}))
      ->type_name("FIGURE");
  CLI::Option* manager =
      command.add_option("--manager", records->manager, "Of this channel manager, by id");
  manager->type_name("ID");
  CLI::Option* none =
      command.add_flag("--none", records->none, "Of partnerships without a channel manager");
  CLI::Option* total = command.add_flag("--total", records->total, "Of all together; default");
  none->excludes(manager);
  total->excludes(manager)->excludes(none);
  CLI::Option* missing =
      command.add_flag("--missing", records->missing, "Only what does not count");
  command.add_flag("--counted", records->counted, "Only what counts")->excludes(missing);
  FinishList(commands, command, records,
             "  tandem report records --of acme --figure aligned --manager ann --missing\n"
             "  tandem report records --of acme --figure verified --format csv",
             "");
}

void AddAmount(CommandSet& commands) {
  const auto amount = std::make_shared<Amount>();
  CLI::App& command =
      commands.Command("amount", "One amount in the periods of both sides and of their MOP");
  AddPartnership(command, amount->partnership);
  command.add_option("--amount", amount->amount, "How much: \"1000000.00 EUR\"")
      ->required()
      ->type_name("AMOUNT");
  command.add_option("--from", amount->from, "The first day over which it is spread")
      ->required()
      ->type_name("DATE");
  command.add_option("--to", amount->to, "The last one")->required()->type_name("DATE");
  command
      .add_option("--split", amount->split,
                  "All days alike, joint working days alike, or by season; default: days")
      ->check(CLI::IsMember(std::vector<std::string>{"days", "working-days", "season"}))
      ->type_name("SPLIT");
  command
      .add_option("--weights", amount->weights,
                  "With --split season: 12 whole numbers, how heavy each month is, from January on")
      ->delimiter(',')
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("N,");
  command.add_option("--mop", amount->mop, "Number of the MOP; default: those in force")
      ->check(Decimal())
      ->check(CLI::Range(1, 999'999'999))
      ->type_name("N");
  FinishList(commands, command, amount,
             "  tandem amount acme/softcat --amount \"1000000.00 EUR\" \\\n"
             "    --from 2027-01-01 --to 2027-12-31\n"
             "  tandem amount acme/softcat --amount \"250000 USD\" --from 2027-01-01 \\\n"
             "    --to 2027-12-31 --split season --weights 1,1,3,1,1,3,1,1,3,1,1,4",
             "Every view sums to the amount exactly. Amounts are whole numbers of the\n"
             "currency's smallest unit.");
}

}  // namespace

void AddReportCommands(CommandSet& commands) {
  AddAmount(commands);
  CLI::App& report =
      commands.Group("report", "How far a vendor's partnerships are aligned: alignment, records");
  const auto alignment = std::make_shared<AlignmentReport>();
  CLI::App& command =
      *report.add_subcommand("alignment", "Of each channel manager's partnerships, how many");
  AddOf(command, alignment->vendor, alignment->day);
  FinishList(commands, command, alignment, "  tandem report alignment --of acme", "");
  AddRecords(commands, report);
}

}  // namespace tandem::client
