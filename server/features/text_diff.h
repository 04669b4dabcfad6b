// The line edits that make one text of another, for editors: cursors and marks in lines that stay
// keep their place. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/edit.h"

namespace mindport::server {

// By position, without overlaps; applying them to `before` gives `after`.
std::vector<text::Edit> line_edits(std::string_view before, std::string_view after);

}  // namespace mindport::server
