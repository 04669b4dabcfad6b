// Which parts of a statement run when. Internal to core/kinds.
#pragma once

#include "core/syntax/tree.h"

namespace mindport::kinds {

using syntax::Node;

// Whether an expression is evaluated whenever the statement around it is.
bool is_certain(Node node, Node statement);
// The `elif` or `else` behind an `if_statement` or `elif_clause`; null if there is none.
Node next_clause(Node clause);
// Whether control never reaches the end of a block.
bool leaves(Node block, int depth = 0);

}  // namespace mindport::kinds
