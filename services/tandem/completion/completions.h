#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace tandem::client {

// What may stand in place of the last of the words, by the commands and options themselves, so that
// a new one is completed without further work.
struct Completions {
  struct Word {
    std::string text;
    std::string description;
  };

  std::vector<Word> words;
  bool files = false;  // a file, which the shell knows better
};

// `words` are those behind the program's name; the last one is being typed and may be empty. What
// makes no sense gives nothing.
Completions CompletionsOf(const CLI::App& root, const std::vector<std::string>& words);

}  // namespace tandem::client
