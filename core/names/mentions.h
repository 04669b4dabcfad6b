// Identifiers of which rules ask whether a file has them anywhere: "does this file train?"
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::names {

// Only these may be asked for; what a unit has of them is part of its shape (analysis/unit_shape).
bool is_watched(std::string_view identifier);

// Whether the unit has an identifier of that name, an attribute's too, for which `fits` holds.
template <typename Fits>
bool has_identifier(const syntax::Tree& tree, const syntax::Unit& unit, std::string_view name,
                    Fits fits) {
    const auto text = tree.text().substr(unit.begin, unit.end - unit.begin);
    if (text.find(name) == std::string_view::npos) return false;
    for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
        const syntax::Node node{&tree, &unit, index};
        if (node.is(syntax::NodeKind::identifier) && node.text() == name && fits(node)) return true;
    }
    return false;
}

// Looks through a file once for each identifier that is asked for, and after an edit only through
// what is new. The tree must outlive it.
class Mentions {
   public:
    explicit Mentions(const syntax::Tree& tree) : tree_(tree) {}

    // Whether an identifier of the file, an attribute's name too, is this one. Strings do not
    // count.
    bool has(std::string_view watched);

    // The unit of this number is another now.
    void follow_unit(std::uint32_t number);
    // The tree has been parsed again: see syntax::Unit::origin.
    void follow_tree();

   private:
    struct Found {
        std::vector<bool> in_unit;
        std::size_t units = 0;  // how many have it
    };

    const syntax::Tree& tree_;
    std::map<std::string_view, Found> found_;  // by identifier
};

}  // namespace mindport::names
