// What a unit shows to the others by name: what it binds at the level of the module or a class,
// what it imports, and what attributes it sets. As long as that is the same, an edit of the unit
// concerns only those that look into it (names/reads).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/names/scope.h"

namespace mindport::analysis {

struct UnitShape {
    std::uint64_t facts = 0;           // a hash; 0: shows nothing
    std::vector<std::uint64_t> names;  // hashes of all names that it binds, at any level; sorted
};

std::uint64_t hash_of(std::string_view text);
std::uint64_t combined(std::uint64_t a, std::uint64_t b);

UnitShape shape_of(const syntax::Tree& tree, const names::ScopeTree& scopes, std::size_t unit);

}  // namespace mindport::analysis
