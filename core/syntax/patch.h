// Parses what edits touch, and takes over the units that they do not.
//
// Between statements at the same level Python's grammar has no memory, so that a run of them can be
// parsed as a text of its own: of the top level, or of a class with a line for the class above it.
// A line at the same level after it makes sure that the run ends where it should.
#pragma once

#include <optional>
#include <string_view>

#include "core/syntax/change.h"

namespace mindport::syntax {

// The units of `text`, which is `old_text` (with `old_units`, without errors) after `edits`
// (sorted, without overlaps). Nothing where the parts cannot be told apart, or one has errors: then
// the whole text must be parsed, and the old units are as they were, but for where a class ends.
std::optional<Units> patch_units(std::string_view old_text, Units& old_units,
                                 const std::vector<text::Edit>& edits, std::string_view text,
                                 const ParseText& parse);

}  // namespace mindport::syntax
