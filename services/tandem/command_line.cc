#include "services/tandem/command_line.h"

#include <algorithm>
#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "services/tandem/commands/align_pair.h"
#include "services/tandem/commands/align_portfolio.h"
#include "services/tandem/commands/calendar_convert.h"
#include "services/tandem/commands/calendar_infer.h"
#include "services/tandem/commands/calendar_periods.h"

namespace tandem::client {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 answered; 1 the answer could not be written, or a defect of tandem;\n"
    "2 bad input (of a portfolio, the other lines are answered all the same).\n"
    "Help for one command: tandem COMMAND --help.";

constexpr const char* kNotationHelp =
    "CALENDAR is a notation, a JSON object of the same words, or @FILE with either:\n"
    "  month 04-06; label start                  the year starts on 6 April\n"
    "  last sat jul; weeks 4-4-5; week53 p7      it ends on July's last Saturday\n"
    "  nearest sat jan; weeks 4-5-4; week53 q4   the Saturday nearest to 31 January\n"
    "  first sun on-or-after 01-31; weeks 13x4; week53 p13\n"
    "  rows @periods.csv                         year_label,quarter,period,start,end\n"
    "  month 01-01 | bridge 2022-01-01..2022-03-31 | month 04-01\n"
    "  month 01-01; override 2026: q1 2026-04-04, q2 2026-07-04\n"
    "COUNTRY is ISO 3166, with a subdivision if one counts: US, US-CA, DE-BY. Without\n"
    "it Monday to Friday work and there are no holidays.";

Status CheckUtf8(std::string_view argument) {
  if (IsUtf8(argument)) return OkStatus();
  return InvalidArgument(fmt::format("argument \"{}\": must be UTF-8", Printable(argument)));
}

// A whole number as people write it; without this, 010 would be octal.
CLI::Validator Decimal() {
  const auto check = [](const std::string& text) {
    const bool digits = !text.empty() && text.size() <= 9 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    if (digits && (text == "0" || text.front() != '0')) return std::string();
    return fmt::format("\"{}\" must be a whole number", text);
  };
  return {check, ""};
}

// Everything that a command line sets, and the command that it chose.
class CommandLine {
 public:
  CommandLine(const Terminal& terminal, CivilDay today, std::ostream& out, std::ostream& err)
      : terminal_(terminal), today_(today), out_(out), err_(err) {
    app_.set_version_flag("--version", "tandem " TANDEM_VERSION);
    app_.require_subcommand(1);
    app_.footer(kExitCodes);
    DefineCalendar();
    DefineAlign();
  }

  int Run(std::vector<std::string> arguments) {
    for (const std::string& argument : arguments) {
      if (const Status text = CheckUtf8(argument); !text.ok()) return Fail(text);
    }
    try {
      std::ranges::reverse(arguments);  // as CLI11 wants them
      app_.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return app_.exit(error, out_, err_);
      err_ << "tandem: " << Printable(error.what()) << " (see tandem --help)\n";
      return kBadInput;
    }
    return chosen_();
  }

 private:
  void DefineCalendar() {
    CLI::App* calendar =
        app_.add_subcommand("calendar", "Fiscal calendars: print, infer, convert a date");
    calendar->require_subcommand(1);
    DefinePeriods(*calendar);
    DefineInfer(*calendar);
    DefineConvert(*calendar);
  }

  void DefinePeriods(CLI::App& calendar) {
    CLI::App* periods = calendar.add_subcommand("periods", "Print every period of a range");
    periods->alias("print");
    periods->add_option("--spec", periods_.spec, "The calendar")->required()->type_name("CALENDAR");
    periods->add_option("--from", periods_.from, "First day; default: of this fiscal year")
        ->type_name("DATE");
    periods->add_option("--to", periods_.to, "Last day; default: a year later")->type_name("DATE");
    AddFormat(*periods, periods_.format);
    Finish(
        *periods, [this] { return Answer(periods_.Run(terminal_, today_)); },
        "  tandem calendar periods --spec \"last sat jul; weeks 4-4-5; week53 p7\" \\\n"
        "    --from 2026-07-26 --to 2027-07-31 --format csv");
  }

  void DefineInfer(CLI::App& calendar) {
    CLI::App* infer = calendar.add_subcommand("infer", "Find the rules behind past closes");
    CLI::Option* ends = infer->add_option("--ends", infer_.year_ends, "Fiscal-year ends");
    ends->delimiter(',')->type_name("DATE,");
    infer->add_option("--quarter-ends", infer_.quarter_ends, "Quarter ends")
        ->delimiter(',')
        ->type_name("DATE,")
        ->excludes(ends);
    AddFormat(*infer, infer_.format);
    Finish(
        *infer, [this] { return Answer(RunInfer()); },
        "  tandem calendar infer --ends 2023-02-03,2024-02-02,2025-01-31,2026-01-30");
  }

  void DefineConvert(CLI::App& calendar) {
    CLI::App* convert =
        calendar.add_subcommand("convert", "Fiscal year, quarter and period of dates");
    convert->add_option("--spec", convert_.spec, "The calendar")->required()->type_name("CALENDAR");
    convert->add_option("DATE", convert_.dates, "Dates; default: today")->type_name("");
    AddFormat(*convert, convert_.format);
    Finish(
        *convert, [this] { return Answer(convert_.Run(terminal_, today_)); },
        "  tandem calendar convert --spec \"month 04-06; tz Europe/London; cutoff 17:30\" \\\n"
        "    2026-04-05 2026-12-24");
  }

