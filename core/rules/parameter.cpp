#include "core/rules/parameter.h"

#include <vector>

#include "core/rules/call.h"

namespace mindport::rules {

Node parameter_name(Node parameter) {
    switch (parameter.kind()) {
        case NodeKind::identifier:
            return parameter;
        case NodeKind::default_parameter:
        case NodeKind::typed_default_parameter:
            return parameter.child(Field::name);
        case NodeKind::typed_parameter:
            return parameter.first_child();
        default:
            return {};
    }
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
