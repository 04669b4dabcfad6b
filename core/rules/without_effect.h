// Takes out code that does nothing on MindSpore, in whatever form it stands.
#pragma once

#include <functional>

#include "core/rules/context.h"

namespace mindport::rules {

// `expression` (a call or a name) has no effect. Adds what takes it out where it is a decorator, an
// item of a `with` statement, a statement of its own, or assigned to; false in any other place.
bool take_out(Node expression, Context& context, FixBuilder& fix);

// Whether evaluating the expression does nothing but give a value, as far as its calls are known.
bool is_pure(Node expression, const Context& context);

// What is to be removed with a statement that goes, where `goes` tells which others go too: the
// branch or the `if` that would be left empty, else the statement itself.
// Comments in a branch that is left empty go with it.
Node removal_of(Node statement, const std::function<bool(Node)>& goes, const Context& context);

// Whether the statement is an `if` of which every branch goes, with nothing in its condition that
// would be missed.
bool is_emptied_if(Node statement, const std::function<bool(Node)>& goes, const Context& context);

}  // namespace mindport::rules
