// Expressions: what subscripts and displays give, and what is done with a value on the spot.
#include <algorithm>

#include "core/kinds/evidence.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

// What a tokenizer or processor gives, which is an array in a port: what the source does with it is
// what tensors can.
bool is_encoded(const Type& type) { return type.kind == ValueKind::array && type.name == encoding; }

}  // namespace

TypeId Inference::compute(Node node) {
    const TypeId result = expression(node);
    if (result == TypeStore::bottom ||
        (node.field() != Field::object && !node.is(NodeKind::parenthesized_expression)) ||
        is_encoded(types_[result])) {  // which a port makes an array of what is a tensor here
        return result;
    }
    if (types_.kind(result) == ValueKind::shape &&
        node.parent().child(Field::attribute).text() == "numel") {
        return result;  // torch.Size has that too
    }
    // What is done with it on the spot tells more than an annotation that does not allow that.
    const Possible possible = use_of(node).possible;
    if (possible == possible::anything) {
        return result == TypeStore::none ? TypeStore::unknown : without_numbers(result, node);
    }
    if (result == TypeStore::unknown || (possible_as(types_[result]) & possible) == 0) {
        return type_of_possible(possible);
    }
    return filtered(result, possible);
}

TypeId Inference::expression(Node node) {
    switch (node.kind()) {
        case NodeKind::identifier:
            return is_bound(node) ? bound(node) : name(node);
        case NodeKind::attribute:
            return is_bound(node) ? bound(node) : attribute(node);
        case NodeKind::call:
            return call(node);
        case NodeKind::subscript:
            return subscript(node);
        case NodeKind::parenthesized_expression:
        case NodeKind::type:
            return of(node.first_child());
        case NodeKind::integer:
        case NodeKind::float_:
        case NodeKind::true_:
        case NodeKind::false_:
        case NodeKind::not_operator:
            return TypeStore::number;
        case NodeKind::string:
        case NodeKind::concatenated_string:
            return TypeStore::string;
        case NodeKind::none:
            return TypeStore::none;
        case NodeKind::unary_operator:
            return of(node.child(Field::argument));
        case NodeKind::binary_operator:
            return binary_result(of(node.child(Field::left)), node.child(Field::operator_).text(),
                                 of(node.child(Field::right)));
        case NodeKind::comparison_operator:
            return comparison(node);
        case NodeKind::boolean_operator:
            return types_.join(of(node.child(Field::left)), of(node.child(Field::right)));
        case NodeKind::conditional_expression: {
            const Node first = node.first_child();
            const Node condition = first.next_sibling();
            return types_.join(of(first), of(condition.next_sibling()));
        }
        case NodeKind::named_expression:
            return of(node.child(Field::value));
        case NodeKind::list:
        case NodeKind::tuple:
        case NodeKind::set:
        case NodeKind::expression_list:
            return display(node);
        case NodeKind::list_comprehension:
            return types_.sequence(of(node.child(Field::body)), "list");
        case NodeKind::set_comprehension:
            return types_.sequence(of(node.child(Field::body)), "set");
        case NodeKind::generator_expression:
            return types_.sequence(of(node.child(Field::body)));
        case NodeKind::dictionary:
        case NodeKind::dictionary_comprehension:
            return dictionary(node);
        case NodeKind::function_definition:
            return returned(node);
        case NodeKind::lambda:
        case NodeKind::ellipsis:
        case NodeKind::slice:
            return TypeStore::plain;
        default:
            return TypeStore::unknown;
    }
}

TypeId Inference::subscript(Node node) { return subscript_of(of(node.child(Field::value)), node); }

// Models return `Union[SomeOutput, Tuple]`: the tuple then has the fields of the output.
TypeId Inference::subscript_of_either(const Type& type, Node node) {
    const bool has_fields = std::any_of(type.parts.begin(), type.parts.end(), [&](TypeId part) {
        return types_[part].form == Form::instance &&
               field_at(types_[part], 0) != TypeStore::unknown;
    });
    const TypeId bare_tuple = types_.sequence(TypeStore::unknown, "tuple");
    TypeId result = TypeStore::bottom;
    for (const TypeId part : type.parts) {
        if ((!has_fields || part != bare_tuple) && part != TypeStore::number) {
            result = types_.join(result, subscript_of(part, node));
        }
    }
    return result;
}

