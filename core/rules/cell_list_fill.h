// Where a method fills a list of modules that it has made empty: `self.x = nn.ModuleList([])`, then
// `self.x.append(…)`.
#pragma once

#include <optional>

#include "core/rules/context.h"

namespace mindport::rules {

struct CellListFill {
    std::vector<Node> appends;    // the `self.x` of each `self.x.append(…)`
    std::string local_name;       // what the list can be called meanwhile; empty where it cannot be
    std::uint32_t insert_at = 0;  // the end of the line after which the list is full
    std::string indent;
};

// Null where nothing is appended in the method.
std::optional<CellListFill> find_fill(Node assignment, Context& context);

}  // namespace mindport::rules
