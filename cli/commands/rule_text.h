// A rule's documentation, as `explain`, `rules` and docs/rules.md show it.
#pragma once

#include <string>

#include "core/rules/rule.h"

namespace mindport::cli {

// Without the line breaks around it.
std::string documentation_of(const rules::Rule& rule);
// The name that GitHub and others give the rule's heading in docs/rules.md.
std::string anchor_of(const rules::Rule& rule);
// A section of docs/rules.md.
std::string markdown_of(const rules::Rule& rule);

}  // namespace mindport::cli
