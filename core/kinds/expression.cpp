// Expressions: what operators, attributes, subscripts and displays give.
#include <algorithm>

#include "core/kinds/evidence.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_tensor(ValueKind kind) { return kind == ValueKind::tensor || kind == ValueKind::parameter; }

bool is_list_method(std::string_view name) {
    return name == "append" || name == "extend" || name == "insert" || name == "pop" ||
           name == "remove" || name == "clear" || name == "index" || name == "count" ||
           name == "sort" || name == "reverse" || name == "copy";
}

// Attributes that mean the same on tensors, modules and arrays.
TypeId common_attribute(std::string_view name) {
    if (name == "dtype") {
        return TypeStore::simple(ValueKind::dtype);
    }
    if (name == "device") {
        return TypeStore::simple(ValueKind::device);
    }
    if (name == "shape") {
        return TypeStore::shape;
    }
    if (name == "ndim") {
        return TypeStore::number;
    }
    return TypeStore::unknown;
}

}  // namespace

TypeId Inference::compute(Node node) {
    const TypeId result = expression(node);
    if (result == TypeStore::bottom ||
        (node.field() != Field::object && !node.is(NodeKind::parenthesized_expression))) {
        return result;
    }
    // What is done with it on the spot tells more than an annotation that does not allow that.
    const Possible possible = use_of(node).possible;
    if (possible == possible::anything) {
        return result == TypeStore::none ? TypeStore::unknown : result;
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

TypeId Inference::comparison(Node node) {
    const auto parts = node.children();
    const auto is_test = [](Node part) {
        const std::string_view op = part.text();
        return part.field() == Field::operators &&
               (op == "in" || op == "not in" || op == "is" || op == "is not");
    };
    if (std::any_of(parts.begin(), parts.end(), is_test)) {
        return TypeStore::number;  // whatever stands beside it
    }
    for (const Node part : parts) {
        if (part.field() == Field::operators) {
            continue;
        }
        const TypeId type = of(part);
        const ValueKind kind = types_.kind(type);
        if (is_tensor(kind)) {
            return types_.tensor_of("bool");
        }
        if (kind == ValueKind::unknown || kind == ValueKind::array || type == TypeStore::bottom) {
            return kind == ValueKind::array ? TypeStore::array : TypeStore::unknown;
        }
    }
    return TypeStore::number;
}

TypeId Inference::binary_result(TypeId left, std::string_view op, TypeId right) {
    if (left == TypeStore::bottom || right == TypeStore::bottom) {
        return TypeStore::bottom;
    }
    const ValueKind a = types_.kind(left);
    const ValueKind b = types_.kind(right);
    const auto either_is = [&](ValueKind kind) { return a == kind || b == kind; };
    if (is_tensor(a) || is_tensor(b)) {
        const ValueKind other = is_tensor(a) ? b : a;
        if (left == right && op != "/") {
            return types_.tensor_of(types_.dtype(left));
        }
        return other == ValueKind::array ? TypeStore::unknown : TypeStore::tensor;
    }
    if (a == ValueKind::string && (op == "%" || op == "+" || op == "*")) {
        return TypeStore::string;
    }
    if (either_is(ValueKind::unknown)) {
        return TypeStore::unknown;
    }
    if (either_is(ValueKind::array)) {
        return TypeStore::array;
    }
    if (a == ValueKind::number && b == ValueKind::number) {
        return TypeStore::number;
    }
    if (op == "*" && either_is(ValueKind::number)) {  // [x] * 3, ("",) * n
        const TypeId list = a == ValueKind::number ? right : left;
        const Type& type = types_[list];
        return type.form == Form::tuple && type.kind != ValueKind::shape
                   ? types_.sequence(element_of(list), "tuple")
                   : list;
    }
    if (op == "+") {
        const Form form = types_[left].form;
        if (left == right && form != Form::tuple) {
            return left;
        }
        if (a == ValueKind::shape && b == ValueKind::shape) {
            return TypeStore::shape;
        }
        if ((form == Form::tuple || form == Form::sequence) &&
            (types_[right].form == Form::tuple || types_[right].form == Form::sequence)) {
            return types_.sequence(types_.join(element_of(left), element_of(right)));
        }
    }
    return TypeStore::unknown;
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
        if (!has_fields || part != bare_tuple) {
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
            return type.parts[0];
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

TypeId Inference::attribute(Node node) {
    const std::string_view qualified = names::qualified_name(node, parts_.scopes, parts_.table);
    if (!qualified.empty()) {
        return qualified_value(qualified);
    }
    return attribute_use(node);
}

TypeId Inference::attribute_of(TypeId object, std::string_view name) {
    if (object == TypeStore::bottom) {
        return object;
    }
    if (name.starts_with("__")) {
        return name == "__name__" || name == "__module__" || name == "__qualname__" ||
                       name == "__doc__"
                   ? TypeStore::string
                   : TypeStore::unknown;
    }
    const Type& type = types_[object];
    switch (type.form) {
        case Form::either: {
            TypeId result = TypeStore::bottom;
            for (const TypeId part : type.parts) {
                if (may_have_member(part, name)) {
                    result = types_.join(result, attribute_of(part, name));
                }
            }
            return result == TypeStore::bottom ? TypeStore::unknown : result;
        }
        case Form::instance:
        case Form::type: {
            ClassInfo* info = classes_.find(type.name);
            const TypeId found =
                info ? class_attribute(*info, name) : workspace_member(type.name, name);
            if (found != TypeStore::unknown) {
                return found;
            }
            break;
        }
        case Form::dictionary:
            if (type.name == model_output && (name == "hidden_states" || name == "attentions")) {
                return types_.sequence(type.parts[0], "tuple");
            }
            return type.name.empty() || name == "past_key_values" ? TypeStore::unknown
                                                                  : type.parts[0];
        default:
            break;
    }
    return attribute_of_kind(type, name);
}

TypeId Inference::attribute_of_kind(const Type& type, std::string_view name) {
    const TypeId common = common_attribute(name);
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter:
            if (common != TypeStore::unknown) {
                return common;
            }
            if (const catalog::Mapping* row = parts_.catalog.find_tensor_member(name)) {
                return row->kind != catalog::SymbolKind::method ? TypeStore::simple(row->returns)
                                                                : TypeStore::unknown;
            }
            return field_named(name);  // what is annotated as a tensor is none
        case ValueKind::array:
            return name == "T" || name == "real" || name == "imag" ? TypeStore::array
                   : name == "size"                                ? TypeStore::number
                                                                   : common;
        case ValueKind::module:
            if ((name == "weight" || name == "bias") && type.name.starts_with("torch.nn.")) {
                return TypeStore::simple(ValueKind::parameter);
            }
            return common;
        case ValueKind::unknown:
            return common != TypeStore::unknown ? common : field_named(name);
        default:
            return TypeStore::unknown;
    }
}

// Whether values of a type can have an attribute or method of that name; yes, if in doubt.
bool Inference::may_have_member(TypeId id, std::string_view name) const {
    const Type& type = types_[id];
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter:
            return common_attribute(name) != TypeStore::unknown ||
                   parts_.catalog.find_tensor_member(name);
        case ValueKind::number:
        case ValueKind::none:
            return false;
        case ValueKind::string:
            return true;
        default:
            return (type.form != Form::sequence && type.form != Form::tuple) ||
                   is_list_method(name);
    }
}

TypeId Inference::qualified_value(std::string_view qualified) {
    const std::string_view name = parts_.catalog.canonical(qualified);
    const catalog::Mapping* row = parts_.catalog.find(name);
    const catalog::ApiSymbol* symbol = parts_.catalog.api_in_any_version(name);
    if (!row && !symbol) {
        if (classes_.find(name) || is_module_type(name) ||
            (parts_.classes && parts_.classes->find_class(name))) {
            return types_.type(parts_.table.intern(name));
        }
        return parts_.classes && parts_.classes->find_function(name)
                   ? types_.function(parts_.table.intern(name))
                   : TypeStore::unknown;
    }
    switch (row ? row->kind : symbol->kind) {
        case catalog::SymbolKind::type:
            return types_.type(name);
        case catalog::SymbolKind::function:
            return types_.function(name);
        case catalog::SymbolKind::module:
            return TypeStore::plain;
        default:
            return row ? TypeStore::simple(row->returns) : TypeStore::unknown;
    }
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
    TypeId value = TypeStore::bottom;
    int count = 0;
    for (const Node part : node.children()) {
        if (!part.is(NodeKind::pair) || ++count > 16) {
            return types_.dictionary(TypeStore::unknown);
        }
        value = types_.join(value, of(part.child(Field::value)));
    }
    return types_.dictionary(value);
}

}  // namespace mindport::kinds
