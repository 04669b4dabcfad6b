// Takes statements out of blocks, and names out of import statements.
//
// All removals of a pass are planned together, because a block of which every statement goes needs
// a `pass`. Blank lines that would be left doubled go as well.
#pragma once

#include <string>
#include <vector>

#include "core/names/scope.h"
#include "core/syntax/tree.h"
#include "core/text/edit.h"

namespace mindport::convert {

// Statements may repeat and nest. `pins` are offsets at which other text will be inserted: no edit
// reaches across one. `lays_out`: a formatter's blank lines are wanted, so that where the first
// statement under a docstring goes, the next one stands as close to it. Each group of the result
// stands on its own.
std::vector<text::EditGroup> removal_edits(const syntax::Tree& tree,
                                           std::vector<syntax::Node> statements,
                                           const std::vector<std::uint32_t>& pins, bool lays_out);

// Splits the sites of imports that go into statements that go whole, and names that go from others.
struct ImportRemoval {
    struct Shortened {
        syntax::Node statement;
        std::vector<syntax::Node> gone;
    };
    std::vector<syntax::Node> statements;
    std::vector<Shortened> shortened;
};
ImportRemoval remove_imports(const std::vector<const names::Site*>& sites);

// The edits that take some names out of `from m import (a, b, c)` or `import a, b`, and put others
// in, which must be sorted.
text::EditGroup change_names(const syntax::Tree& tree, syntax::Node statement,
                             const std::vector<syntax::Node>& gone,
                             const std::vector<std::string>& added);

}  // namespace mindport::convert
