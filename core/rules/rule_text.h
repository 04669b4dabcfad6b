// A rule's documentation, as `explain`, `rules` and docs/rules.md show it.
#pragma once

#include <string>

#include "core/rules/rule.h"

namespace mindport::rules {

// Without the line breaks around it.
std::string documentation_of(const Rule& rule);
// The name that GitHub and others give the rule's heading in docs/rules.md.
std::string anchor_of(const Rule& rule);
// A section of docs/rules.md.
std::string markdown_of(const Rule& rule);

}  // namespace mindport::rules
