// Patterns in which "*" stands for any characters, or none.
#pragma once

#include <string_view>

namespace mindport::text {

bool fits(std::string_view pattern, std::string_view text);

}  // namespace mindport::text
