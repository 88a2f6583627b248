#include "services/tandem/groups/command_set.h"

#include <algorithm>

#include <fmt/format.h>

namespace tandem::client {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 answered; 1 no answer: no server, an answer that could not be\n"
    "written, or a defect of tandem; 2 bad input or refused (of a file, the other\n"
    "lines are answered all the same).\n"
    "Help for one command: tandem COMMAND --help.";

Status CheckUtf8(std::string_view argument) {
  if (IsUtf8(argument)) return OkStatus();
  return InvalidArgument(fmt::format("argument \"{}\": must be UTF-8", Printable(argument)));
}

// Whether the input is not to blame.
bool IsFailure(const Status& status) {
  return IsRetryable(status) || status.code() == StatusCode::kInternal ||
         status.code() == StatusCode::kUnknown || status.code() == StatusCode::kUnimplemented;
}

}  // namespace

CommandSet::CommandSet(const Terminal& terminal, CivilDay today, std::ostream& out,
                       std::ostream& err)
    : terminal_(terminal),
      today_(today),
      out_(out),
      err_(err),
      app_("Tandem: a vendor and its partners, closing to the same rhythm", "tandem") {
  app_.set_version_flag("--version", "tandem " TANDEM_VERSION);
  app_.require_subcommand(1);
  app_.footer(kExitCodes);
}

CLI::App& CommandSet::Group(const std::string& name, const std::string& description) {
  return Group(app_, name, description);
}

CLI::App& CommandSet::Group(CLI::App& parent, const std::string& name,
                            const std::string& description) {
  if (description.empty()) return *parent.get_subcommand(name);
  CLI::App& group = *parent.add_subcommand(name, description);
  group.require_subcommand(1);
  return group;
}

CLI::App& CommandSet::Command(const std::string& name, const std::string& description) {
  return *app_.add_subcommand(name, description);
}

void CommandSet::Finish(CLI::App& command, const std::string& examples, std::function<int()> run,
                        const std::string& notes) {
  command.callback([this, run = std::move(run)] { chosen_ = run; });
  const std::string between = notes.empty() ? "" : notes + "\n\n";
  command.footer(fmt::format("Examples:\n{}\n\n{}{}", examples, between, kExitCodes));
}

int CommandSet::Run(std::vector<std::string> arguments) {
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

int CommandSet::Answer(const StatusOr<std::string>& answer) {
  if (!answer.ok()) return Fail(answer.status());
  out_ << *answer << std::flush;
  if (out_) return kSuccess;
  err_ << "tandem: the answer could not be written\n";
  return kFailure;
}

int CommandSet::Fail(const Status& status) {
  err_ << "tandem: " << Printable(MessageOf(status)) << "\n";
  return IsFailure(status) ? kFailure : kBadInput;
}

}  // namespace tandem::client
