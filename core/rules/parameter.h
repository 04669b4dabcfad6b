// Parameters of functions, and their removal.
#pragma once

#include <string>
#include <string_view>

#include "core/rules/context.h"

namespace mindport::rules {

// The identifier of a parameter: `x` of `x: int = 0`; null for `*` and `/`.
Node parameter_name(Node parameter);

// The parameter of that name of a function_definition, or null.
Node find_parameter(Node function, std::string_view name);

// Where the parameter stands among those that a caller gives (the first one of a method is not
// counted).
std::size_t place_of(Node function, Node parameter, const Context& context);

// Whether some function of that own name, in the workspace or this file, has the parameter at that
// place.
bool takes_parameter(std::string_view function, std::string_view parameter, std::size_t place,
                     const Context& context);

// The function_definition of this file that a call's function names, or null: a plain function, or
// a method of the class around.
Node definition_in_file(Node function, const Context& context);

// What a function_definition and what a call's function stand for in the workspace's index
// (ClassIndex::resolve_callee); empty: nothing that it knows.
std::string resolved_definition(Node function, const Context& context);
std::string resolved_callee(Node function, const Context& context);
// The one signature that a call's function can have, where the index tells; else null.
const names::SignatureOutline* only_signature(Node function, const std::string& resolved,
                                              const Context& context);

// Takes the parameter out of its list, with a `*` that would be left without a use; false where a
// comment or a `/` is in the way.
bool erase_parameter(Node parameter, FixBuilder& fix);

}  // namespace mindport::rules