TypeId Inference::subscript_of(TypeId value, Node node) {
    const Type& type = types_[value];
    const Node index = node.child(Field::subscript);
    const bool is_slice = index.is(NodeKind::slice);
    switch (type.form) {
        case Form::either: {
            if (value == TypeStore::bottom) {
                return value;
            }
            return subscript_of_either(type, node);
        }
        case Form::sequence:
            return is_slice ? value : type.parts[0];
        case Form::dictionary:
            return TypeStore::value_of(type, plain_string(index));
        case Form::instance: {
            int at = 0;
            if (type.kind == ValueKind::plain && constant_index(index, at)) {
                return field_at(type, at);
            }
            break;
        }
        case Form::tuple: {
            if (is_slice) {
                return type.kind == ValueKind::shape ? TypeStore::shape
                                                     : types_.sequence(element_of(value), "tuple");
            }
            int at = 0;
            if (constant_index(index, at)) {
                const int size = static_cast<int>(type.parts.size());
                at = at < 0 ? at + size : at;
                return at >= 0 && at < size ? type.parts[static_cast<std::size_t>(at)]
                                            : TypeStore::unknown;
            }
            return element_of(value);
        }
        case Form::type:  // a generic alias
            return value;
        default:
            break;
    }
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter:
            return types_.tensor_of(types_.dtype(value));
        case ValueKind::tensors:
        case ValueKind::shape:
        case ValueKind::modules:
        case ValueKind::string:
            return is_slice ? value : element_of(value);
        case ValueKind::module:
            return is_slice ? value : element_of(value);
        case ValueKind::array:
            return is_slice || index.next_sibling() ? value : TypeStore::unknown;
        default:
            return TypeStore::unknown;
    }
}

bool Inference::constant_index(Node index, int& result) {
    const bool negative =
        index.is(NodeKind::unary_operator) && index.child(Field::operator_).text() == "-";
    const Node digits = negative ? index.child(Field::argument) : index;
    const std::string_view text = digits.text();
    if (!digits.is(NodeKind::integer) || text.size() > 4) {
        return false;
    }
    result = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return false;
        }
        result = result * 10 + (c - '0');
    }
    result = negative ? -result : result;
    return true;
}

TypeId Inference::display(Node node) {
    std::vector<TypeId> parts;
    TypeId element = TypeStore::bottom;
    bool spread = false;
    for (const Node part : node.children()) {
        if (part.is_any(NodeKind::list_splat, NodeKind::parenthesized_list_splat)) {
            spread = true;
            element = types_.join(element, element_of(of(part.first_child())));
            continue;
        }
        parts.push_back(of(part));
        element = types_.join(element, parts.back());
    }
    if (!spread && node.is_any(NodeKind::tuple, NodeKind::expression_list)) {
        return types_.tuple(std::move(parts));
    }
    if (spread && element == TypeStore::number && !node.is(NodeKind::list)) {
        return TypeStore::shape;
    }
    return types_.sequence(element, node.is(NodeKind::list)  ? "list"
                                    : node.is(NodeKind::set) ? "set"
                                                             : "tuple");
}

TypeId Inference::dictionary(Node node) {
    if (node.is(NodeKind::dictionary_comprehension)) {
        return types_.dictionary(of(node.child(Field::body).child(Field::value)));
    }
    constexpr std::size_t most_pairs = 16;
    std::vector<std::string_view> keys;
    std::vector<TypeId> values;
    TypeId joined = TypeStore::bottom;
    for (const Node part : node.children()) {
        if (!part.is(NodeKind::pair) || values.size() == most_pairs) {
            return types_.dictionary(TypeStore::unknown);
        }
        values.push_back(of(part.child(Field::value)));
        joined = types_.join(joined, values.back());
        if (const std::string_view key = plain_string(part.child(Field::key)); !key.empty()) {
            keys.push_back(key);
        }
    }
    const bool all_named = !keys.empty() && keys.size() == values.size();
    return all_named ? types_.dictionary(keys, std::move(values), parts_.table)
                     : types_.dictionary(joined);
}

}  // namespace mindport::kinds
