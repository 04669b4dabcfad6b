// Imports inside the method that a graph is made of.
#pragma once

#include "core/rules/context.h"

namespace mindport::rules {

// Whether another method of the class that a top-level class's member belongs to imports something
// that MP206 moves into its `__init__`.
bool needs_init_for_imports(Node member, const Context& context);

}  // namespace mindport::rules
