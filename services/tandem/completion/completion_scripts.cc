#include "services/tandem/completion/completion_scripts.h"

namespace tandem::client {
namespace {

constexpr const char* kBash = R"(# bash completion of tandem: source <(tandem completion bash)
_tandem() {
  local line IFS=$'\n'
  COMPREPLY=()
  for line in $("${COMP_WORDS[0]}" complete-words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); do
    if [[ $line == :files ]]; then
      compopt -o default 2>/dev/null
      return
    fi
    COMPREPLY+=("${line%%$'\t'*}")
  done
}
complete -F _tandem tandem
)";

constexpr const char* kZsh = R"(#compdef tandem
# zsh completion of tandem: source <(tandem completion zsh), behind compinit
_tandem() {
  local line
  local -a lines found
  lines=("${(@f)$("${words[1]}" complete-words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ ${lines[1]} == :files ]]; then
    _files
    return
  fi
  for line in $lines; do
    found+=("${${line//:/\\:}/$'\t'/:}")
  done
  _describe tandem found
}
compdef _tandem tandem
)";

constexpr const char* kFish = R"(# fish completion of tandem: tandem completion fish | source
function __tandem_words
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l lines ($words[1] complete-words -- $words[2..-1] "$typed" 2>/dev/null)
    if test "$lines[1]" = :files
        __fish_complete_path "$typed"
    else
        printf '%s\n' $lines
    end
end
complete -c tandem -f -a '(__tandem_words)'
)";

}  // namespace

const std::vector<std::string>& CompletionShells() {
  static const std::vector<std::string> kShells = {"bash", "zsh", "fish"};
  return kShells;
}

std::string CompletionScript(const std::string& shell) {
  if (shell == "bash") return kBash;
  return shell == "zsh" ? kZsh : kFish;
}

}  // namespace tandem::client
