// Parts of nodes that many ask for.
#pragma once

#include <string_view>

#include "core/syntax/tree.h"

namespace mindport::syntax {

// The class or function of a decorated definition; any other statement as it is.
Node undecorated(Node statement);

// The name that an attribute chain ends in (`f` of `a.b.f`); the text of any other expression.
std::string_view last_name(Node expression);

// What a parameter binds, without its annotation and default: an identifier, or the pattern of
// `*args` and `**kwargs`. A separator as it is.
Node parameter_target(Node parameter);

}  // namespace mindport::syntax
