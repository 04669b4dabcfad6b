// Writes the generated C++: the tables of core/catalog/tables.h as constant data.
#pragma once

#include <string>
#include <vector>

#include "config/mapping_file.h"
#include "tools/catalog_compiler/api_table.h"

namespace mindport::catalog_compiler {

struct Input {
    std::vector<catalog::OwnedMapping> rows;  // in order of precedence for the same source
    std::vector<config::Alias> aliases;       // none of them a row's source
    std::vector<std::string> inert;
    std::vector<config::OwnedProfile> profiles;  // "plain" first
};

std::string emit(Input input, const ApiTable& api);

}  // namespace mindport::catalog_compiler
