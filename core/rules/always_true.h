// Takes a condition that is known to be true out of the code around it.
#pragma once

#include "core/rules/context.h"

namespace mindport::rules {

// `condition` always holds. Adds edits that simplify what it stands in: `A if condition else B`,
// `condition and A`, and `if not condition: …`, which goes, together with an
// `__init__` that does nothing else. False where there is no such form, or a
// comment would be lost; then the fix is as it was.
bool simplify_true(Node condition, const Context& context, FixBuilder& fix);

// What to remove with a statement: itself, or the whole `__init__` where that would be left doing
// nothing.
Node without_empty_init(Node statement, const Context& context);

}  // namespace mindport::rules
