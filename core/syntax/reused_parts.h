// A text with an error parsed again after an edit: the top-level parts that the edit leaves as they
// were are not.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/syntax/change.h"

namespace mindport::syntax {

// Parses one part of a text; the flag says that it is the last one.
using ParsePart = std::function<Parsed(std::string_view, bool)>;

struct ReusedParts {
    Units units;
    bool has_error = false;
    bool has_empty_block = false;
};

// What parsing all parts of `text` gives. Units of `old_units` are taken where they stay, and for
// units in changed parts that come out as they were (kept_units). Nothing, and nothing is taken,
// where no part stays. `old_units` must not come from a text with an empty block.
std::optional<ReusedParts> reuse_parts(std::string_view old_text, Units& old_units,
                                       const std::vector<text::Edit>& edits, std::string_view text,
                                       const ParsePart& parse);

}  // namespace mindport::syntax
