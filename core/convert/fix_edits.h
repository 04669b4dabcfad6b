// The edits of a fix that is made by itself: in an editor, or for a report.
#pragma once

#include <vector>

#include "core/analysis/analysis.h"
#include "core/text/edit.h"

namespace mindport::convert {

// With the imports that the fix takes and those that nothing uses afterwards; by position, without
// overlaps and slots, and such that none touches another. `analysis` must be the one that the fix
// comes from, in mode single_fix. None for a fix that makes no sense alone.
std::vector<text::Edit> fix_edits(const analysis::Analysis& analysis, const rules::Fix& fix);

}  // namespace mindport::convert
