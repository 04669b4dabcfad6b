// Small questions about syntax that several parts of core/kinds ask. Internal to it.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/syntax/tree.h"

namespace mindport::kinds {

using syntax::Node;

// The name of the parameter that stands for the instance ("self"); empty for a static method.
std::string_view self_name(Node function);
bool has_decorator(Node function, std::string_view name);
// Whether a statement binds the name or attribute here: `x` and `self.y` in `x, self.y = f()`.
bool is_bound(Node target);

// Members that numbers have: any other one shows that a value is none.
bool is_number_member(std::string_view name);
// What a string literal without prefix or escapes says; empty for anything else.
std::string_view plain_string(Node node);

// Arguments of a call: the value of a keyword; the argument at a place, as far as no `*` stands
// before it. Null where the call gives none.
Node argument(Node call, std::string_view name);
bool has_argument(Node call, std::string_view name);
Node positional_argument(Node call, std::size_t at);
bool has_splat(Node call);
bool has_keywords(Node call);

// Whether a node changes what a list or a dictionary holds, and which: the name or attribute `x` of
// `x.append(…)` (the call) or of `x[…] = …` (the subscript); else null.
Node changed_container(Node node);

}  // namespace mindport::kinds
