// Reads the spelling of overloads in mappings/api/*.tsv:
//     (tensors, dim=0, *, out=None) | (size, /, **kwargs) @>=2.8.0
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/catalog/signature.h"

namespace mindport::catalog_compiler {

struct ParsedOverload {
    std::vector<catalog::Parameter> parameters;  // views into the text
    std::string_view versions;                   // what follows `@`, or ""
};

tl::expected<std::vector<ParsedOverload>, std::string> parse_overloads(std::string_view text);

}  // namespace mindport::catalog_compiler
