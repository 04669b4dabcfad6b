#include "workspace/patterns.h"

namespace mindport::workspace {

Patterns::Patterns(std::span<const std::string> patterns) {
    if (patterns.empty()) return;
    std::string rules;
    for (const std::string& pattern : patterns) rules += pattern + "\n";
    rules_ = Repository::in_memory();
    git_ignore_add_rule(rules_->get(), rules.c_str());
}

}  // namespace mindport::workspace
