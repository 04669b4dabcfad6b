// The layout of statements that edits have touched: what has shrunk is joined, what has grown is
// wrapped, as black and ruff would.
//
// Only blanks, trailing commas and brackets that were there for a line break alone change. A
// statement with a comment or a string over several lines in it stays as it is.
#pragma once

#include <cstdint>
#include <vector>

#include "core/syntax/tree.h"
#include "core/text/edit.h"

namespace mindport::convert {

// Edits (sorted, without overlaps) for the statements that `touched` meets (sorted, without
// overlaps). `limit` is the length
// of a line, in characters.
std::vector<text::Edit> layout_edits(const syntax::Tree& tree,
                                     const std::vector<text::TextRange>& touched,
                                     std::uint32_t limit);

}  // namespace mindport::convert
