#include "core/names/scope.h"

#include <algorithm>
#include <utility>

#include "core/names/scope_builder.h"

namespace mindport::names {
namespace {

using syntax::Field;
using syntax::NodeKind;
using syntax::Unit;

bool makes_scope(NodeKind kind) {
    switch (kind) {
        case NodeKind::function_definition:
        case NodeKind::lambda:
        case NodeKind::class_definition:
        case NodeKind::list_comprehension:
        case NodeKind::set_comprehension:
        case NodeKind::dictionary_comprehension:
        case NodeKind::generator_expression:
            return true;
        default:
            return false;
    }
}

// Defaults, annotations and bases belong to the scope around the definition.
bool is_in_scope_of(Node child, Node parent) {
    switch (parent.kind()) {
        case NodeKind::function_definition:
        case NodeKind::lambda:
        case NodeKind::class_definition:
            return child.field() == Field::body;
        default:
            return true;
    }
}

bool has_class(const UnitScopes& unit) {
    return std::any_of(unit.scopes.begin(), unit.scopes.end(), [](const Scope& scope) {
        return std::any_of(scope.sites.begin(), scope.sites.end(),
                           [](const Site& site) { return site.kind == SiteKind::type; });
    });
}

}  // namespace

const Site* ScopeTree::Resolution::import() const {
    for (const Site* site : sites) {
        if (site->kind == SiteKind::import) {
            return site;
        }
    }
    return nullptr;
}

ScopeTree::ScopeTree(const syntax::Tree& tree, const FileContext& context, NameTable& table,
                     Reads* reads)
    : tree_(tree), context_(context), table_(table), reads_(reads) {
    units_.reserve(tree.units().size());
    for (std::size_t i = 0; i < tree.units().size(); ++i) units_.push_back(build(i));
    for (const UnitScopes& unit : units_) enter(unit);
    find_classes();
}

UnitScopes ScopeTree::build(std::size_t unit) {
    UnitScopes scopes = build_unit_scopes(tree_.root(unit), context_, table_);
    scopes.is_member = tree_.units()[unit].owner != Unit::no_owner;
    return scopes;
}

std::vector<UnitScopes> ScopeTree::follow_edit() {
    std::vector<UnitScopes> gone = std::exchange(units_, {});
    std::vector<bool> stays(gone.size());
    units_.reserve(tree_.units().size());
    for (const Unit& unit : tree_.units()) {
        const bool is_new = unit.origin == Unit::no_origin;
        if (!is_new) stays[unit.origin] = true;
        units_.push_back(is_new ? build(unit.number) : std::move(gone[unit.origin]));
    }
    std::size_t at = 0;
    std::erase_if(gone, [&](const UnitScopes&) { return stays[at++]; });
    for (const UnitScopes& unit : gone) forget(unit);
    for (const Unit& unit : tree_.units()) {
        if (unit.origin == Unit::no_origin) enter(units_[unit.number]);
    }
    find_classes();
    return gone;
}

UnitScopes ScopeTree::replace(std::size_t unit) {
    forget(units_[unit]);
    UnitScopes gone = std::exchange(units_[unit], build(unit));
    enter(units_[unit]);
    std::erase(with_classes_, unit);
    if (has_class(units_[unit])) {
        with_classes_.insert(std::lower_bound(with_classes_.begin(), with_classes_.end(), unit),
                             unit);
    }
    return gone;
}

void ScopeTree::find_classes() {
    with_classes_.clear();
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (has_class(units_[i])) with_classes_.push_back(i);
    }
}

// Makes what a unit binds known by name, in the order of the file.
void ScopeTree::enter(const UnitScopes& unit) {
    const auto add = [](std::vector<const Site*>& sites, const Site& site) {
        const std::uint32_t number = site.node.unit()->number;
        const auto after = [number](const Site* other) {
            return other->node.unit()->number <= number;
        };
        const bool is_last = sites.empty() || after(sites.back());
        sites.insert(
            is_last ? sites.end() : std::partition_point(sites.begin(), sites.end(), after), &site);
    };
    for (const Scope& scope : unit.scopes) {
        for (const Site& site : scope.sites) {
            ++names_[site.name];
            if (site.kind == SiteKind::import) {
                ++import_names_[site.name];
                add(import_targets_[site.target], site);
            }
            if (&scope == unit.scopes.data() && !unit.is_member) add(module_[site.name], site);
        }
    }
}

void ScopeTree::forget(const UnitScopes& unit) {
    const auto count_down = [](Counts& counts, std::string_view name) {
        const auto found = counts.find(name);
        if (--found->second == 0) counts.erase(found);
    };
    const auto remove = [](SitesByName& all, std::string_view name, const Site& site) {
        const auto found = all.find(name);
        std::erase(found->second, &site);
        if (found->second.empty()) all.erase(found);
    };
    for (const Scope& scope : unit.scopes) {
        for (const Site& site : scope.sites) {
            count_down(names_, site.name);
            if (site.kind == SiteKind::import) {
                count_down(import_names_, site.name);
                remove(import_targets_, site.target, site);
            }
            if (&scope == unit.scopes.data() && !unit.is_member) {
                remove(module_, site.name, site);
            }
        }
    }
}

