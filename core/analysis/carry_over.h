// What an analysis leaves to the next one of the same text after an edit: the findings of units
// that the edit does not concern, and which those are.
//
// An edit concerns the units that it touches, those that looked into them (names/reads), and those
// that look at the whole file. Where it changes what a unit shows by name (unit_shape), or where
// comments silence rules, it concerns all. What comes out must be what a fresh analysis finds.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/unit_shape.h"
#include "core/names/reads.h"
#include "core/rules/finding.h"

namespace mindport::analysis {

class CarryOver {
   public:
    // From an analysis whose tree and scopes are still whole.
    CarryOver(const syntax::Tree& tree, const names::ScopeTree& scopes, names::Reads reads,
              std::vector<UnitShape> shapes, std::vector<std::vector<rules::Finding>> findings);

    // After the tree was parsed again with these edits: which units of the new one have to be
    // looked at again. Also gives `reads` what is known of units that stay.
    std::vector<bool> concerned(const syntax::Tree& tree, const std::vector<UnitShape>& shapes,
                                names::Reads& reads);

    // The shape of a unit that was taken over.
    const UnitShape& shape(std::size_t origin) const { return shapes_[origin]; }

    // The findings of a unit that was taken over, for the new text; nothing where they reach into
    // what was edited.
    std::optional<std::vector<rules::Finding>> findings(std::size_t origin,
                                                        const syntax::Tree& tree,
                                                        const names::ScopeTree& scopes,
                                                        const std::vector<text::Edit>& edits);

   private:
    // A pointer in a finding, as numbers: of a node, or of a site in a scope.
    struct Place {
        std::size_t unit = 0;
        std::uint32_t node = 0;
        std::uint32_t scope = 0;
        std::uint32_t site = 0;
    };
    struct OfUnit {
        std::uint32_t owner = syntax::Unit::no_owner;
        std::vector<rules::Finding> findings;
        std::vector<Place> places;  // in the order in which for_each_pointer() meets them
    };
    bool shows_the_same(const syntax::Tree& tree, const std::vector<UnitShape>& shapes) const;

    std::vector<OfUnit> units_;
    names::Reads reads_;
    std::vector<UnitShape> shapes_;
    std::vector<std::uint32_t> numbers_;  // new numbers of units; no_unit for those that are gone
};

}  // namespace mindport::analysis
