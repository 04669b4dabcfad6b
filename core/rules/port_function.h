// Functions that a port writes otherwise as a whole, by the profile's list.
#pragma once

#include <optional>

#include "core/rules/context.h"

namespace mindport::rules {

struct PortFunction {
    std::string_view name;
    std::string_view first_parameter;  // that a port adds; may be empty
    std::string_view before;           // the bodies
    std::string_view after;
};

// The entry whose body a function_definition has, but for blanks and comments; nullopt if none.
std::optional<PortFunction> port_function_of(Node function, const Context& context);

// The parameter that comes first in a port's function of that name; empty if the list has none.
std::string_view added_parameter(std::string_view function, const Context& context);

}  // namespace mindport::rules
