// Python snippets that say themselves what is known of their expressions.
#pragma once

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

// The same with the dtypes of tensors in place of kinds.
std::string judged_dtypes(std::string_view snippet);

}  // namespace mindport::test
