#include "core/analysis/carry_over.h"

#include <algorithm>
#include <cctype>
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

// Of a class's header without its members.
std::string_view own_text(const syntax::Tree& tree, const Unit& unit) {
    const auto& units = tree.units();
    const bool is_header =
        unit.number + 1 < units.size() && units[unit.number + 1].owner == unit.number;
    const std::uint32_t size = is_header ? unit.nodes.back().begin : unit.end - unit.begin;
    return tree.text().substr(unit.begin, size);
}

bool has_word(std::string_view text, std::string_view word) {
    const auto is_part = [](char c) {
        return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool starts = at == 0 || !is_part(text[at - 1]);
        if (starts && (end == text.size() || !is_part(text[end]))) return true;
    }
    return false;
}

}  // namespace

CarryOver::CarryOver(const syntax::Tree& tree) {
    old_.reserve(tree.units().size());
    for (const Unit& unit : tree.units()) old_.push_back({&unit, unit.begin, unit.end, unit.owner});
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

void CarryOver::set_gone(std::vector<names::UnitScopes> scopes) {
    gone_.scopes = std::move(scopes);
    for (std::size_t i = 0; i < old_.size(); ++i) {
        if (is_gone(i)) gone_.units.push_back(old_[i].address);
    }
}

ShapeDifference CarryOver::difference(const std::vector<UnitShape>& before,
                                      const std::vector<UnitShape>& now) const {
    std::vector<PlacedShape> gone;
    std::uint64_t kept = 0;
    for (std::size_t i = 0; i < old_.size(); ++i) {
        is_gone(i) ? gone.push_back({&before[i], kept}) : void(++kept);
    }
    std::vector<PlacedShape> fresh;
    kept = 0;
    for (const Unit& unit : *units_) {
        is_new(unit) ? fresh.push_back({&now[unit.number], kept}) : void(++kept);
    }
    return compare(gone, fresh);
}

// By old number. A class with more or fewer members counts as changed; and what mentions names that
// are imported now, or are no more: before a name is looked for, it is asked whether any import
// binds it.
std::vector<bool> CarryOver::changed(const std::vector<std::string_view>& imported,
                                     const syntax::Tree& tree) const {
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
    for (const Unit& unit : *units_) {
        if (is_new(unit) || imported.empty()) continue;
        result[unit.origin] = result[unit.origin] || mentions(tree, unit, imported);
    }
    return result;
}

void CarryOver::find_concerned(bool all, const std::vector<text::Edit>& edits,
                               const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now, Reads& reads,
                               const syntax::Tree& tree, kinds::Kinds& kinds) {
    reached_.assign(units_->size(), true);
    concerned_ = reached_;
    const ShapeDifference different = difference(before, now);
    if (all || different.all) {
        reads = Reads(units_->size());
        return;
    }
    const std::vector<bool> reached =
        reads.follow({numbers_, changed(different.imported, tree), different.names, units_->size()},
                     [&](std::size_t question) { kinds.answer_again(question); });
    for (const Unit& unit : *units_) {
        if (!is_new(unit)) reached_[unit.number] = reached[unit.number];
    }
    mark_concerned(edits, reads, tree);
    for (const Unit& unit : *units_) {
        if (concerned_[unit.number]) reads.start_over(unit.number);
    }
}

// Whether two units that stay, by new numbers, stand one after the other as they did, with the same
// between them.
bool CarryOver::is_right_before(std::uint32_t unit, std::uint32_t next,
                                const std::vector<text::Edit>& edits) const {
    const std::uint32_t first = (*units_)[unit].origin;
    const std::uint32_t second = (*units_)[next].origin;
    if (first == Unit::no_origin || second != first + 1) return false;
    // A class's header ends where its last member does.
    const bool is_header = old_[second].owner == first;
    const std::uint32_t begin = is_header ? old_[first].begin : old_[first].end;
    return std::none_of(edits.begin(), edits.end(), [&](const text::Edit& edit) {
        return edit.range.begin <= old_[second].begin && edit.range.end >= begin;
    });
}

// Before and after a unit that stays; past comments, up to the first that is none.
bool CarryOver::has_same_neighbours(std::uint32_t unit, const std::vector<text::Edit>& edits,
                                    const syntax::Tree& tree) const {
    const syntax::Units& units = *units_;
    const auto is_end = [&](std::uint32_t at) {
        return at != unit && !tree.root(at).is(syntax::NodeKind::comment);
    };
    std::uint32_t first = unit;
    while (!is_end(first) && first != 0 && is_right_before(first - 1, first, edits)) --first;
    std::uint32_t last = unit;
    while (!is_end(last) && last + 1 != units.size() && is_right_before(last, last + 1, edits)) {
        ++last;
    }
    const bool same_before = is_end(first) || (first == 0 && units[first].origin == 0);
    const bool same_after =
        is_end(last) || (last + 1 == units.size() && units[last].origin + 1 == old_.size());
    return same_before && same_after;
}

void CarryOver::mark_concerned(const std::vector<text::Edit>& edits, const Reads& reads,
                               const syntax::Tree& tree) {
    concerned_ = reached_;
    for (const Unit& unit : *units_) {
        if (is_new(unit) && unit.owner != Unit::no_owner) {
            concerned_[unit.owner] = true;  // a class's header ends where its last member does
        }
    }
    for (const names::Reach reach : {names::Reach::whole_file, names::Reach::import_uses}) {
        for (const std::uint32_t unit : reads.that_rest_on(reach)) {
            if (unit < concerned_.size()) concerned_[unit] = true;
        }
    }
    for (const std::uint32_t unit : reads.that_rest_on(names::Reach::surroundings)) {
        if (unit >= concerned_.size() || concerned_[unit]) continue;
        concerned_[unit] = !has_same_neighbours(unit, edits, tree);
    }
    // Rules may ask whether a unit begins the file.
    const Unit& first = (*units_)[0];
    if (!is_new(first) && (first.begin == 0) != (old_[first.origin].begin == 0)) {
        concerned_[0] = true;
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
        const std::uint32_t owner = old_[i].owner;
        if (is_gone(i) && owner != Unit::no_owner && !is_gone(owner)) {
            concerned_[numbers_[owner]] = true;
        }
    }
}

namespace {

bool is_gone(syntax::Node node, const Gone& gone) {
    return std::find(gone.units.begin(), gone.units.end(), node.unit()) != gone.units.end();
}

bool is_gone(const names::Site* site, const Gone& gone) {
    return std::any_of(gone.scopes.begin(), gone.scopes.end(), [site](const auto& unit) {
        return std::any_of(unit.scopes.begin(), unit.scopes.end(), [site](const auto& scope) {
            return std::less_equal<>{}(scope.sites.data(), site) &&
                   std::less<>{}(site, scope.sites.data() + scope.sites.size());
        });
    });
}

}  // namespace

bool move(std::vector<Finding>& findings, const std::vector<text::Edit>& edits, const Gone& gone) {
    const Mover mover(edits);
    const auto stays = [&gone](const auto& part) { return !is_gone(part, gone); };
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

std::vector<std::uint32_t> beside(const syntax::Tree& tree, std::uint32_t unit) {
    std::vector<std::uint32_t> result;
    const auto is_comment = [&](std::uint32_t number) {
        return tree.root(number).is(syntax::NodeKind::comment);
    };
    for (std::uint32_t number = unit; number > 0;) {
        result.push_back(--number);
        if (!is_comment(number)) break;
    }
    for (std::uint32_t number = unit + 1; number < tree.units().size(); ++number) {
        result.push_back(number);
        if (!is_comment(number)) break;
    }
    return result;
}

bool mentions(const syntax::Tree& tree, const Unit& unit,
              const std::vector<std::string_view>& words) {
    const std::string_view text = own_text(tree, unit);
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return has_word(text, word); });
}

}  // namespace mindport::analysis
