// Where a text can be cut so that an error in one part leaves the others alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/text/edit.h"

namespace mindport::syntax {

// Cuts a text at statements that start a line without indentation, in front of their decorators. In
// brackets that are not closed, only a keyword that cannot stand in them makes a cut. Goes by the
// text alone, in one pass; offsets in bytes. The parts make up the text.
std::vector<text::TextRange> top_level_parts(std::string_view text);

// Those from the begin of one of them on, up to the first cut for which `stop` holds. What comes
// behind a cut does not depend on what stands in front of it.
std::vector<text::TextRange> top_level_parts_from(std::string_view text, std::uint32_t begin,
                                                  const std::function<bool(std::uint32_t)>& stop);

// Cuts one of these parts, a class, in front of its members in the same way, but for the first one,
// which stays with the header. Empty where it is no class, or one whose members do not stand on
// lines of their own.
std::vector<text::TextRange> class_parts(std::string_view part);

}  // namespace mindport::syntax
