// Copies a tree-sitter tree into units (see tree.h).
#pragma once

#include <tree_sitter/api.h>

#include <vector>

#include "core/syntax/tree.h"

namespace mindport::syntax {

std::vector<Unit> flatten(const TSTree* tree);

}  // namespace mindport::syntax
