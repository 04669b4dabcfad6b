// Copies a tree-sitter tree into units (see tree.h).
#pragma once

#include <tree_sitter/api.h>

#include "core/syntax/change.h"

namespace mindport::syntax {

Parsed flatten(const TSTree* tree);

}  // namespace mindport::syntax
