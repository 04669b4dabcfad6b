// Paths chosen by patterns written as in .gitignore: "*.py", "tests/", "/setup.py",
// "models/**/x.py".
#pragma once

#include <span>
#include <string>

#include "workspace/git.h"

namespace mindport::workspace {

class Patterns {
   public:
    explicit Patterns(std::span<const std::string> patterns);

    bool empty() const { return !rules_; }
    // `relative` is relative to the folder that the patterns are for, with "/", and ends in "/" for
    // a folder. What lies in a folder that matches, matches.
    bool match(const std::string& relative) const { return rules_ && rules_->ignores(relative); }

   private:
    std::optional<Repository> rules_;
};

}  // namespace mindport::workspace
