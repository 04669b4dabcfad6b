// Identifiers of which rules ask whether a file has them anywhere: "does this file train?"
#pragma once

#include <string_view>

#include "core/syntax/tree.h"

namespace mindport::names {

// Only these may be asked for; what a unit has of them is part of its shape (analysis/unit_shape).
bool is_watched(std::string_view identifier);

// Whether an identifier of the file, an attribute's name too, is this one. Strings do not count.
bool mentions(const syntax::Tree& tree, std::string_view watched);

}  // namespace mindport::names
