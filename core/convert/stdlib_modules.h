// Top-level modules of Python's standard library (public ones of 3.8 to 3.13), to tell isort's
// sections apart. From sys.stdlib_module_names.
#pragma once

#include <string_view>

namespace mindport::convert {

bool is_stdlib_module(std::string_view top_level_name);

}  // namespace mindport::convert
