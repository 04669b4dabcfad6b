// An edit within one unit, which stays one: the most frequent sort by far. What is done for it does
// not grow with the file, but for the shifting of what stands behind it.
#pragma once

#include <optional>

#include "core/syntax/change.h"

namespace mindport::syntax {

// The unit that a range lies within, if it stands on lines of its own and is no class with members.
std::optional<std::size_t> unit_at(const Units& units, std::string_view text, TextRange range);

// That unit after the edit; nothing where it cannot be told from its own text.
std::optional<Unit> edited_unit(Units& units, std::size_t place, std::string_view text,
                                const text::Edit& edit, const ParseText& parse);

// Puts it into its place and shifts the units behind it; gives the old one.
std::unique_ptr<Unit> put_unit(Units& units, std::size_t place, Unit unit);

}  // namespace mindport::syntax
