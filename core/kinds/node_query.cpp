#include "core/kinds/node_query.h"

#include <algorithm>

namespace mindport::kinds {

using syntax::Field;
using syntax::NodeKind;

bool is_bound(Node target) {
    Node node = target;
    for (Node above = node.parent(); above; node = above, above = above.parent()) {
        switch (above.kind()) {
            case NodeKind::pattern_list:
            case NodeKind::tuple_pattern:
            case NodeKind::list_pattern:
            case NodeKind::list_splat_pattern:
            case NodeKind::dictionary_splat_pattern:
            case NodeKind::tuple:
            case NodeKind::parenthesized_expression:
                break;
            case NodeKind::assignment:
            case NodeKind::augmented_assignment:
            case NodeKind::for_statement:
            case NodeKind::for_in_clause:
                return node.field() == Field::left;
            case NodeKind::named_expression:
                return node.field() == Field::name;
            case NodeKind::as_pattern_target:
                return true;
            case NodeKind::parameters:
            case NodeKind::lambda_parameters:
                return true;
            case NodeKind::typed_parameter:
                return node.field() == Field::none;
            case NodeKind::default_parameter:
            case NodeKind::typed_default_parameter:
                return node.field() == Field::name;
            default:
                return false;
        }
    }
    return false;
}

bool has_decorator(Node function, std::string_view name) {
    const Node holder = function.parent();
    if (!holder.is(NodeKind::decorated_definition)) {
        return false;
    }
    for (const Node decorator : holder.children()) {
        if (decorator.is(NodeKind::decorator) && decorator.first_child().text() == name) {
            return true;
        }
    }
    return false;
}

std::string_view self_name(Node function) {
    if (has_decorator(function, "staticmethod") || has_decorator(function, "classmethod")) {
        return {};
    }
    Node first = function.child(Field::parameters).first_child();
    if (first.is(NodeKind::typed_parameter)) {
        first = first.first_child();
    }
    return first.is(NodeKind::identifier) ? first.text() : std::string_view{};
}

bool has_argument(Node call, std::string_view name) {
    return static_cast<bool>(argument(call, name));
}

bool is_number_member(std::string_view name) {
    return name == "real" || name == "imag" || name == "conjugate" || name == "is_integer" ||
           name == "bit_length" || name == "as_integer_ratio" || name == "to_bytes";
}

std::string_view plain_string(Node node) {
    if (!node.is(NodeKind::string) || (node.text()[0] != '"' && node.text()[0] != '\'')) {
        return {};
    }
    const text::TextRange content = node.string_content();
    const std::string_view text = node.tree()->text().substr(content.begin, content.size());
    return text.find_first_of("\\\n") == std::string_view::npos ? text : std::string_view{};
}

Node argument(Node call, std::string_view name) {
    for (const Node part : call.child(Field::arguments).children()) {
        if (part.is(NodeKind::keyword_argument) && part.child(Field::name).text() == name) {
            return part.child(Field::value);
        }
    }
    return {};
}

Node positional_argument(Node call, std::size_t at) {
    const Node list = call.child(Field::arguments);
    if (!list.is(NodeKind::argument_list)) {
        return at == 0 ? list : Node{};  // sum(x for x in y)
    }
    for (const Node part : list.children()) {
        if (part.is_any(NodeKind::keyword_argument, NodeKind::list_splat,
                        NodeKind::dictionary_splat)) {
            return {};
        }
        if (at-- == 0) {
            return part;
        }
    }
    return {};
}

bool has_splat(Node call) {
    for (const Node part : call.child(Field::arguments).children()) {
        if (part.is_any(NodeKind::list_splat, NodeKind::dictionary_splat)) {
            return true;
        }
    }
    return false;
}

bool has_keywords(Node call) {
    const auto parts = call.child(Field::arguments).children();
    return std::any_of(parts.begin(), parts.end(), [](Node part) {
        return part.is_any(NodeKind::keyword_argument, NodeKind::dictionary_splat);
    });
}

Node changed_container(Node node) {
    if (node.is(NodeKind::subscript)) {
        const Node above = node.parent();
        const bool is_set =
            (above.is_any(NodeKind::assignment, NodeKind::augmented_assignment) &&
             node.field() == Field::left) ||
            above.is_any(NodeKind::pattern_list, NodeKind::tuple_pattern, NodeKind::list_pattern);
        return is_set ? node.child(Field::value) : Node{};
    }
    if (!node.is(NodeKind::call)) return {};  // asked for every node
    const Node function = node.child(Field::function);
    if (!function.is(NodeKind::attribute)) return {};
    const std::string_view name = function.child(Field::attribute).text();
    const bool changes = name == "append" || name == "extend" || name == "insert" ||
                         name == "add" || name == "appendleft" || name == "update" ||
                         name == "setdefault";
    return changes ? function.child(Field::object) : Node{};
}

}  // namespace mindport::kinds
