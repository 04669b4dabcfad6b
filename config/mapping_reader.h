// Reads mapping rows from a TOML table whose keys are source names.
#pragma once

#include <string_view>
#include <vector>

#include "config/mapping_file.h"
#include "config/toml_reader.h"

namespace mindport::config {

// `other_key` is a key of the table that is not a row ("profile"), or "".
std::vector<catalog::OwnedMapping> read_mapping_rows(const toml::table& table, TomlReader& reader,
                                                     const ApiNames& api,
                                                     std::string_view other_key);

// Checks a row against what is known about both APIs; `table` is where it was read from.
void check_mapping(const catalog::OwnedMapping& row, const toml::table& table, TomlReader& reader,
                   const ApiNames& api);

}  // namespace mindport::config
