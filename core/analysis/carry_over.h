// What of an analysis stays when its text is edited: which units the edit concerns, and the
// findings of the others.
//
// An edit concerns the units that it touches, those that looked into them or for a name that they
// show or showed (names/reads, unit_shape), and those that look at the whole file. Where it changes
// imports and the like it concerns all. What comes out must be what a fresh analysis finds.
#pragma once

#include <vector>

#include "core/analysis/unit_shape.h"
#include "core/kinds/kinds.h"
#include "core/names/reads.h"
#include "core/rules/finding.h"

namespace mindport::analysis {

// What an edit did away with.
struct Gone {
    std::vector<const syntax::Unit*> units;  // only to compare with
    std::vector<names::UnitScopes> scopes;   // theirs
};

// Moves the findings of a unit that stays to where they are after edits. False, and they are of no
// use, where they reach into what was edited or is gone.
bool move(std::vector<rules::Finding>& findings, const std::vector<text::Edit>& edits,
          const Gone& gone);

class CarryOver {
   public:
    // Before the tree is parsed again.
    explicit CarryOver(const syntax::Tree& tree);
    // After that. False where no unit stays, so that there is nothing to carry over.
    bool follow(const syntax::Tree& tree);
    // The scopes of units that are no more.
    void set_gone(std::vector<names::UnitScopes> scopes);

    // Finds out which units the edit concerns: all, or those of which `reads` (of the analysis
    // before) and the shapes, those before of units that are gone, and those now, say so. `reads`
    // then tells of the new units what is still true. The tree and `kinds` are the new ones.
    void find_concerned(bool all, const std::vector<text::Edit>& edits,
                        const std::vector<UnitShape>& before, const std::vector<UnitShape>& now,
                        names::Reads& reads, const syntax::Tree& tree, kinds::Kinds& kinds);

    // By the unit's new number: whether something changed that names in it may stand for, so that
    // its references have to be found again.
    bool is_reached(std::size_t unit) const { return reached_[unit]; }
    // Whether its findings have to be looked for again.
    bool is_concerned(std::size_t unit) const { return concerned_[unit]; }
    // How far a unit that stays was moved, in bytes.
    std::int64_t moved_by(const syntax::Unit& unit) const {
        return std::int64_t{unit.begin} - old_[unit.origin].begin;
    }

    const Gone& gone() const { return gone_; }

   private:
    struct OldUnit {
        const syntax::Unit* address = nullptr;  // only to compare with: it may be gone
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t owner = syntax::Unit::no_owner;
    };
    bool is_gone(std::size_t old) const { return numbers_[old] == names::Reads::no_unit; }
    ShapeDifference difference(const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now) const;
    std::vector<bool> changed(const std::vector<std::string_view>& imported,
                              const syntax::Tree& tree) const;
    void mark_concerned(const std::vector<text::Edit>& edits, const names::Reads& reads,
                        const syntax::Tree& tree);
    bool is_right_before(std::uint32_t unit, std::uint32_t next,
                         const std::vector<text::Edit>& edits) const;
    bool has_same_neighbours(std::uint32_t unit, const std::vector<text::Edit>& edits,
                             const syntax::Tree& tree) const;

    std::vector<OldUnit> old_;
    std::vector<std::uint32_t> numbers_;    // by old number: the new one; no_unit for a gone one
    const syntax::Units* units_ = nullptr;  // the new ones
    Gone gone_;
    std::vector<bool> reached_;  // by new number
    std::vector<bool> concerned_;
};

// The units before and after one; past comments, up to the first that is none.
std::vector<std::uint32_t> beside(const syntax::Tree& tree, std::uint32_t unit);

// Whether the text of a unit (of a class's header without its members) has one of these words.
bool mentions(const syntax::Tree& tree, const syntax::Unit& unit,
              const std::vector<std::string_view>& words);

}  // namespace mindport::analysis
