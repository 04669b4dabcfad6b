#include "core/kinds/variables.h"

#include <algorithm>

#include "core/kinds/evidence.h"
#include "core/kinds/node_query.h"
#include "core/names/reference.h"

namespace mindport::kinds {

using names::Scope;
using syntax::Field;
using syntax::NodeKind;

namespace {

bool is_function(Node node) { return node.is_any(NodeKind::function_definition, NodeKind::lambda); }

// A name, or an attribute of one: `x`, `self.x`, `a.b.c`.
bool is_variable(Node node) { return static_cast<bool>(names::chain_root(node)); }

// The first node of the unit that sees what a statement binds to the target.
std::uint32_t effective_from(Node target) {
    for (Node above = target.parent(); above; above = above.parent()) {
        switch (above.kind()) {
            case NodeKind::assignment:
            case NodeKind::augmented_assignment:
            case NodeKind::named_expression:
                return above.after();
            case NodeKind::for_statement:
                return above.child(Field::body).index();
            case NodeKind::pattern_list:
            case NodeKind::tuple_pattern:
            case NodeKind::list_pattern:
            case NodeKind::list_splat_pattern:
                continue;
            default:
                return target.after();
        }
    }
    return target.after();
}

}  // namespace

class VariableCollector {
   public:
    VariableCollector(UnitVariables& result, Node root, const names::ScopeTree& scopes,
                      names::NameTable& table, const catalog::Catalog& catalog)
        : result_(result),
          root_(root),
          tree_(scopes),
          scopes_(scopes.units()[scopes.unit_index(root.unit())].scopes),
          table_(table),
          catalog_(catalog) {}

    void run() {
        for (std::uint32_t scope = 0; scope < scopes_.size(); ++scope) {
            for (const names::Site& site : scopes_[scope].sites) {
                add_binding({scope, site.name}, site.node, &site);
            }
        }
        const auto count = static_cast<std::uint32_t>(root_.unit()->nodes.size());
        std::uint32_t next = 1;
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{root_.tree(), root_.unit(), index};
            while (!open_.empty() && scopes_[open_.back()].node.after() <= index) {
                open_.pop_back();
            }
            if (next < scopes_.size() && scopes_[next].node.index() == index) {
                open_.push_back(next++);
            }
            visit(node);
        }
        for (auto& [key, variable] : result_.variables_) {
            std::sort(variable.bindings.begin(), variable.bindings.end(),
                      [](const Binding& a, const Binding& b) { return a.index < b.index; });
        }
    }

   private:
    using Key = UnitVariables::Key;

    std::uint32_t current() const { return open_.empty() ? 0 : open_.back(); }

    void add_binding(Key key, Node target, const names::Site* site) {
        Binding binding;
        binding.index = target.index();
        binding.from = effective_from(target);
        binding.site = site;
        result_.variables_[key].bindings.push_back(binding);
    }

    void visit(Node node) {
        if (const Node container = changed_container(node); container && is_variable(container)) {
            if (Variable* variable = find_or_add(container)) {
                variable->changes_inside.push_back(node.index());
            }
        }
        switch (node.kind()) {
            case NodeKind::return_statement:
            case NodeKind::raise_statement:
                result_.exits_.push_back(node.index());
                break;
            case NodeKind::break_statement:
            case NodeKind::continue_statement:
                result_.jumps_.push_back(node.index());
                break;
            case NodeKind::attribute:
                if (is_variable(node) && is_bound(node)) {
                    add_binding({function_scope(), node.text()}, node, nullptr);
                } else {
                    use(node.child(Field::object));
                }
                break;
            case NodeKind::subscript:
                use(node.child(Field::value));
                break;
            case NodeKind::binary_operator:  // (x / 2).clamp(0, 1)
                use(node.child(Field::left));
                break;
            case NodeKind::call:
                call(node);
                break;
            default:
                break;
        }
    }

