// Conditions whose answer is known in a port: `is_torch_xla_available()` is false, and a flag that
// is only set where it is true is false as well. The answers come from the profile.
#pragma once

#include "core/rules/context.h"

namespace mindport::rules {

enum class Truth : std::uint8_t { unknown, yes, no };

Truth truth_of(Node condition, const Context& context);

}  // namespace mindport::rules
