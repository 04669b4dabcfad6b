#include "core/analysis/carry_over.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace mindport::analysis {
namespace {

using names::NameHash;
using names::Reads;
using rules::Finding;
using rules::Fix;
using syntax::Unit;

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

bool is_new(const Unit& unit) { return unit.origin == Unit::no_origin; }

}  // namespace

CarryOver::CarryOver(const syntax::Tree& tree) {
    old_.reserve(tree.units().size());
    for (const Unit& unit : tree.units()) old_.push_back({&unit, unit.begin, unit.owner});
}

bool CarryOver::follow(const syntax::Tree& tree) {
    units_ = &tree.units();
    numbers_.assign(old_.size(), Reads::no_unit);
    bool any = false;
    for (const Unit& unit : *units_) {
        if (is_new(unit)) continue;
        numbers_[unit.origin] = unit.number;
        any = true;
    }
    return any;
}

// Whether what concerns the whole file is the same in the units that are gone and in those that are
// new, at the same place among those that stay.
bool CarryOver::shows_the_same(const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now, const Reads& reads) const {
    std::uint64_t facts_before = 0;
    std::uint64_t facts_now = 0;
    std::vector<NameHash> names_before;
    std::vector<NameHash> names_now;
    const auto add = [](const UnitShape& shape, std::uint64_t place, std::uint64_t& facts,
                        std::vector<NameHash>& names) {
        if (shape.facts != 0) facts = combined(combined(facts, place), shape.facts);
        names.insert(names.end(), shape.names.begin(), shape.names.end());
    };
    std::uint64_t kept = 0;
    for (std::size_t i = 0; i < old_.size(); ++i) {
        if (is_gone(i)) {
            add(before[i], kept, facts_before, names_before);
        } else {
            ++kept;
        }
    }
    kept = 0;
    for (const Unit& unit : *units_) {
        if (is_new(unit)) {
            add(now[unit.number], kept, facts_now, names_now);
        } else {
            ++kept;
        }
    }
    return facts_before == facts_now &&
           std::all_of(reads.names().begin(), reads.names().end(), [&](const std::string& name) {
               const NameHash hash = names::hash_of(name);
               return std::count(names_before.begin(), names_before.end(), hash) ==
                      std::count(names_now.begin(), names_now.end(), hash);
           });
}

// The names under which the units that are gone and those that are new show different things;
// sorted.
std::vector<NameHash> CarryOver::changed_names(const std::vector<UnitShape>& before,
                                               const std::vector<UnitShape>& now) const {
    using Named = decltype(UnitShape::named);
    Named shown_before;
    Named shown_now;
    const auto add = [](Named& all, const Named& some) {
        all.insert(all.end(), some.begin(), some.end());
    };
    for (std::size_t i = 0; i < old_.size(); ++i) {
        if (is_gone(i)) add(shown_before, before[i].named);
    }
    for (const Unit& unit : *units_) {
        if (is_new(unit)) add(shown_now, now[unit.number].named);
    }
    std::sort(shown_before.begin(), shown_before.end());
    std::sort(shown_now.begin(), shown_now.end());
    Named differences;
    std::set_symmetric_difference(shown_before.begin(), shown_before.end(), shown_now.begin(),
                                  shown_now.end(), std::back_inserter(differences));
    std::vector<NameHash> names;
    for (const auto& [name, what] : differences) names.push_back(name);
    return names;
}

// By old number. A class with more or fewer members counts as changed.
std::vector<bool> CarryOver::changed() const {
    std::vector<std::int64_t> members(old_.size());
    for (std::size_t i = 0; i < old_.size(); ++i) {
        if (is_gone(i) && old_[i].owner != Unit::no_owner) --members[old_[i].owner];
    }
    for (const Unit& unit : *units_) {
        const bool is_member = is_new(unit) && unit.owner != Unit::no_owner;
        const std::uint32_t owner = is_member ? (*units_)[unit.owner].origin : Unit::no_origin;
        if (owner != Unit::no_origin) ++members[owner];
    }
    std::vector<bool> result(old_.size());
    for (std::size_t i = 0; i < old_.size(); ++i) result[i] = is_gone(i) || members[i] != 0;
    return result;
}

void CarryOver::find_concerned(bool all, const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now, Reads& reads,
                               kinds::Kinds& kinds) {
    reached_.assign(units_->size(), true);
    concerned_ = reached_;
    if (all || !shows_the_same(before, now, reads)) {
        reads = Reads(units_->size());
        return;
    }
    const std::vector<bool> reached =
        reads.follow({numbers_, changed(), changed_names(before, now), units_->size()},
                     [&](std::size_t question) { kinds.answer_again(question); });
    for (const Unit& unit : *units_) {
        if (!is_new(unit)) reached_[unit.number] = reached[unit.number];
    }
    mark_concerned(reads);
    for (const Unit& unit : *units_) {
        if (concerned_[unit.number]) reads.start_over(unit.number);
    }
}

void CarryOver::mark_concerned(const Reads& reads) {
    concerned_ = reached_;
    for (const Unit& unit : *units_) {
        if (!is_new(unit)) {
            if (reads.reads_whole_file(unit.number)) concerned_[unit.number] = true;
        } else if (unit.owner != Unit::no_owner) {
            concerned_[unit.owner] = true;  // a class's header ends where its last member does
        }
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
        const std::uint32_t owner = old_[i].owner;
        if (is_gone(i) && owner != Unit::no_owner && !is_gone(owner)) {
            concerned_[numbers_[owner]] = true;
        }
    }
}

bool CarryOver::is_gone(syntax::Node node) const {
    for (std::size_t i = 0; i < old_.size(); ++i) {
        if (is_gone(i) && old_[i].address == node.unit()) return true;
    }
    return false;
}

bool CarryOver::is_gone(const names::Site* site) const {
    return std::any_of(gone_.begin(), gone_.end(), [site](const names::UnitScopes& unit) {
        return std::any_of(unit.scopes.begin(), unit.scopes.end(), [site](const auto& scope) {
            return std::less_equal<>{}(scope.sites.data(), site) &&
                   std::less<>{}(site, scope.sites.data() + scope.sites.size());
        });
    });
}

bool CarryOver::move(std::vector<Finding>& findings, const std::vector<text::Edit>& edits) const {
    const Mover mover(edits);
    const auto stays = [this](const auto& part) { return !is_gone(part); };
    return std::all_of(findings.begin(), findings.end(), [&](Finding& finding) {
        return mover.move(finding) &&
               std::all_of(finding.fixes.begin(), finding.fixes.end(), [&](const Fix& fix) {
                   return std::all_of(fix.removed.begin(), fix.removed.end(), stays) &&
                          std::all_of(fix.removed_imports.begin(), fix.removed_imports.end(),
                                      stays) &&
                          std::all_of(fix.imports.begin(), fix.imports.end(),
                                      [&](const names::ImportNeed& need) {
                                          return !need.local || stays(need.local);
                                      });
               });
    });
}

}  // namespace mindport::analysis
