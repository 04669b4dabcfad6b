// What a library's port says of the names that a file is about.
#pragma once

#include <string>
#include <vector>

#include "cli/report.h"
#include "core/catalog/catalog.h"

namespace mindport::cli {

// Of classes of the library that a text imports, before or after its conversion, and of those that
// it defines: where the port tells what they run with, or where the target lacks them.
std::vector<Support> support_of_names(const std::string& text, const catalog::Catalog& catalog);

}  // namespace mindport::cli
