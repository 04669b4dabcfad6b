#include "core/analysis/unit_shape.h"

#include <algorithm>
#include <functional>

#include "core/kinds/node_query.h"

namespace mindport::analysis {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

class Facts {
   public:
    void add(std::string_view text) { add(hash_of(text)); }
    void add(std::uint64_t fact) { hash_ = combined(hash_, fact); }
    void add(NodeKind kind) { add(static_cast<std::uint64_t>(kind) + 1); }
    std::uint64_t hash() const { return hash_; }

   private:
    std::uint64_t hash_ = 0;
};

void add_sites(Facts& facts, const names::UnitScopes& unit, bool is_member) {
    for (const names::Scope& scope : unit.scopes) {
        const bool outer = &scope == unit.scopes.data();
        for (const names::Site& site : scope.sites) {
            const bool is_class = site.kind == names::SiteKind::type;
            if (!outer && site.kind != names::SiteKind::import && !is_class) continue;
            facts.add((static_cast<std::uint64_t>(site.kind) << 2U) | (outer ? 2U : 0U) |
                      (is_member ? 1U : 0U));
            facts.add(site.name);
            facts.add(site.target);
            if (is_class) facts.add(site.node.parent().child(Field::superclasses).text());
        }
    }
}

// Attributes that are set, what is registered under a name, and what __init__ passes on: see
// kinds/class_info.
void add_attribute(Facts& facts, Node attribute, bool in_init) {
    const Node call = attribute.parent();
    const bool is_bound = kinds::is_bound(attribute);
    // `self.x.append(…)`, `self.x[…] = …`
    const bool is_changed = kinds::changed_container(call) == attribute ||
                            (call.is(NodeKind::attribute) &&
                             kinds::changed_container(call.parent()) == attribute);
    if (is_bound || is_changed) {
        facts.add(NodeKind::attribute);
        facts.add(attribute.text());
    } else if (call.is(NodeKind::call) && attribute.field() == Field::function) {
        const std::string_view name = attribute.child(Field::attribute).text();
        if (name.starts_with("register_") || name.starts_with("add_")) {
            facts.add(name);
            facts.add(kinds::positional_argument(call, 0).text());
        } else if (in_init) {
            for (const Node part : call.child(Field::arguments).children()) {
                if (part.is(NodeKind::keyword_argument)) facts.add(part.child(Field::name).text());
            }
        }
    }
}

// Rules ask for functions of the file that take a device, and whether they are static.
void add_device(Facts& facts, Node function) {
    const std::string_view parameters = function.child(Field::parameters).text();
    if (parameters.find("device") != std::string_view::npos) {
        facts.add(function.child(Field::name).text());
        facts.add(parameters);
        const Node decorated = function.parent();
        for (const Node part : decorated.children()) {
            if (part.is(NodeKind::decorator)) facts.add(part.text());
        }
    }
}

}  // namespace

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text) | 1U; }

std::uint64_t combined(std::uint64_t a, std::uint64_t b) {
    return (a ^ b) * 0x9E3779B97F4A7C15U + (a << 7U) + 1;
}

UnitShape shape_of(const syntax::Tree& tree, const names::ScopeTree& scopes, std::size_t unit) {
    UnitShape shape;
    Facts facts;
    const syntax::Unit& nodes = tree.units()[unit];
    const bool is_member = nodes.owner != syntax::Unit::no_owner;
    add_sites(facts, scopes.units()[unit], is_member);
    const Node root = tree.root(unit);
    const bool in_init = kinds::undecorated(root).child(Field::name).text() == "__init__";
    for (std::uint32_t index = 0; index < nodes.nodes.size(); ++index) {
        const NodeKind kind = nodes.nodes[index].kind;
        if (kind == NodeKind::attribute) {
            add_attribute(facts, {&tree, &nodes, index}, in_init);
        } else if (kind == NodeKind::global_statement) {
            facts.add(Node{&tree, &nodes, index}.text());
        } else if (kind == NodeKind::function_definition) {
            add_device(facts, {&tree, &nodes, index});
        }
    }
    shape.facts = facts.hash();
    if (is_member && shape.facts != 0) {
        const Node header = kinds::undecorated(tree.root(nodes.owner));
        shape.facts = combined(shape.facts, hash_of(header.child(Field::name).text()));
    }
    for (const names::Scope& scope : scopes.units()[unit].scopes) {
        for (const names::Site& site : scope.sites) {
            shape.names.push_back(hash_of(site.name));
        }
    }
    std::sort(shape.names.begin(), shape.names.end());
    return shape;
}

}  // namespace mindport::analysis
