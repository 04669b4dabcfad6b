#include "core/names/scope_builder.h"

#include <algorithm>

#include "core/syntax/node_parts.h"

namespace mindport::names {
namespace {

using syntax::Field;
using syntax::NodeKind;

class Builder {
   public:
    Builder(Node root, const FileContext& context, NameTable& table)
        : root_(root), context_(context), table_(table) {
        result_.scopes.push_back({});
        open_.push_back(0);
    }

    UnitScopes run() {
        const auto count = static_cast<std::uint32_t>(root_.unit()->nodes.size());
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{root_.tree(), root_.unit(), index};
            while (open_.size() > 1 && current().node.after() <= index) {
                open_.pop_back();
            }
            visit(node);
        }
        return std::move(result_);
    }

   private:
    Scope& current() { return result_.scopes[open_.back()]; }

    void open(Node node) {
        Scope scope;
        scope.node = node;
        scope.parent = open_.back();
        result_.scopes.push_back(std::move(scope));
        open_.push_back(static_cast<std::uint32_t>(result_.scopes.size() - 1));
    }

    void bind(Node identifier, SiteKind kind) {
        if (!is_declared_elsewhere(identifier.text())) {
            current().sites.push_back({table_.intern(identifier.text()), kind, identifier, {}});
        }
    }

    // `global x` and `nonlocal x`: the name is not this scope's.
    bool is_declared_elsewhere(std::string_view name) const {
        return std::any_of(declared_.begin(), declared_.end(), [&](const auto& entry) {
            return entry.first == open_.back() && entry.second == name;
        });
    }

    void visit(Node node) {
        switch (node.kind()) {
            case NodeKind::function_definition:
                bind(node.child(Field::name), SiteKind::function);
                open(node);
                bind_parameters(node.child(Field::parameters));
                break;
            case NodeKind::lambda:
                open(node);
                bind_parameters(node.child(Field::parameters));
                break;
            case NodeKind::class_definition:
                bind(node.child(Field::name), SiteKind::type);
                // The members of a top-level class are units; only a nested class has them below.
                if (node.index() != 0 && !is_unit_header(node)) {
                    open(node);
                }
                break;
            case NodeKind::list_comprehension:
            case NodeKind::set_comprehension:
            case NodeKind::dictionary_comprehension:
            case NodeKind::generator_expression:
                open(node);
                break;
            case NodeKind::assignment:
            case NodeKind::augmented_assignment:
            case NodeKind::for_statement:
            case NodeKind::for_in_clause:
                bind_targets(node.child(Field::left), SiteKind::variable);
                break;
            case NodeKind::named_expression:
                bind_outside_comprehension(node.child(Field::name));
                break;
            case NodeKind::as_pattern_target:
                bind_targets(node.first_child(), SiteKind::variable);
                break;
            case NodeKind::case_pattern:
                bind_capture(node.first_child());
                break;
            case NodeKind::global_statement:
            case NodeKind::nonlocal_statement:
                for (const Node name : node.children()) {
                    declared_.emplace_back(open_.back(), name.text());
                }
                break;
            case NodeKind::import_statement:
                bind_import(node);
                break;
            case NodeKind::import_from_statement:
                bind_from_import(node);
                break;
            default:
                break;
        }
    }

    static bool is_unit_header(Node node) {
        return node.parent().is(NodeKind::decorated_definition) && node.parent().index() == 0;
    }

    void bind_parameters(Node parameters) {
        for (const Node parameter : parameters.children()) {
            Node name = syntax::parameter_target(parameter);
            if (name.is_any(NodeKind::list_splat_pattern, NodeKind::dictionary_splat_pattern)) {
                name = name.first_child();
            }
            if (name.is(NodeKind::identifier)) {
                bind(name, SiteKind::parameter);
            }
        }
    }

    void bind_targets(Node target, SiteKind kind) {
        switch (target.kind()) {
            case NodeKind::identifier:
                bind(target, kind);
                break;
            case NodeKind::pattern_list:
            case NodeKind::tuple_pattern:
            case NodeKind::list_pattern:
            case NodeKind::list_splat_pattern:
            case NodeKind::tuple:
            case NodeKind::parenthesized_expression:
                for (const Node part : target.children()) {
                    bind_targets(part, kind);
                }
                break;
            default:
                break;
        }
    }

    // `x := …` in a comprehension binds in the function around it.
    void bind_outside_comprehension(Node name) {
        std::uint32_t scope = open_.back();
        while (result_.scopes[scope].parent != Scope::none && is_comprehension(scope)) {
            scope = result_.scopes[scope].parent;
        }
        result_.scopes[scope].sites.push_back(
            {table_.intern(name.text()), SiteKind::variable, name, {}});
    }

    bool is_comprehension(std::uint32_t scope) const {
        return result_.scopes[scope].node.is_any(
            NodeKind::list_comprehension, NodeKind::set_comprehension,
            NodeKind::dictionary_comprehension, NodeKind::generator_expression);
    }

    void bind_capture(Node pattern) {
        if (pattern.is(NodeKind::dotted_name) && !pattern.first_child().next_sibling()) {
            bind(pattern.first_child(), SiteKind::variable);
        }
    }

    void bind_import(Node statement) {
        for (const Node name : statement.children()) {
            if (name.is(NodeKind::aliased_import)) {
                add_import(name.child(Field::alias), name,
                           table_.intern(name.child(Field::name).text()));
            } else if (name.is(NodeKind::dotted_name)) {
                // `import a.b` binds `a`.
                add_import(name.first_child(), name, table_.intern(name.first_child().text()));
            }
        }
    }

    void bind_from_import(Node statement) {
        const std::string_view module =
            table_.intern(resolve_module(statement.child(Field::module_name).text(), context_));
        for (const Node name : statement.children()) {
            if (name.field() != Field::name) {
                continue;
            }
            const bool aliased = name.is(NodeKind::aliased_import);
            const Node original = aliased ? name.child(Field::name) : name;
            const Node bound = aliased ? name.child(Field::alias) : name.first_child();
            const std::string_view separator = module.ends_with('.') ? "" : ".";
            add_import(
                bound, name,
                table_.intern(std::string(module).append(separator).append(original.text())));
        }
    }

    void add_import(Node bound, Node name, std::string_view target) {
        if (!is_declared_elsewhere(bound.text())) {
            current().sites.push_back(
                {table_.intern(bound.text()), SiteKind::import, name, target});
        }
    }

    Node root_;
    const FileContext& context_;
    NameTable& table_;
    UnitScopes result_;
    std::vector<std::uint32_t> open_;
    std::vector<std::pair<std::uint32_t, std::string_view>> declared_;
};

}  // namespace

UnitScopes build_unit_scopes(Node root, const FileContext& context, NameTable& table) {
    return Builder(root, context, table).run();
}

}  // namespace mindport::names
