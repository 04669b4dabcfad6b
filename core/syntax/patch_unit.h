// Parses the statements of a unit that edits touch, and takes over its other nodes.
#pragma once

#include <optional>

#include "core/syntax/change.h"

namespace mindport::syntax {

// The unit after a change all of whose edits that touch it stand inside of it. Nothing where the
// unit has no blocks, an edit is not within them or a function's header, or there is an error.
std::optional<Unit> patch_unit(const Change& change, const Unit& old);

}  // namespace mindport::syntax
