// Where a text can be cut so that an error in one part leaves the others alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/edit.h"

namespace mindport::syntax {

// Cuts a text at statements that start a line without indentation, in front of their decorators. In
// brackets that are not closed, only a keyword that cannot stand in them makes a cut. Goes by the
// text alone, in one pass; offsets in bytes. The parts make up the text.
std::vector<text::TextRange> top_level_parts(std::string_view text);

}  // namespace mindport::syntax
