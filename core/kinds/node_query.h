// Small questions about syntax that several parts of core/kinds ask. Internal to it.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/syntax/tree.h"

namespace mindport::kinds {

using syntax::Node;

// The class or function of a decorated definition; any other statement as it is.
Node undecorated(Node statement);
// The name of the parameter that stands for the instance ("self"); empty for a static method.
std::string_view self_name(Node function);
bool has_decorator(Node function, std::string_view name);
// Whether a statement binds the name or attribute here: `x` and `self.y` in `x, self.y = f()`.
bool is_bound(Node target);

// Arguments of a call: the value of a keyword; the argument at a place, as far as no `*` stands
// before it. Null where the call gives none.
Node argument(Node call, std::string_view name);
bool has_argument(Node call, std::string_view name);
Node positional_argument(Node call, std::size_t at);
bool has_splat(Node call);

}  // namespace mindport::kinds
