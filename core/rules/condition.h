// Fixes that hold only together with others: a parameter can go where all its uses go.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/rules/finding.h"

namespace mindport::rules {

// Which of the fixes can be made when all that can are made together: those whose conditions
// (Fix::needs_removed) others meet.
std::vector<bool> can_be_made(std::string_view text, std::span<const Fix* const> fixes);

// Settles the findings of a unit whose first fix has a condition, as far as safe fixes go: where it
// is not met, the finding turns into what Finding::if_kept says, or goes.
void settle_conditions(std::string_view text, std::vector<Finding>& findings);

}  // namespace mindport::rules
