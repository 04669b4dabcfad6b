#include "core/names/parameter_uses.h"

#include <algorithm>
#include <array>

#include "core/names/class_index.h"
#include "core/names/reference.h"
#include "core/syntax/node_parts.h"

namespace mindport::names {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

// Methods that move what they are called on: rules know them, whoever defines one of that name.
constexpr std::array<std::string_view, 7> moving_methods{"to",  "cpu", "cuda", "hpu",
                                                         "ipu", "npu", "xpu"};
// What only looks at a class or a function that it is given.
constexpr std::array<std::string_view, 6> looking{"hasattr",   "isinstance", "issubclass",
                                                  "signature", "super",      "wraps"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether a port may lack what stands in the node, or runs it later.
bool is_conditional(Node node) {
    return node.is_any(NodeKind::if_statement, NodeKind::conditional_expression,
                       NodeKind::boolean_operator, NodeKind::while_statement,
                       NodeKind::try_statement, NodeKind::match_statement,
                       NodeKind::assert_statement, NodeKind::function_definition,
                       NodeKind::class_definition, NodeKind::lambda);
}

Node around(Node node, NodeKind kind) { return node.parent().enclosing(kind); }

class Reader {
   public:
    Reader(const syntax::Tree& tree, const Outline& outline,
           std::span<const std::string_view> parameters)
        : tree_(tree), outline_(outline), parameters_(parameters) {
        for (const FunctionOutline& known : outline.functions) {
            top_level_.emplace(known.name, own(known.name));
        }
        for (const ClassOutline& known : outline.classes) {
            top_level_.emplace(known.name, own(known.name));
        }
        for (const auto& [bound, target] : outline.imports) top_level_.emplace(bound, target);
    }

    ParameterUses read() {
        for (const syntax::Unit& unit : tree_.units()) {
            for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
                look_at({&tree_, &unit, index});
            }
        }
        auto& untraced = result_.untraced;
        std::sort(untraced.begin(), untraced.end());
        untraced.erase(std::unique(untraced.begin(), untraced.end()), untraced.end());
        return std::move(result_);
    }

   private:
    void look_at(Node node) {
        switch (node.kind()) {
            case NodeKind::function_definition:
                return function(node);
            case NodeKind::list_splat:
                return splat(node);
            case NodeKind::identifier:
            case NodeKind::attribute:
                return value(node);
            default:
                return;
        }
    }

    // The class that a node stands in, of those that the outline has.
    const ClassOutline* class_around(Node node) const {
        Node type = around(node, NodeKind::class_definition);
        if (!type && node.unit()->owner != syntax::Unit::no_owner) {
            type = undecorated(tree_.root(node.unit()->owner));
        }
        const std::string_view name = type.child(Field::name).text();
        const auto found =
            std::find_if(outline_.classes.begin(), outline_.classes.end(),
                         [&](const ClassOutline& known) { return known.name == name; });
        return found == outline_.classes.end() ? nullptr : &*found;
    }

    Callee own(std::string_view name) const {
        return outline_.module_name + "." + std::string(name);
    }

    // What a plain name stands for at the top of the file; empty for anything else.
    Callee top_level(std::string_view name) const {
        const auto found = top_level_.find(name);
        return found == top_level_.end() ? Callee() : found->second;
    }

    Callee callee(Node expression) const {
        const std::string_view name = last_name(expression);
        if (expression.is(NodeKind::attribute)) {
            const Node object = expression.child(Field::object);
            if (name == "__init__") return base_of(object);
            std::string path = dotted(object);
            if (!path.empty()) return path.append(".").append(name);
        } else if (Callee found = top_level(name); !found.empty()) {
            return found;
        }
        return "." + std::string(name);
    }

    // The class whose `__init__` runs in `super().__init__(…)`.
    Callee base_of(Node object) const {
        const ClassOutline* type =
            object.is(NodeKind::call) && object.child(Field::function).text() == "super"
                ? class_around(object)
                : nullptr;
        return type && !type->bases.empty() ? type->bases.front() : std::string();
    }

    // The qualified name of `module.Class`; empty where it does not go back to the top of the file.
    std::string dotted(Node expression) const {
        if (expression.is(NodeKind::identifier)) return top_level(expression.text());
        if (!expression.is(NodeKind::attribute)) return {};
        std::string path = dotted(expression.child(Field::object));
        return path.empty() ? path : path.append(".").append(last_name(expression));
    }

    // The name by which callers reach a function; empty for one within another.
    Callee callee_of_definition(Node function) const {
        if (around(function, NodeKind::function_definition)) return {};
        const std::string_view name = function.child(Field::name).text();
        const bool is_method = function.unit()->owner != syntax::Unit::no_owner ||
                               around(function, NodeKind::class_definition);
        if (!is_method) return own(name);
        if (name != "__init__") return "." + std::string(name);
        const ClassOutline* type = class_around(function);
        return type ? own(type->name) : Callee();
    }

    void function(Node function) {
        const auto is_watched = [&](Node parameter) {
            const std::string_view name = parameter_target(parameter).text();
            return std::find(parameters_.begin(), parameters_.end(), name) != parameters_.end();
        };
        bool by_keyword = false;
        for (const Node parameter : function.child(Field::parameters).children()) {
            by_keyword = by_keyword || parameter.is_any(NodeKind::keyword_separator,
                                                        NodeKind::list_splat_pattern);
            if (!is_watched(parameter)) continue;
            ParameterUse use;
            use.function = callee_of_definition(function);
            if (use.function.empty()) return;
            use.parameter = parameter_target(parameter).text();
            use.has_default =
                parameter.is_any(NodeKind::default_parameter, NodeKind::typed_default_parameter);
            const Node next = parameter.next_sibling();
            use.is_last =
                by_keyword || !next ||
                next.is_any(NodeKind::keyword_separator, NodeKind::dictionary_splat_pattern);
            uses_in(function, use);
            result_.parameters.push_back(std::move(use));
        }
    }

    void uses_in(Node function, ParameterUse& use) const {
        const Node body = function.child(Field::body);
        for (std::uint32_t index = body.index(); index < body.after(); ++index) {
            const Node node{body.tree(), body.unit(), index};
            if (!node.is(NodeKind::identifier) || node.text() != use.parameter ||
                !is_name_use(node)) {
                continue;
            }
            Node above = node.parent();
            while (!(above == function) && !is_conditional(above)) above = above.parent();
            if (above == function) this->use(node, use);
        }
    }

    void use(Node node, ParameterUse& use) const {
        const Node holder = node.parent();
        switch (holder.kind()) {
            case NodeKind::argument_list:
                return argument(node, holder.parent(), use);
            case NodeKind::keyword_argument:
                return argument(holder, holder.parent().parent(), use);
            case NodeKind::assignment: {
                const Node target = holder.child(Field::left);
                use.stays = use.stays || (node.field() == Field::right &&
                                          target.is_any(NodeKind::attribute, NodeKind::subscript));
                return;
            }
            case NodeKind::subscript:
                use.stays = use.stays || node.field() == Field::subscript;
                return;
            case NodeKind::interpolation:
            case NodeKind::pair:
            case NodeKind::return_statement:
                use.stays = true;
                return;
            default:
                return;
        }
    }

    void argument(Node argument, Node call, ParameterUse& use) const {
        const Node function = call.child(Field::function);
        if (!call.is(NodeKind::call) ||
            !function.is_any(NodeKind::identifier, NodeKind::attribute) ||
            (function.is(NodeKind::attribute) && contains(moving_methods, last_name(function)))) {
            return;
        }
        ParameterUse::Given given;
        given.callee = callee(function);
        for ([[maybe_unused]] const Node other : call.child(Field::arguments).children()) {
            ++given.count;
        }
        if (argument.is(NodeKind::keyword_argument)) {
            if (argument.child(Field::name).text() != use.parameter) return;
        } else {
            given.place = 0;
            for (const Node other : argument.parent().children()) {
                if (other.is(NodeKind::list_splat)) return;  // has no certain place
                if (other == argument) break;
                ++given.place;
            }
            const Node next = argument.next_sibling();
            given.is_last =
                !next || next.is_any(NodeKind::keyword_argument, NodeKind::dictionary_splat);
        }
        if (!given.callee.empty() && !given.callee.starts_with("torch.")) {
            use.given.push_back(std::move(given));
        }
    }

    // `f(*arguments)`, unless a function that takes just these hands them on to one of its name.
    void splat(Node node) {
        const Node call = node.parent().parent();
        const Node function = call.child(Field::function);
        if (!call.is(NodeKind::call) ||
            !function.is_any(NodeKind::identifier, NodeKind::attribute)) {
            return;
        }
        Callee called = callee(function);
        if (called.empty() || called.starts_with("torch.")) return;
        const Node outer = around(call, NodeKind::function_definition);
        if (outer && takes_arguments(outer, node.first_child().text()) &&
            (called.starts_with(".") || called == callee_of_definition(outer))) {
            return;
        }
        result_.untraced.push_back(std::move(called));
    }

    // Whether a function has the parameter `*name`.
    static bool takes_arguments(Node function, std::string_view name) {
        for (const Node parameter : function.child(Field::parameters).children()) {
            const Node pattern = parameter_target(parameter);
            if (pattern.is(NodeKind::list_splat_pattern)) {
                return pattern.first_child().text() == name;
            }
        }
        return false;
    }

    // A function or class of the top level, or a method of the own class, that is not called where
    // it is named, but kept or handed on.
    void value(Node node) {
        const Node holder = node.parent();
        const bool is_value =
            (holder.is(NodeKind::argument_list) &&
             !holder.parent().is(NodeKind::class_definition)) ||
            holder.is_any(NodeKind::list, NodeKind::tuple, NodeKind::set,
                          NodeKind::return_statement, NodeKind::conditional_expression) ||
            (holder.is_any(NodeKind::keyword_argument, NodeKind::pair) &&
             node.field() == Field::value) ||
            (holder.is(NodeKind::assignment) && node.field() == Field::right);
        if (!is_value) return;
        Callee found;
        if (node.is(NodeKind::identifier)) {
            found = top_level(node.text());
        } else if (node.child(Field::object).text() == "self") {
            const ClassOutline* type = class_around(node);
            const std::string_view name = last_name(node);
            const bool is_method =
                type && std::any_of(type->members.begin(), type->members.end(),
                                    [&](const MemberOutline& member) {
                                        return member.kind == MemberOutline::Kind::method &&
                                               member.name == name;
                                    });
            if (is_method) found = "." + std::string(name);
        } else {
            found = dotted(node);
        }
        if (found.empty() || found.starts_with("torch.")) return;
        for (Node call = around(node, NodeKind::call); call; call = around(call, NodeKind::call)) {
            if (contains(looking, last_name(call.child(Field::function)))) return;
        }
        result_.untraced.push_back(std::move(found));
    }

    const syntax::Tree& tree_;
    const Outline& outline_;
    std::span<const std::string_view> parameters_;
    std::unordered_map<std::string_view, Callee> top_level_;  // by the name that the file gives it
    ParameterUses result_;
};

}  // namespace

ParameterUses read_parameter_uses(const syntax::Tree& tree, const Outline& outline,
                                  std::span<const std::string_view> parameters) {
    return outline.module_name.empty() ? ParameterUses() : Reader(tree, outline, parameters).read();
}

}  // namespace mindport::names
