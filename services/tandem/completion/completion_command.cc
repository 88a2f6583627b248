#include "services/tandem/completion/completion_command.h"

#include <memory>

#include "services/tandem/completion/completion_scripts.h"
#include "services/tandem/completion/completions.h"

namespace tandem::client {
namespace {

std::string Lines(const Completions& completions) {
  if (completions.files) return ":files\n";
  std::string lines;
  for (const Completions::Word& word : completions.words) {
    lines += word.text + (word.description.empty() ? "" : "\t" + word.description) + "\n";
  }
  return lines;
}

}  // namespace

void AddCompletionCommands(CommandSet& commands) {
  const auto shell = std::make_shared<std::string>();
  CLI::App& command =
      commands.Command("completion", "A script that completes commands in your shell");
  command.add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember(CompletionShells()))
      ->type_name("");
  commands.Finish(command,
                  "  source <(tandem completion bash)     # in ~/.bashrc\n"
                  "  source <(tandem completion zsh)      # in ~/.zshrc, behind compinit\n"
                  "  tandem completion fish | source      # in ~/.config/fish/config.fish",
                  [shell, &commands] { return commands.Answer(CompletionScript(*shell)); });

  const auto words = std::make_shared<std::vector<std::string>>();
  CLI::App& hidden = commands.Command("complete-words", "What the scripts of completion ask");
  hidden.group("");
  hidden.add_option("WORDS", *words, "The words so far, the last one being typed");
  commands.Finish(hidden, "  tandem complete-words -- calendar per", [words, &commands] {
    return commands.Answer(Lines(CompletionsOf(commands.root(), *words)));
  });
}

}  // namespace tandem::client
