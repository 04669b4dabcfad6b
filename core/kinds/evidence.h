// Uses that only a tensor allows: methods that in practice nothing else has, and arguments for which
// torch takes nothing else. Internal to core/kinds.
#pragma once

#include <string_view>

#include "core/catalog/catalog.h"
#include "core/kinds/variables.h"

namespace mindport::kinds {

using syntax::Node;

// Whether nothing but a tensor has a method of this name: no array, module, string, list, image,
// distribution or data frame.
bool is_tensor_only_method(std::string_view name);

// Whether the first argument of a function must be a tensor, or (many) a list of tensors.
enum class FirstArgument : unsigned char { any, tensor, tensors };
FirstArgument first_argument(std::string_view qualified, const catalog::Catalog& catalog);

// Whether what a use shows about a variable holds at another place of the function too, given that
// nothing binds the variable in between: each run that is at `at` has passed, or will pass, `evidence`.
bool holds_at(Node evidence, Node at, std::string_view name, const UnitVariables& unit);

// Whether two nodes stand in different branches of one `if`, so that no run passes both in turn.
bool are_exclusive(Node a, Node b);

}  // namespace mindport::kinds
