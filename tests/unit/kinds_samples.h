// Python snippets that say themselves what is known of their expressions.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mindport::test {

// Other files of a workspace: the module's name and the text.
using OtherFiles = std::vector<std::pair<std::string, std::string>>;

// The snippet with what is found in place of each `#: kind`, which stands behind a statement that
// is one expression, and says what that is: its kind and, after a blank, the class of an instance.
// A snippet in which nothing changes is right.
std::string judged(std::string_view snippet, const OtherFiles& others = {},
                   std::string_view profile = "plain");

// Checks that a snippet is right; `import numpy as np`, `import torch` and names of typing stand
// above it.
void check_kinds(const std::string& snippet, const OtherFiles& others = {},
                 std::string_view profile = "plain");

// What each expression of a text is found to be, by position, if they are asked about in random
// order; from the first to the last if that is null. The same text and order give the same.
std::vector<std::string> kinds_in_order(const std::string& source, std::mt19937* random,
                                        std::string_view profile);

// judged() with the dtypes of tensors in place of kinds.
std::string judged_dtypes(std::string_view snippet);

}  // namespace mindport::test
