// Parses Python straight into units, without tree-sitter: several times as fast.
//
// It is only a short cut: it takes the Python that people mostly write, and where it takes a text
// it gives what flattening tree-sitter's tree gives, to the last byte. Syntax errors and all that
// is rare (names in Unicode, `match`, type parameters, Python 2, and more) it leaves to
// tree-sitter. tests/unit/direct_parser.cpp compares the two.
#pragma once

#include <optional>
#include <string_view>

#include "core/syntax/change.h"

namespace mindport::syntax {

// Nothing where the text must go to tree-sitter. The text must be UTF-8 and shorter than 4 GiB.
std::optional<Parsed> parse_directly(std::string_view text);

}  // namespace mindport::syntax
