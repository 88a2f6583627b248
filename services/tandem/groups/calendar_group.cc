#include <memory>

#include "services/tandem/alignment/calendar_of.h"
#include "services/tandem/commands/calendar_convert.h"
#include "services/tandem/commands/calendar_infer.h"
#include "services/tandem/commands/calendar_periods.h"
#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"

namespace tandem::client {
namespace {

// A command in its two forms: --spec, which needs no server, and --of, which asks one.
template <typename Here, typename There>
struct TwoForms {
  Here here;
  There there;
};

void AddSpecOrOf(CLI::App& command, std::string& spec, std::string& organisation) {
  CLI::Option* calendar = command.add_option("--spec", spec, "The calendar")->type_name("CALENDAR");
  command.add_option("--of", organisation, "The organisation whose calendar a server knows")
      ->type_name("ORG")
      ->excludes(calendar);
}

Status SpecOrOfIsMissing() { return InvalidArgument("--spec or --of must be given"); }

void AddPeriods(CommandSet& commands, CLI::App& calendar) {
  const auto both = std::make_shared<TwoForms<CalendarPeriods, CalendarPeriodsOf>>();
  CLI::App& periods = *calendar.add_subcommand("periods", "Print every period of a range");
  periods.alias("print");
  AddSpecOrOf(periods, both->here.spec, both->there.organisation);
  periods.add_option("--from", both->here.from, "First day; default: of this fiscal year")
      ->type_name("DATE");
  periods.add_option("--to", both->here.to, "Last day; default: a year later")->type_name("DATE");
  AddFormat(periods, both->here.format);
  AddServerOptions(periods, both->there.server);
  commands.Finish(
      periods,
      "  tandem calendar periods --spec \"last sat jul; weeks 4-4-5; week53 p7\" \\\n"
      "    --from 2026-07-26 --to 2027-07-31 --format csv\n"
      "  tandem calendar periods --of acme/softcat",
      [both, &commands] {
        if (!both->here.spec.empty()) {
          return commands.Answer(both->here.Run(commands.terminal(), commands.today()));
        }
        if (both->there.organisation.empty()) return commands.Fail(SpecOrOfIsMissing());
        both->there.from = both->here.from;
        both->there.to = both->here.to;
        both->there.format = both->here.format;
        return commands.Answer(both->there.Run(commands.terminal()));
      },
      kNotationHelp);
}

void AddInfer(CommandSet& commands, CLI::App& calendar) {
  const auto both = std::make_shared<TwoForms<CalendarInfer, CalendarInferThere>>();
  CLI::App& infer = *calendar.add_subcommand("infer", "Find the rules behind past closes");
  CLI::Option* ends = infer.add_option("--ends", both->here.year_ends, "Fiscal-year ends");
  ends->delimiter(',')->type_name("DATE,");
  infer.add_option("--quarter-ends", both->here.quarter_ends, "Quarter ends")
      ->delimiter(',')
      ->type_name("DATE,")
      ->excludes(ends);
  AddFormat(infer, both->here.format);
  infer.add_option("--server", both->there.server.address, "Ask this server instead")
      ->type_name("ADDRESS");
  commands.Finish(
      infer, "  tandem calendar infer --ends 2023-02-03,2024-02-02,2025-01-31,2026-01-30",
      [both, &commands] {
        const CalendarInfer& here = both->here;
        if (here.year_ends.empty() && here.quarter_ends.empty()) {
          return commands.Fail(InvalidArgument("--ends or --quarter-ends must be given"));
        }
        CalendarInferThere& there = both->there;
        if (there.server.address.empty()) return commands.Answer(here.Run(commands.terminal()));
        there.year_ends = here.year_ends;
        there.quarter_ends = here.quarter_ends;
        there.format = here.format;
        return commands.Answer(there.Run(commands.terminal()));
      },
      kNotationHelp);
}

void AddConvert(CommandSet& commands, CLI::App& calendar) {
  const auto both = std::make_shared<TwoForms<CalendarConvert, CalendarConvertOf>>();
  CLI::App& convert =
      *calendar.add_subcommand("convert", "Fiscal year, quarter and period of dates");
  AddSpecOrOf(convert, both->here.spec, both->there.organisation);
  convert.add_option("DATE", both->here.dates, "Dates; default: today")->type_name("");
  AddFormat(convert, both->here.format);
  AddServerOptions(convert, both->there.server);
  commands.Finish(
      convert,
      "  tandem calendar convert --spec \"month 04-06; tz Europe/London; cutoff 17:30\" \\\n"
      "    2026-04-05 2026-12-24\n"
      "  tandem calendar convert --of acme 2026-12-24",
      [both, &commands] {
        if (!both->here.spec.empty()) {
          return commands.Answer(both->here.Run(commands.terminal(), commands.today()));
        }
        if (both->there.organisation.empty()) return commands.Fail(SpecOrOfIsMissing());
        both->there.dates = both->here.dates;
        both->there.format = both->here.format;
        return commands.Answer(both->there.Run(commands.terminal()));
      },
      kNotationHelp);
}

}  // namespace

void AddCalendarCommands(CommandSet& commands) {
  CLI::App& calendar =
      commands.Group("calendar", "Fiscal calendars: print, infer, convert a date, keep");
  AddPeriods(commands, calendar);
  AddInfer(commands, calendar);
  AddConvert(commands, calendar);
}

}  // namespace tandem::client
