#include "core/rules/parameter.h"

#include <vector>

#include "core/rules/call.h"
#include "core/syntax/node_parts.h"

namespace mindport::rules {
namespace {

// The qualified name of the class in whose method the node stands.
std::string class_around(Node node, const Context& context) {
    const Node type = context.class_of(node);
    context.scopes().note(type);
    return type ? context.file().module_name + "." + std::string(type.child(Field::name).text())
                : std::string();
}

// The bases of the class around `super().method`.
std::vector<std::string> bases_by_super(Node function, const Context& context) {
    const Node object = function.child(Field::object);
    if (!object.is(NodeKind::call) || object.child(Field::function).text() != "super") return {};
    const names::ClassOutline* type =
        context.classes()->find_class(class_around(function, context));
    return type ? type->bases : std::vector<std::string>();
}

}  // namespace

Node parameter_name(Node parameter) {
    return parameter.is_any(NodeKind::identifier, NodeKind::default_parameter,
                            NodeKind::typed_default_parameter, NodeKind::typed_parameter)
               ? syntax::parameter_target(parameter)
               : Node{};
}

Node find_parameter(Node function, std::string_view name) {
    for (const Node parameter : function.child(Field::parameters).children()) {
        if (parameter_name(parameter).text() == name) {
            return parameter;
        }
    }
    return {};
}

std::size_t place_of(Node function, Node parameter, const Context& context) {
    std::size_t place = 0;
    for (const Node other : function.child(Field::parameters).children()) {
        if (other == parameter) {
            break;
        }
        ++place;
    }
    const Node holder = function.parent();
    const bool is_static =
        holder.is(NodeKind::decorated_definition) &&
        holder.text().substr(0, function.begin() - holder.begin()).find("@staticmethod") !=
            std::string_view::npos;
    return place > 0 && context.class_of(function) && !is_static ? place - 1 : place;
}

bool takes_parameter(std::string_view function, std::string_view parameter, std::size_t place,
                     const Context& context) {
    if (context.classes() && context.classes()->has_parameter(function, parameter, place)) {
        return true;
    }
    // Without a workspace, or where the file has changed.
    const syntax::Tree& tree = context.tree();
    context.scopes().ask(function);
    for (const syntax::Unit& unit : tree.units()) {
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            const Node node{&tree, &unit, index};
            if (node.is(NodeKind::function_definition) &&
                node.child(Field::name).text() == function) {
                const Node found = find_parameter(node, parameter);
                if (found && place_of(node, found, context) == place) {
                    return true;
                }
            }
        }
    }
    return false;
}

Node definition_in_file(Node function, const Context& context) {
    if (function.is(NodeKind::identifier)) {
        const auto found = context.scopes().resolve(function);
        if (!found || found.sites.front()->kind != names::SiteKind::function) return {};
        const Node definition = found.sites.front()->node.parent();
        context.scopes().note(definition);
        return definition;
    }
    const Node type =
        function.child(Field::object).text() == "self" ? context.class_of(function) : Node();
    if (!type) return {};
    const std::string_view name = function.child(Field::attribute).text();
    context.scopes().ask(name);
    for (const syntax::Unit& unit : context.tree().units()) {
        const Node method = syntax::undecorated({&context.tree(), &unit, 0});
        if (unit.owner != syntax::Unit::no_owner && method.is(NodeKind::function_definition) &&
            method.child(Field::name).text() == name && context.class_of(method) == type) {
            context.scopes().note(method);
            return method;
        }
    }
    return {};
}

std::string resolved_definition(Node function, const Context& context) {
    const std::string& module = context.file().module_name;
    if (!context.classes() || module.empty() ||
        function.parent().enclosing(NodeKind::function_definition)) {
        return {};
    }
    const std::string name(function.child(Field::name).text());
    const Node type = context.class_of(function);
    if (!type) return module + "." + name;
    context.scopes().note(type);
    return name == "__init__" ? module + "." + std::string(type.child(Field::name).text())
                              : "." + name;
}

std::string resolved_callee(Node function, const Context& context) {
    const names::ClassIndex* index = context.classes();
    if (!index) return {};
    if (const auto qualified = context.qualified(function); !qualified.empty()) {
        return index->resolve_callee(qualified);
    }
    if (function.is(NodeKind::identifier)) {
        const auto found = context.scopes().resolve(function);
        const bool is_own = found && found.at_module_level &&
                            (found.sites.front()->kind == names::SiteKind::function ||
                             found.sites.front()->kind == names::SiteKind::type);
        if (is_own) {
            return index->resolve_callee(context.file().module_name + "." +
                                         std::string(function.text()));
        }
        return "." + std::string(function.text());
    }
    const std::string name(function.child(Field::attribute).text());
    if (name != "__init__") return "." + name;
    const std::vector<std::string> bases = bases_by_super(function, context);
    return bases.empty() ? std::string() : index->resolve_callee(bases.front());
}

const names::SignatureOutline* only_signature(Node function, const std::string& resolved,
                                              const Context& context) {
    if (resolved.empty()) return nullptr;
    const names::ClassIndex& index = *context.classes();
    if (!resolved.starts_with('.')) return index.find_signature(resolved);
    const std::string_view name = function.child(Field::attribute).text();
    if (function.child(Field::object).text() == "self") {
        return index.find_method_signature(class_around(function, context), name);
    }
    for (const std::string& base : bases_by_super(function, context)) {
        if (const auto* found = index.find_method_signature(base, name)) return found;
    }
    return nullptr;
}

bool erase_parameter(Node parameter, FixBuilder& fix) {
    std::vector<Node> all;
    std::size_t at = 0;
    for (const Node other : parameter.parent().children()) {
        if (other.is(NodeKind::positional_separator)) {
            return false;
        }
        if (other == parameter) {
            at = all.size();
        }
        all.push_back(other);
    }
    const std::string_view text = parameter.tree()->text();
    const auto is_bare = [&](std::size_t i) {
        return i < all.size() && all[i].is(NodeKind::keyword_separator);
    };
    // `*` needs a name after it.
    const bool ends = at + 1 == all.size() || all[at + 1].is(NodeKind::dictionary_splat_pattern);
    const std::size_t first = at > 0 && is_bare(at - 1) && ends ? at - 1 : at;
    const std::uint32_t begin = all[first].begin();
    if (at + 1 < all.size()) {
        const std::uint32_t end = all[at + 1].begin();
        if (text.substr(begin, end - begin).find('#') != std::string_view::npos) {
            return false;
        }
        fix.erase({begin, end});
    } else if (first > 0) {
        fix.erase({all[first - 1].end(), parameter.end()});
    } else {
        std::size_t end = text.find_first_not_of(" \t\r\n", parameter.end());
        end = end != std::string_view::npos && text[end] == ',' ? end + 1 : parameter.end();
        fix.erase({begin, static_cast<std::uint32_t>(end)});
    }
    return true;
}

}  // namespace mindport::rules
