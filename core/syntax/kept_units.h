// Units that come out of a new parse as they were before it.
#pragma once

#include <string_view>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::syntax {

// `fresh`, with those units at its beginning and at its end that are the same in `old`, but for
// what edits (sorted, without overlaps) before them move, put in their old places in memory, their
// `origin` set. The texts are those that were parsed.
Units keep_units(Units old, std::string_view old_text, Units fresh, std::string_view text,
                 const std::vector<text::Edit>& edits);

}  // namespace mindport::syntax
