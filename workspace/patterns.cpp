#include "workspace/patterns.h"

namespace mindport::workspace {

Patterns::Patterns(std::span<const std::string> patterns) : empty_(patterns.empty()) {
    std::string rules;
    for (const std::string& pattern : patterns) rules += pattern + "\n";
    git_ignore_add_rule(rules_.get(), rules.c_str());
}

}  // namespace mindport::workspace
