// Where a method fills a list of modules that it has made empty: `self.x = nn.ModuleList([])`, then
// `self.x.append(…)`.
#pragma once

#include <optional>

#include "core/rules/context.h"

namespace mindport::rules {

struct CellListFill {
    // Whether nothing but the appends has to do with the list before it is full; the rest holds
    // then.
    bool is_simple = false;
    std::uint32_t insert_at = 0;  // the end of the line after which the list is full
    std::string indent;
};

// Null where nothing is appended in the method.
std::optional<CellListFill> find_fill(Node assignment, Context& context);

}  // namespace mindport::rules
