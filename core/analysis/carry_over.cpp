#include "core/analysis/carry_over.h"

#include <algorithm>

namespace mindport::analysis {
namespace {

using names::Reads;
using names::Site;
using rules::Finding;
using rules::Fix;
using syntax::Node;
using syntax::Unit;

// Calls node(Node&) and site(const Site*&) for all pointers in the fixes of some findings.
template <typename OnNode, typename OnSite>
void for_each_pointer(std::vector<Finding>& findings, OnNode on_node, OnSite on_site) {
    for (Finding& finding : findings) {
        for (Fix& fix : finding.fixes) {
            for (Node& node : fix.removed) on_node(node);
            for (const Site*& site : fix.removed_imports) on_site(site);
            for (names::ImportNeed& need : fix.imports) {
                if (need.local) on_node(need.local);
            }
        }
    }
}

// Moves ranges to where they are after edits, as long as no edit reaches into them.
class Mover {
   public:
    explicit Mover(const std::vector<text::Edit>& edits) : edits_(edits) {}

    bool move(text::TextRange& range) const {
        std::int64_t shift = 0;
        for (const text::Edit& edit : edits_) {
            if (edit.range.end <= range.begin) {
                shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
            } else if (edit.range.begin < range.end) {
                return false;
            }
        }
        range.begin = static_cast<std::uint32_t>(range.begin + shift);
        range.end = static_cast<std::uint32_t>(range.end + shift);
        return true;
    }

    bool move(Finding& finding) const {
        bool all = move(finding.range);
        for (Fix& fix : finding.fixes) {
            for (text::Edit& edit : fix.edits) {
                all = all && move(edit.range);
                for (text::Slot& slot : edit.slots) all = all && move(slot.source);
            }
            for (text::TextRange& range : fix.needs_removed) all = all && move(range);
        }
        return all;
    }

   private:
    const std::vector<text::Edit>& edits_;
};

}  // namespace

CarryOver::CarryOver(const syntax::Tree& tree, const names::ScopeTree& scopes, Reads reads,
                     std::vector<UnitShape> shapes, std::vector<std::vector<Finding>> findings)
    : units_(findings.size()), reads_(std::move(reads)), shapes_(std::move(shapes)) {
    const auto place_of_site = [&](const Site* wanted) {
        Place place{scopes.unit_index(wanted->node.unit()), wanted->node.index(), 0, 0};
        for (const names::Scope& scope : scopes.units()[place.unit].scopes) {
            if (wanted >= scope.sites.data() && wanted < scope.sites.data() + scope.sites.size()) {
                place.site = static_cast<std::uint32_t>(wanted - scope.sites.data());
                return place;
            }
            ++place.scope;
        }
        return place;
    };
    for (std::size_t i = 0; i < units_.size(); ++i) {
        OfUnit& unit = units_[i];
        unit.owner = tree.units()[i].owner;
        unit.findings = std::move(findings[i]);
        for_each_pointer(
            unit.findings,
            [&](const Node& node) {
                unit.places.push_back({scopes.unit_index(node.unit()), node.index(), 0, 0});
            },
            [&](const Site* site) { unit.places.push_back(place_of_site(site)); });
    }
}

// Whether the units that are gone and those that are new show the same, at the same place among
// those that stay.
bool CarryOver::shows_the_same(const syntax::Tree& tree,
                               const std::vector<UnitShape>& shapes) const {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::vector<std::uint64_t> names_before;
    std::vector<std::uint64_t> names_after;
    const auto add = [](const UnitShape& shape, std::uint64_t place, std::uint64_t& facts,
                        std::vector<std::uint64_t>& names) {
        if (shape.facts != 0) facts = combined(combined(facts, place), shape.facts);
        names.insert(names.end(), shape.names.begin(), shape.names.end());
    };
    std::uint64_t kept = 0;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] != Reads::no_unit) {
            ++kept;
        } else {
            add(shapes_[i], kept, before, names_before);
        }
    }
    kept = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (tree.units()[i].origin != Unit::no_origin) {
            ++kept;
        } else {
            add(shapes[i], kept, after, names_after);
        }
    }
    return before == after &&
           std::all_of(reads_.names().begin(), reads_.names().end(), [&](const std::string& name) {
               const std::uint64_t hash = hash_of(name);
               return std::count(names_before.begin(), names_before.end(), hash) ==
                      std::count(names_after.begin(), names_after.end(), hash);
           });
}

std::vector<bool> CarryOver::concerned(const syntax::Tree& tree,
                                       const std::vector<UnitShape>& shapes, Reads& reads) {
    const std::vector<Unit>& units = tree.units();
    numbers_.assign(units_.size(), Reads::no_unit);
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].origin != Unit::no_origin) {
            numbers_[units[i].origin] = static_cast<std::uint32_t>(i);
        }
    }
    if (!shows_the_same(tree, shapes)) return std::vector<bool>(units.size(), true);
    std::vector<bool> gone(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
        gone[i] = numbers_[i] == Reads::no_unit;
        if (!gone[i]) reads.take_over(reads_, i, numbers_);
    }
    reads.take_over_names(reads_);
    // A class with more or fewer members counts as changed.
    std::vector<std::int64_t> members(units_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (gone[i] && units_[i].owner != Unit::no_owner) --members[units_[i].owner];
    }
    for (const Unit& unit : units) {
        const bool is_member = unit.origin == Unit::no_origin && unit.owner != Unit::no_owner;
        const std::uint32_t owner = is_member ? units[unit.owner].origin : Unit::no_origin;
        if (owner != Unit::no_origin) ++members[owner];
    }
    std::vector<bool> changed = gone;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (members[i] != 0) changed[i] = true;
    }
    const std::vector<bool> reached = reads_.reached_from(changed);
    std::vector<bool> result(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::uint32_t origin = units[i].origin;
        const bool is_new = origin == Unit::no_origin;
        result[i] = result[i] || is_new || reached[origin] || reads_.reads_whole_file(origin);
        // A class's header ends where its last member does.
        if (is_new && units[i].owner != Unit::no_owner) result[units[i].owner] = true;
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const std::uint32_t owner = units_[i].owner;
        if (gone[i] && owner != Unit::no_owner && !gone[owner]) result[numbers_[owner]] = true;
    }
    return result;
}

std::optional<std::vector<Finding>> CarryOver::findings(std::size_t origin,
                                                        const syntax::Tree& tree,
                                                        const names::ScopeTree& scopes,
                                                        const std::vector<text::Edit>& edits) {
    OfUnit& unit = units_[origin];
    const Mover mover(edits);
    bool all = true;
    for (Finding& finding : unit.findings) {
        all = all && mover.move(finding);
    }
    auto place = unit.places.begin();
    const auto number = [&] {
        const std::uint32_t found = numbers_[place->unit];
        all = all && found != Reads::no_unit;
        return found;
    };
    for_each_pointer(
        unit.findings,
        [&](Node& node) {
            const std::uint32_t at = number();
            if (all) node = {&tree, &tree.units()[at], place->node};
            ++place;
        },
        [&](const Site*& site) {
            const std::uint32_t at = number();
            if (all) site = &scopes.units()[at].scopes[place->scope].sites[place->site];
            ++place;
        });
    if (!all) return std::nullopt;
    return std::move(unit.findings);
}

}  // namespace mindport::analysis