  void DefineAlign() {
    CLI::App* align = app_.add_subcommand("align", "How two fiscal years could work together");
    align->require_subcommand(1);
    DefinePair(*align);
    DefinePortfolio(*align);
  }

  void DefinePair(CLI::App& align) {
    CLI::App* pair = align.add_subcommand("pair", "Misalignment and candidates of one partnership");
    for (const fiscal::Side side : {fiscal::Side::kVendor, fiscal::Side::kPartner}) {
      AddSide(*pair, std::string(fiscal::SideName(side)), pair_.calendars[side],
              pair_.countries[side], pair_.lead_days[side], pair_.names[side]);
    }
    AddHorizon(*pair, pair_.from, pair_.years);
    pair->add_option("--manual", pair_.manual, "Closes of your own, judged alike")
        ->delimiter(',')
        ->type_name("DATE,");
    AddFormat(*pair, pair_.format);
    Finish(
        *pair, [this] { return Answer(pair_.Run(terminal_, today_)); },
        "  tandem align pair --vendor \"last sat jul; weeks 4-4-5; week53 p7\" \\\n"
        "    --vendor-country US --partner \"month 08-01\" --partner-country GB\n"
        "  tandem align pair --vendor \"month 02-01\" --partner \"month 01-01\" \\\n"
        "    --from 2026-01-01 --years 3 --partner-lead 5 --format json");
  }

  void DefinePortfolio(CLI::App& align) {
    CLI::App* portfolio =
        align.add_subcommand("portfolio", "All partners of a vendor, most rewarding first");
    AddSide(*portfolio, "vendor", portfolio_.vendor_calendar, portfolio_.vendor_country,
            portfolio_.vendor_lead_days, portfolio_.vendor_name);
    portfolio
        ->add_option("--partners", portfolio_.partners_path,
                     "CSV file with the columns name, country, calendar, lead_days")
        ->required()
        ->type_name("FILE");
    AddHorizon(*portfolio, portfolio_.from, portfolio_.years);
    portfolio
        ->add_option("--details", portfolio_.details,
                     "Show the proposals for this many best partners too (table only)")
        ->check(Decimal())
        ->type_name("N");
    AddFormat(*portfolio, portfolio_.format);
    Finish(
        *portfolio, [this] { return RunPortfolio(); },
        "  tandem align portfolio --vendor \"month 07-01\" --vendor-country US \\\n"
        "    --partners partners.csv --details 3\n"
        "  tandem align portfolio --vendor \"month 07-01\" --partners partners.csv \\\n"
        "    --from 2026-01-01 --years 5 --format csv > ranked.csv");
  }

  static void AddSide(CLI::App& command, const std::string& side, std::string& calendar,
                      std::string& country, int& lead_days, std::string& name) {
    command.add_option("--" + side, calendar, "The " + side + "'s calendar")
        ->required()
        ->type_name("CALENDAR");
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

  static void AddHorizon(CLI::App& command, std::string& from, int& years) {
    command.add_option("--from", from, "First day; default: the first of this month")
        ->type_name("DATE");
    command.add_option("--years", years, "How many years from there; default 5")
        ->check(Decimal())
        ->type_name("N");
  }

  static void AddFormat(CLI::App& command, Format& format) {
    const auto read = [&format](const std::string& name) {
      format = name == "json" ? Format::kJson : name == "csv" ? Format::kCsv : Format::kTable;
    };
    command.add_option_function<std::string>("--format", read, "Default: table")
        ->check(CLI::IsMember({"table", "json", "csv"}))
        ->type_name("FORMAT");
  }

  void Finish(CLI::App& command, std::function<int()> run, const std::string& examples) {
    command.callback([this, run = std::move(run)] { chosen_ = run; });
    command.footer(fmt::format("Examples:\n{}\n\n{}\n\n{}", examples, kNotationHelp, kExitCodes));
  }

  StatusOr<std::string> RunInfer() const {
    if (infer_.year_ends.empty() && infer_.quarter_ends.empty()) {
      return InvalidArgument("--ends or --quarter-ends must be given");
    }
    return infer_.Run(terminal_);
  }

  int RunPortfolio() {
    const auto outcome = portfolio_.Run(terminal_, today_, err_);
    if (!outcome.ok()) return Fail(outcome.status());
    int code = Answer(outcome->text);
    for (const Status& error : outcome->errors) code = std::max(code, Fail(error));
    return code;
  }

  int Answer(const StatusOr<std::string>& answer) {
    if (!answer.ok()) return Fail(answer.status());
    out_ << *answer << std::flush;
    if (out_) return kSuccess;
    err_ << "tandem: the answer could not be written\n";
    return kFailure;
  }

  int Fail(const Status& status) {
    err_ << "tandem: " << Printable(MessageOf(status)) << "\n";
    return status.code() == StatusCode::kInternal ? kFailure : kBadInput;
  }

  const Terminal& terminal_;
  CivilDay today_;
  std::ostream& out_;
  std::ostream& err_;
  CLI::App app_{"Tandem: a vendor and its partners, closing to the same rhythm", "tandem"};
  CalendarPeriods periods_;
  CalendarInfer infer_;
  CalendarConvert convert_;
  AlignPair pair_;
  AlignPortfolio portfolio_;
  std::function<int()> chosen_;
};

}  // namespace

int RunCommandLine(std::vector<std::string> arguments, const Terminal& terminal, CivilDay today,
                   std::ostream& out, std::ostream& err) {
  return CommandLine(terminal, today, out, err).Run(std::move(arguments));
}

}  // namespace tandem::client
