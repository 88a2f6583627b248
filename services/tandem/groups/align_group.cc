#include <memory>

#include "services/tandem/alignment/align_of.h"
#include "services/tandem/commands/align_pair.h"
#include "services/tandem/commands/align_portfolio.h"
#include "services/tandem/groups/groups.h"
#include "services/tandem/groups/options.h"

namespace tandem::client {
namespace {

void AddSide(CLI::App& command, const std::string& side, std::string& calendar,
             std::string& country, int& lead_days, std::string& name) {
  command.add_option("--" + side, calendar, "The " + side + "'s calendar")->type_name("CALENDAR");
  command.add_option("--" + side + "-country", country, "Where the " + side + " works")
      ->type_name("COUNTRY");
  command
      .add_option("--" + side + "-lead", lead_days,
                  "Working days from signature to booking; default 0")
      ->check(Decimal())
      ->check(CLI::Range(0, fiscal::PartySchedule::kMostLeadDays))
      ->type_name("N");
  command.add_option("--" + side + "-name", name, "What to call the " + side)->type_name("NAME");
}

// The options that say what a server knows by itself make no sense beside --of.
void ExcludeOf(CLI::App& command, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    command.get_option("--of")->excludes(command.get_option(name));
  }
}

struct PairForms {
  AlignPair here;
  AlignPairOf there;
};

int RunPair(PairForms& forms, CommandSet& commands) {
  AlignPair& here = forms.here;
  AlignPairOf& there = forms.there;
  if (there.partnership.empty()) {
    if (here.calendars.vendor.empty() || here.calendars.partner.empty()) {
      return commands.Fail(InvalidArgument("--of, or both --vendor and --partner, must be given"));
    }
    return commands.Answer(here.Run(commands.terminal(), commands.today()));
  }
  if (const Status range = fiscal::Horizon{commands.today(), here.years}.Validate(); !range.ok()) {
    return commands.Fail(Annotate(range, "--from and --years"));
  }
  there.from = here.from;
  there.years = here.years;
  there.manual = here.manual;
  there.format = here.format;
  return commands.Answer(there.Run(commands.terminal()));
}

void AddPair(CommandSet& commands, CLI::App& align) {
  const auto forms = std::make_shared<PairForms>();
  AlignPair& here = forms->here;
  CLI::App& pair = *align.add_subcommand("pair", "Misalignment and candidates of one partnership");
  for (const fiscal::Side side : {fiscal::Side::kVendor, fiscal::Side::kPartner}) {
    AddSide(pair, std::string(fiscal::SideName(side)), here.calendars[side], here.countries[side],
            here.lead_days[side], here.names[side]);
  }
  pair.add_option("--of", forms->there.partnership, "The partnership that a server knows")
      ->type_name("VENDOR/ID");
  ExcludeOf(pair, {"--vendor", "--vendor-country", "--vendor-lead", "--vendor-name", "--partner",
                   "--partner-country", "--partner-lead", "--partner-name"});
  AddHorizon(pair, here.from, here.years);
  pair.add_option("--manual", here.manual, "Closes of your own, judged alike")
      ->delimiter(',')
      ->type_name("DATE,");
  AddFormat(pair, here.format);
  AddServerOptions(pair, forms->there.server);
  commands.Finish(
      pair,
      "  tandem align pair --vendor \"last sat jul; weeks 4-4-5; week53 p7\" \\\n"
      "    --vendor-country US --partner \"month 08-01\" --partner-country GB\n"
      "  tandem align pair --vendor \"month 02-01\" --partner \"month 01-01\" \\\n"
      "    --from 2026-01-01 --years 3 --partner-lead 5 --format json\n"
      "  tandem align pair --of acme/softcat",
      [forms, &commands] { return RunPair(*forms, commands); }, kNotationHelp);
}

struct PortfolioForms {
  AlignPortfolio here;
  AlignPortfolioOf there;
};

int RunPortfolioHere(const AlignPortfolio& here, CommandSet& commands) {
  if (here.vendor_calendar.empty() || here.partners_path.empty()) {
    return commands.Fail(InvalidArgument("--of, or both --vendor and --partners, must be given"));
  }
  const auto outcome = here.Run(commands.terminal(), commands.today(), commands.err());
  if (!outcome.ok()) return commands.Fail(outcome.status());
  int code = commands.Answer(outcome->text);
  for (const Status& error : outcome->errors) code = std::max(code, commands.Fail(error));
  return code;
}

void AddPortfolio(CommandSet& commands, CLI::App& align) {
  const auto forms = std::make_shared<PortfolioForms>();
  AlignPortfolio& here = forms->here;
  AlignPortfolioOf& there = forms->there;
  CLI::App& portfolio =
      *align.add_subcommand("portfolio", "All partners of a vendor, most rewarding first");
  AddSide(portfolio, "vendor", here.vendor_calendar, here.vendor_country, here.vendor_lead_days,
          here.vendor_name);
  portfolio
      .add_option("--partners", here.partners_path,
                  "CSV file with the columns name, country, calendar, lead_days")
      ->type_name("FILE");
  portfolio.add_option("--of", there.vendor, "The vendor whose partners a server knows")
      ->type_name("VENDOR");
  AddHorizon(portfolio, here.from, here.years);
  ExcludeOf(portfolio, {"--vendor", "--vendor-country", "--vendor-lead", "--vendor-name",
                        "--partners", "--from", "--years"});
  portfolio
      .add_option("--details", here.details,
                  "Show the proposals for this many best partners too (table only)")
      ->check(Decimal())
      ->type_name("N");
  CLI::Option* limit =
      portfolio.add_option("--limit", there.limit, "With --of: only the best N; default: all");
  limit->check(Decimal())->check(CLI::Range(1, 999'999'999))->type_name("N");
  limit->needs(portfolio.get_option("--of"));
  portfolio
      .add_option("--wait", there.wait_seconds,
                  "With --of: wait so long until none is being redone, else fail; default 0")
      ->check(Decimal())
      ->needs(portfolio.get_option("--of"))
      ->type_name("SECONDS");
  AddFormat(portfolio, here.format);
  AddServerOptions(portfolio, there.server);
  commands.Finish(
      portfolio,
      "  tandem align portfolio --vendor \"month 07-01\" --vendor-country US \\\n"
      "    --partners partners.csv --details 3\n"
      "  tandem align portfolio --vendor \"month 07-01\" --partners partners.csv \\\n"
      "    --from 2026-01-01 --years 5 --format csv > ranked.csv\n"
      "  tandem align portfolio --of acme --limit 10 --wait 30",
      [forms, &commands] {
        AlignPortfolioOf& of = forms->there;
        if (of.vendor.empty()) return RunPortfolioHere(forms->here, commands);
        of.details = forms->here.details;
        of.format = forms->here.format;
        return commands.Answer(of.Run(commands.terminal(), commands.today()));
      },
      kNotationHelp);
}

void AddSettings(CommandSet& commands, CLI::App& align) {
  CLI::App& settings = commands.Group(align, "settings", "How a vendor weighs the terms");
  const auto show = std::make_shared<AlignSettingsShow>();
  CLI::App& show_command = *settings.add_subcommand("show", "The weights and the window");
  show_command.add_option("VENDOR", show->vendor, "The vendor")->required()->type_name("");
  AddSingleFormat(show_command, show->format);
  AddServerOptions(show_command, show->server);
  commands.Finish(show_command, "  tandem align settings show acme",
                  [show, &commands] { return commands.Answer(show->Run(commands.terminal())); });

  const auto change = std::make_shared<AlignSettingsChange>();
  CLI::App& command = *settings.add_subcommand("change", "Change them; all figures are redone");
  command.add_option("VENDOR", change->vendor, "The vendor")->required()->type_name("");
  const std::vector<std::pair<std::string, std::optional<double>*>> numbers = {
      {"urgency", &change->urgency},
      {"coverage", &change->coverage},
      {"calm", &change->calm},
      {"evenness", &change->evenness},
      {"stability", &change->stability},
      {"freshness", &change->freshness},
      {"simplicity", &change->simplicity}};
  for (const auto& [name, value] : numbers) {
    command.add_option("--" + name, *value, "Weight; all seven sum to 100")->type_name("N");
  }
  command.add_option("--vendor-share", change->vendor_share, "The vendor's exponent, 0 to 1")
      ->type_name("N");
  command
      .add_option("--fit-window", change->fit_window_days,
                  "Working days up to which a joint close fits fully, 0 to 60")
      ->check(Decimal())
      ->type_name("DAYS");
  AddEtag(command, change->etag);
  AddChangeOptions(command, change->change);
  AddSingleFormat(command, change->format);
  AddServerOptions(command, change->server);
  commands.Finish(
      command, "  tandem align settings change acme --urgency 35 --freshness 10",
      [change, &commands] { return commands.Answer(change->Run(commands.terminal())); });
}

}  // namespace

void AddAlignCommands(CommandSet& commands) {
  CLI::App& align = commands.Group("align", "How two fiscal years could work together");
  AddPair(commands, align);
  AddPortfolio(commands, align);
  AddSettings(commands, align);
}

}  // namespace tandem::client
