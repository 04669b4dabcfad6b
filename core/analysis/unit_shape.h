// What a unit shows to the others by name: what it binds at the level of the module or a class,
// what it imports, and what attributes it sets. As long as that is the same, an edit of the unit
// concerns only those that look into it (names/reads).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/names/scope.h"

namespace mindport::analysis {

struct ImportShape {
    std::string_view name;   // that it binds
    std::uint64_t what = 0;  // a hash of what for
    bool local = false;      // to a function: no other unit sees it
    friend auto operator<=>(const ImportShape&, const ImportShape&) = default;
};

struct UnitShape {
    // What concerns the whole file: a hash; 0: nothing.
    std::uint64_t facts = 0;
    std::vector<ImportShape> imports;  // in order
    // What is looked for by name (names/reads), and a hash of what is shown under it.
    std::vector<std::pair<names::NameHash, std::uint64_t>> named;
};

// A shape, and where its unit stands among those that stay as they are.
struct PlacedShape {
    const UnitShape* shape;
    std::uint64_t place;
};

// What units show otherwise than those whose place they have taken.
struct ShapeDifference {
    bool all = false;                        // something that concerns the whole file
    std::vector<std::string_view> imported;  // names that imports bind; sorted
    std::vector<names::NameHash> names;      // what is looked for; sorted
};
ShapeDifference compare(const std::vector<PlacedShape>& before,
                        const std::vector<PlacedShape>& now);

std::uint64_t combined(std::uint64_t a, std::uint64_t b);

UnitShape shape_of(const syntax::Tree& tree, const names::ScopeTree& scopes, std::size_t unit);

}  // namespace mindport::analysis