const Scope& ScopeTree::scope(const Unit* unit, std::uint32_t index) const {
    return units_[unit_index(unit)].scopes[index];
}

std::uint32_t ScopeTree::scope_of(Node node) const {
    const std::vector<Scope>& scopes = units_[unit_index(node.unit())].scopes;
    Node child = node;
    for (Node above = node.parent(); above; child = above, above = above.parent()) {
        if (!makes_scope(above.kind()) || !is_in_scope_of(child, above)) {
            continue;
        }
        // Scopes are made in preorder, so they are sorted by their node.
        const auto found = std::lower_bound(
            scopes.begin() + 1, scopes.end(), above.index(),
            [](const Scope& scope, std::uint32_t index) { return scope.node.index() < index; });
        if (found != scopes.end() && found->node == above) {
            return static_cast<std::uint32_t>(found - scopes.begin());
        }
    }
    return 0;
}

// Calls visit(site) for the sites of the innermost scope that binds the name.
template <typename Visitor>
void ScopeTree::visit_innermost(std::string_view name, Node where, Visitor visit) const {
    const std::size_t unit = unit_index(where.unit());
    const std::vector<Scope>& scopes = units_[unit].scopes;
    const std::uint32_t start = scope_of(where);
    const auto visit_scope = [&](const Scope& scope) {
        bool found = false;
        for (const Site& site : scope.sites) {
            if (site.name == name) {
                note(site.node);
                visit(site, false);
                found = true;
            }
        }
        return found;
    };
    for (std::uint32_t index = start; index != Scope::none && index != 0;
         index = scopes[index].parent) {
        // A class's names are not seen from the functions in it.
        const bool hidden = index != start && scopes[index].node.is(NodeKind::class_definition);
        if (!hidden && visit_scope(scopes[index])) {
            return;
        }
    }
    const std::uint32_t owner = tree_.units()[unit].owner;
    if (owner != Unit::no_owner && start == 0) {
        ask(name);
        bool found = false;
        for (std::size_t i = owner + 1; i < units_.size() && tree_.units()[i].owner == owner; ++i) {
            found = visit_scope(units_[i].scopes[0]) || found;
        }
        if (found) {
            return;
        }
    }
    for (const Site* site : module_sites(name)) {
        note(site->node);
        visit(*site, true);
    }
}

ScopeTree::Resolution ScopeTree::resolve(Node identifier) const {
    return resolve(identifier.text(), identifier);
}

ScopeTree::Resolution ScopeTree::resolve(std::string_view name, Node where) const {
    Resolution result;
    visit_innermost(name, where, [&](const Site& site, bool at_module_level) {
        result.sites.push_back(&site);
        result.at_module_level = at_module_level;
    });
    return result;
}

const Site* ScopeTree::find_import(std::string_view name, Node where) const {
    const Site* result = nullptr;
    visit_innermost(name, where, [&](const Site& site, bool) {
        if (!result && site.kind == SiteKind::import) {
            result = &site;
        }
    });
    return result;
}

const std::vector<const Site*>& ScopeTree::module_sites(std::string_view name) const {
    static const std::vector<const Site*> none;
    ask(name);
    const auto found = module_.find(name);
    return found == module_.end() ? none : found->second;
}

const std::vector<const Site*>& ScopeTree::imports_of(std::string_view target) const {
    static const std::vector<const Site*> none;
    if (reads_) reads_->ask_target(target);
    const auto found = import_targets_.find(target);
    return found == import_targets_.end() ? none : found->second;
}

bool ScopeTree::is_module_level(const Site& site) const {
    const auto& sites = module_sites(site.name);
    return std::find(sites.begin(), sites.end(), &site) != sites.end();
}

Node ScopeTree::nested_statement(const Site& import) {
    Node statement = import.node;
    while (statement &&
           !statement.is_any(NodeKind::import_statement, NodeKind::import_from_statement)) {
        statement = statement.parent();
    }
    const bool nested =
        statement && (statement.parent() || statement.unit()->owner != Unit::no_owner);
    return nested ? statement : Node{};
}

std::string resolve_module(std::string_view written, const FileContext& context) {
    const std::size_t dots = std::min(written.find_first_not_of(". "), written.size());
    if (dots == 0 || context.module_name.empty()) {
        return std::string(written);
    }
    auto up = static_cast<std::size_t>(std::count(written.begin(), written.begin() + dots, '.'));
    std::string_view base = context.module_name;
    for (std::size_t i = context.is_package ? 1 : 0; i < up; ++i) {
        if (base.empty()) {
            return std::string(written);
        }
        base = split_last(base).first;
    }
    std::string result(base);
    if (dots < written.size()) {
        result += result.empty() ? "" : ".";
        result += written.substr(dots);
    }
    return result;
}

std::pair<std::string_view, std::string_view> split_last(std::string_view qualified) {
    const std::size_t dot = qualified.rfind('.');
    if (dot == std::string_view::npos) {
        return {{}, qualified};
    }
    return {qualified.substr(0, dot), qualified.substr(dot + 1)};
}

}  // namespace mindport::names
