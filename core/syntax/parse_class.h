// A class with an error, parsed member by member, so that the error stays in its member.
#pragma once

#include <optional>
#include <string_view>

#include "core/syntax/change.h"

namespace mindport::syntax {

// `part` is one of top_level_parts; `is_last` says that nothing follows it. Nothing where it holds
// no class whose members stand on lines of their own, or where the error reaches into others.
std::optional<Parsed> parse_class(std::string_view part, bool is_last, const ParseText& parse);

}  // namespace mindport::syntax
