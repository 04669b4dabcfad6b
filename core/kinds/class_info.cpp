#include "core/kinds/class_info.h"

#include "core/syntax/node_parts.h"

namespace mindport::kinds {
namespace {

using names::NameTable;
using syntax::Field;
using syntax::NodeKind;
using syntax::Unit;

const void* key_of(Node node) { return &node.unit()->nodes[node.index()]; }

// The functions and classes around a definition, outermost first: "function.Class".
std::string_view path_of(Node definition, std::string_view prefix, NameTable& table) {
    std::vector<std::string_view> names;
    for (Node node = definition; node; node = node.parent()) {
        if (node.is_any(NodeKind::class_definition, NodeKind::function_definition)) {
            names.push_back(node.child(Field::name).text());
        }
    }
    std::string_view result = prefix;
    for (std::size_t i = names.size(); i-- > 0;) {
        result = table.join(result, names[i]);
    }
    return result;
}

}  // namespace

ClassTable::ClassTable(const syntax::Tree& tree, std::string_view module_name, NameTable& table,
                       const names::ScopeTree& scopes)
    : tree_(tree), scopes_(scopes), module_name_(module_name), table_(table) {
    for (const std::size_t unit : scopes.units_with_classes()) {
        for (const names::Scope& scope : scopes.units()[unit].scopes) {
            for (const names::Site& site : scope.sites) {
                if (site.kind == names::SiteKind::type) {
                    add(site.node.parent(), unit);
                }
            }
        }
    }
}

void ClassTable::add(Node definition, std::size_t unit) {
    if (!definition.is(NodeKind::class_definition)) {
        return;
    }
    auto owned = std::make_unique<ClassInfo>();
    ClassInfo& info = *owned;
    classes_.push_back(std::move(owned));
    info.definition = definition;
    std::string_view prefix = module_name_;
    const std::uint32_t owner = tree_.units()[unit].owner;
    if (owner != Unit::no_owner) {
        prefix = path_of(undecorated(tree_.root(owner)), prefix, table_);
    }
    info.qualified = path_of(definition, prefix, table_);
    by_definition_.emplace(key_of(definition), &info);
    by_name_.emplace(info.qualified, &info);
    for (const Node base : definition.child(Field::superclasses).children()) {
        if (!base.is(NodeKind::keyword_argument)) {
            info.bases.push_back(base);
        }
    }
    const bool is_header = definition == undecorated(tree_.root(unit)) && owner == Unit::no_owner;
    if (is_header) {
        for (std::size_t i = unit + 1; i < tree_.units().size() && tree_.units()[i].owner == unit;
             ++i) {
            add_member(info, tree_.root(i));
        }
    } else {
        for (const Node member : definition.child(Field::body).children()) {
            add_member(info, member);
        }
    }
}

void ClassTable::add_member(ClassInfo& info, Node statement) {
    switch (statement.kind()) {
        case NodeKind::decorated_definition:
            add_member(info, statement.child(Field::definition));
            break;
        case NodeKind::function_definition:
            // A property's getter comes before its setter.
            info.methods.emplace(statement.child(Field::name).text(), statement);
            info.functions.push_back(statement);
            break;
        case NodeKind::expression_statement: {
            const Node assignment = statement.first_child();
            const Node target = assignment.child(Field::left);
            if (assignment.is(NodeKind::assignment) && target.is(NodeKind::identifier)) {
                info.fields.emplace(target.text(), target);
                info.fields_in_order.push_back(target);
            }
            break;
        }
        case NodeKind::if_statement:
        case NodeKind::elif_clause:
        case NodeKind::else_clause:
        case NodeKind::try_statement:
        case NodeKind::except_clause:
        case NodeKind::block:
            for (const Node part : statement.children()) {
                add_member(info, part);
            }
            break;
        default:
            break;
    }
}

ClassInfo* ClassTable::find(Node definition) {
    if (!definition) {
        return nullptr;
    }
    scopes_.note(definition);
    const auto found = by_definition_.find(key_of(definition));
    return found == by_definition_.end() ? nullptr : found->second;
}

ClassInfo* ClassTable::find(std::string_view qualified) {
    scopes_.ask(names::split_last(qualified).second);
    const auto found = by_name_.find(qualified);
    if (found == by_name_.end()) {
        return nullptr;
    }
    scopes_.note(found->second->definition);
    return found->second;
}

// The class in whose body the statement stands, or null.
ClassInfo* ClassTable::directly_around(Node statement) {
    for (Node above = statement.parent(); above; above = above.parent()) {
        if (above.is(NodeKind::class_definition)) {
            return find(above);
        }
        if (above.is_any(NodeKind::function_definition, NodeKind::lambda)) {
            return nullptr;
        }
    }
    const std::uint32_t owner = statement.unit()->owner;
    return owner == Unit::no_owner ? nullptr : find(undecorated(tree_.root(owner)));
}

ClassInfo* ClassTable::class_of(Node node) {
    node = undecorated(node);
    if (node.is_any(NodeKind::function_definition, NodeKind::class_definition)) {
        return directly_around(node);
    }
    for (Node above = node.parent(); above; above = above.parent()) {
        if (above.is(NodeKind::class_definition)) {
            return node.is_inside(above.child(Field::body)) ? find(above) : nullptr;
        }
        if (above.is(NodeKind::function_definition)) {
            ClassInfo* info = directly_around(above);
            if (info || self_name(above) == "self") {
                return info;
            }
        }
    }
    return node ? directly_around(node) : nullptr;
}

void ClassTable::collect_attributes(ClassInfo& info) {
    if (info.has_attributes) {
        return;
    }
    info.has_attributes = true;
    for (const Node function : info.functions) {
        const std::string_view self = self_name(function);
        const bool in_init = function.child(Field::name).text() == "__init__";
        for (std::uint32_t index = function.index(); index < function.after() && !self.empty();
             ++index) {
            const Node node{function.tree(), function.unit(), index};
            if (node.is(NodeKind::attribute) && node.child(Field::object).text() == self) {
                collect_attribute(info, node, in_init);
            } else if (const Node container = changed_container(node);
                       container.is(NodeKind::attribute) &&
                       container.child(Field::object).text() == self) {
                info.changes_inside[container.child(Field::attribute).text()].push_back(node);
            }
        }
    }
}

// `self.x = …`, `self.register_buffer("x", …)`, and in __init__ `self.method(x=…)`.
void ClassTable::collect_attribute(ClassInfo& info, Node node, bool in_init) {
    const std::string_view name = node.child(Field::attribute).text();
    if (is_bound(node)) {
        info.attributes[name].push_back(node);
        return;
    }
    const Node call = node.parent();
    if (!call.is(NodeKind::call) || node.field() != Field::function) {
        return;
    }
    if (name == "register_buffer" || name == "register_parameter" || name == "add_module" ||
        name == "register_module") {
        const Node first = positional_argument(call, 0);
        if (first.is(NodeKind::string)) {
            const auto content = first.string_content();
            info.attributes[tree_.text().substr(content.begin, content.size())].push_back(call);
        }
    } else if (in_init) {
        for (const Node part : call.child(Field::arguments).children()) {
            if (part.is(NodeKind::keyword_argument)) {
                info.passed.emplace(part.child(Field::name).text(), part.child(Field::value));
            }
        }
    }
}

}  // namespace mindport::kinds
