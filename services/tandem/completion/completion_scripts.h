#pragma once

#include <string>
#include <vector>

namespace tandem::client {

// The shells that have a script.
const std::vector<std::string>& CompletionShells();

// What one of them runs once to complete `tandem` from then on: it asks `tandem complete-words`,
// which answers a line for each word, with a tab and its description, or ":files".
std::string CompletionScript(const std::string& shell);

}  // namespace tandem::client
