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
    const bool is_header = unit.number + 1 < units.size() &&
                           units[unit.number + 1].owner == unit.number;
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
// new, at the same place among those that stay; but for imports of names that differ, which go to
// `imported`.
bool CarryOver::shows_the_same(const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now,
                               std::vector<std::string_view>& imported) const {
    struct Placed {
        ImportShape import;
        std::uint64_t place;
        bool operator==(const Placed&) const = default;
    };
    struct Shown {
        std::uint64_t facts = 0;
        std::vector<Placed> imports;
        void add(const UnitShape& shape, std::uint64_t place) {
            if (shape.facts != 0) facts = combined(combined(facts, place), shape.facts);
            for (const ImportShape& import : shape.imports) imports.push_back({import, place});
        }
        std::vector<ImportShape> sorted() const {
            std::vector<ImportShape> all;
            for (const Placed& placed : imports) all.push_back(placed.import);
            std::sort(all.begin(), all.end());
            return all;
        }
    };
    Shown shown_before;
    Shown shown_now;
    std::uint64_t kept = 0;
    for (std::size_t i = 0; i < old_.size(); ++i) {
        is_gone(i) ? shown_before.add(before[i], kept) : void(++kept);
    }
    kept = 0;
    for (const Unit& unit : *units_) {
        is_new(unit) ? shown_now.add(now[unit.number], kept) : void(++kept);
    }
    if (shown_before.facts != shown_now.facts) return false;
    const std::vector<ImportShape> sorted_before = shown_before.sorted();
    const std::vector<ImportShape> sorted_now = shown_now.sorted();
    std::vector<ImportShape> differences;
    std::set_symmetric_difference(sorted_before.begin(), sorted_before.end(), sorted_now.begin(),
                                  sorted_now.end(), std::back_inserter(differences));
    for (const ImportShape& import : differences) imported.push_back(import.name);
    imported.erase(std::unique(imported.begin(), imported.end()), imported.end());
    const auto differs = [&](const Placed& placed) {
        return std::binary_search(imported.begin(), imported.end(), placed.import.name);
    };
    std::erase_if(shown_before.imports, differs);
    std::erase_if(shown_now.imports, differs);
    return shown_before.imports == shown_now.imports;
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
        const std::string_view text = own_text(tree, unit);
        result[unit.origin] = result[unit.origin] ||
                              std::any_of(imported.begin(), imported.end(),
                                          [text](auto name) { return has_word(text, name); });
    }
    return result;
}

void CarryOver::find_concerned(bool all, const std::vector<UnitShape>& before,
                               const std::vector<UnitShape>& now, Reads& reads,
                               const syntax::Tree& tree, kinds::Kinds& kinds) {
    reached_.assign(units_->size(), true);
    concerned_ = reached_;
    std::vector<std::string_view> imported;
    if (all || !shows_the_same(before, now, imported)) {
        reads = Reads(units_->size());
        return;
    }
    const std::vector<bool> reached =
        reads.follow({numbers_, changed(imported, tree), changed_names(before, now), units_->size()},
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
