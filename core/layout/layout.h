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

namespace mindport::layout {

// Edits (sorted, without overlaps) for the statements that `touched` meets (sorted, without
// overlaps). `limit` is the length
// of a line, in characters.
std::vector<text::Edit> layout_edits(const syntax::Tree& tree,
                                     const std::vector<text::TextRange>& touched,
                                     std::uint32_t limit);

// The edits that put a statement (of a compound one: its header) on one line, where it fits; empty
// where it does not or is on one. They change blanks, a last comma and brackets only, so that they
// go together with others in the statement; but an import is rewritten as a whole. As black does, a
// call or a display whose last element is followed by a comma stays broken; an import does not.
std::vector<text::Edit> joining_edits(syntax::Node statement, std::uint32_t limit);

}  // namespace mindport::layout