    void call(Node node) {
        const Node function = node.child(Field::function);
        const Node first = node.child(Field::arguments).first_child();
        if (function.is(NodeKind::identifier)) {
            const std::string_view name = function.text();
            if ((name == "isinstance" || name == "is_tensor") && is_variable(first)) {
                if (Variable* variable = find_or_add(first)) {
                    variable->tests.push_back(node.index());
                }
                return;
            }
        }
        const Node root = names::chain_root(function);
        if (first && root && tree_.is_import_name(root.text())) {
            torch_call(function, first);
        }
    }

    void torch_call(Node function, Node first) {
        const std::string_view qualified = names::qualified_name(function, tree_, table_);
        if (qualified == "torch.is_tensor" && is_variable(first)) {
            if (Variable* variable = find_or_add(first)) {
                variable->tests.push_back(function.parent().index());
            }
            return;
        }
        const FirstArgument wanted =
            qualified.empty() ? FirstArgument::any : first_argument(qualified, catalog_);
        if (wanted == FirstArgument::tensor) {
            add_evidence(first, possible::tensor_);
        } else if (wanted == FirstArgument::tensors &&
                   first.is_any(NodeKind::list, NodeKind::tuple)) {
            for (const Node part : first.children()) {
                add_evidence(part, possible::tensor_);
            }
        }
    }

    bool is_import(Node object) const {
        const Node root = names::chain_root(object);
        return tree_.is_import_name(root.text()) && tree_.find_import(root.text(), root);
    }

    // A name or attribute of which something is asked: `x` in `x.shape`, `x.to(device)`, `x[:, 0]`.
    void use(Node object) {
        if (!is_variable(object) || object.text() == "self") {
            return;
        }
        const Use use = use_of(object);
        if (use.possible != possible::anything && !is_import(object)) {
            add_evidence(object, use.possible, target_of(use.result));
        }
    }

    // The index of the name that an expression is assigned to.
    static std::uint32_t target_of(Node value) {
        const Node statement = value.parent();
        const Node target = statement.child(Field::left);
        return statement.is(NodeKind::assignment) && value.field() == Field::right &&
                       target.is(NodeKind::identifier)
                   ? target.index()
                   : 0;
    }

    void add_evidence(Node object, Possible possible, std::uint32_t result = 0) {
        if (!is_variable(object)) {
            return;
        }
        if (Variable* variable = find_or_add(object)) {
            variable->evidence.push_back({object.index(), possible, result});
        }
    }

    // The function around the walk's place: the scope of attributes such as `self.x`.
    std::uint32_t function_scope() const {
        std::uint32_t scope = current();
        while (scope != 0 && !is_function(scopes_[scope].node)) {
            scope = scopes_[scope].parent;
        }
        return scope;
    }

    // The variable that a name stands for in the function around it; null for one from outside. An
    // attribute is added if it is not bound here.
    Variable* find_or_add(Node object) {
        if (object.is(NodeKind::attribute)) {
            return &result_.variables_[{function_scope(), object.text()}];
        }
        for (std::uint32_t scope = current(); scope != 0; scope = scopes_[scope].parent) {
            const auto found = result_.variables_.find({scope, object.text()});
            if (found != result_.variables_.end()) {
                return &found->second;
            }
            if (is_function(scopes_[scope].node)) {
                return nullptr;
            }
        }
        return nullptr;
    }

    UnitVariables& result_;
    Node root_;
    const names::ScopeTree& tree_;
    const std::vector<Scope>& scopes_;
    names::NameTable& table_;
    const catalog::Catalog& catalog_;
    std::vector<std::uint32_t> open_;
};

UnitVariables::UnitVariables(Node root, const names::ScopeTree& scopes, names::NameTable& table,
                             const catalog::Catalog& catalog) {
    VariableCollector(*this, root, scopes, table, catalog).run();
}

Variable* UnitVariables::find(std::uint32_t scope, std::string_view name) {
    const auto found = variables_.find({scope, name});
    return found == variables_.end() ? nullptr : &found->second;
}

}  // namespace mindport::kinds
