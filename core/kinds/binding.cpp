// What a statement gives to the names and attributes that it binds.
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_parameter(Node identifier) {
    Node above = identifier.parent();
    if (above.is_any(NodeKind::list_splat_pattern, NodeKind::dictionary_splat_pattern)) {
        above = above.parent();
    }
    return above.is_any(NodeKind::parameters, NodeKind::lambda_parameters,
                        NodeKind::typed_parameter, NodeKind::default_parameter,
                        NodeKind::typed_default_parameter);
}

// The part of a pattern that holds the target, its place, and how many parts there are.
struct PatternPart {
    Node node;
    std::size_t at = 0;
    std::size_t count = 0;
    bool has_splat = false;
};

PatternPart part_with(Node pattern, Node target) {
    PatternPart result;
    for (const Node part : pattern.children()) {
        if (target.is_inside(part)) {
            result.node = part;
            result.at = result.count;
        }
        result.has_splat = result.has_splat || part.is(NodeKind::list_splat_pattern);
        ++result.count;
    }
    return result;
}

}  // namespace

TypeId Inference::site_type(const names::Site& site) {
    switch (site.kind) {
        case names::SiteKind::import:
            return qualified_value(site.target);
        case names::SiteKind::function:
            return TypeStore::plain;
        case names::SiteKind::type: {
            const ClassInfo* info = classes_.find(site.node.parent());
            return info ? types_.type(info->qualified) : TypeStore::unknown;
        }
        default:
            return of(site.node);
    }
}

// What a target is given by the statement that binds it.
TypeId Inference::bound(Node target) {
    if (is_parameter(target)) {
        return parameter(target);
    }
    Node pattern = target;
    for (Node above = pattern.parent(); above; pattern = above, above = above.parent()) {
        switch (above.kind()) {
            case NodeKind::pattern_list:
            case NodeKind::tuple_pattern:
            case NodeKind::list_pattern:
            case NodeKind::list_splat_pattern:
            case NodeKind::tuple:
            case NodeKind::parenthesized_expression:
                continue;
            case NodeKind::assignment: {
                const TypeId declared = annotation(above.child(Field::type));
                if (declared != TypeStore::unknown) {
                    return declared;
                }
                const Node right = above.child(Field::right);
                return right ? unpack(of(right), pattern, target) : TypeStore::unknown;
            }
            case NodeKind::augmented_assignment:
                return augmented(above, target);
            case NodeKind::for_statement:
            case NodeKind::for_in_clause:
                return unpack(element_of(of(above.child(Field::right))), pattern, target);
            case NodeKind::named_expression:
                return of(above.child(Field::value));
            case NodeKind::as_pattern_target:
                return as_target(above);
            default:
                return TypeStore::unknown;
        }
    }
    return TypeStore::unknown;
}

// `except E as x`, `with f() as x`
TypeId Inference::as_target(Node target) {
    const Node pattern = target.parent();
    const Node holder = pattern.parent();
    if (holder.is(NodeKind::except_clause)) {
        return TypeStore::plain;
    }
    const Node function = pattern.first_child().child(Field::function);
    return function.is(NodeKind::identifier) && function.text() == "open" ? TypeStore::plain
                                                                          : TypeStore::unknown;
}

TypeId Inference::augmented(Node statement, Node target) {
    const TypeId before = target.is(NodeKind::identifier) ? name(target) : attribute_use(target);
    std::string_view op = statement.child(Field::operator_).text();
    op = op.substr(0, op.size() - (op.ends_with('=') ? 1 : 0));
    return binary_result(before, op, of(statement.child(Field::right)));
}

TypeId Inference::parameter(Node identifier) {
    Node holder = identifier.parent();
    if (holder.is_any(NodeKind::list_splat_pattern, NodeKind::dictionary_splat_pattern)) {
        const TypeId element = annotation(holder.parent().child(Field::type));
        return holder.is(NodeKind::list_splat_pattern) ? types_.sequence(element, "tuple")
                                                       : types_.dictionary(element);
    }
    if (const TypeId declared = annotation(holder.child(Field::type));
        declared != TypeStore::unknown) {
        return declared;
    }
    const Node function = identifier.enclosing(NodeKind::function_definition);
    if (holder.is(NodeKind::parameters) && holder.first_child() == identifier && function) {
        if (ClassInfo* info = classes_.class_of(function)) {
            if (has_decorator(function, "classmethod")) {
                return types_.type(info->qualified);
            }
            return has_decorator(function, "staticmethod") ? TypeStore::unknown
                                                           : instance_of(info->qualified);
        }
    }
    // A default of another kind says little: the callers may give anything.
    const Node value = holder.child(Field::value);
    const bool constant = value.is_any(NodeKind::true_, NodeKind::false_, NodeKind::string,
                                       NodeKind::integer, NodeKind::float_);
    return constant && !holder.child(Field::type) ? of(value) : TypeStore::unknown;
}

// The part of a value that a target in a pattern takes: `b` in `a, b = value`.
TypeId Inference::unpack(TypeId value, Node pattern, Node target) {
    while (pattern != target) {
        const PatternPart part = part_with(pattern, target);
        if (pattern.is(NodeKind::list_splat_pattern)) {
            value = types_.sequence(value, "list");
        } else if (!pattern.is(NodeKind::parenthesized_expression)) {
            value = part_of(value, part.at, part.count, part.has_splat);
        }
        pattern = part.node;
    }
    return value;
}

TypeId Inference::part_of(TypeId value, std::size_t at, std::size_t count, bool has_splat) {
    if (value == TypeStore::bottom) {
        return value;
    }
    const Type& type = types_[value];
    if (type.form == Form::either) {
        TypeId result = TypeStore::bottom;
        for (const TypeId part : type.parts) {
            if (part != TypeStore::number) {  // nobody unpacks one
                result = types_.join(result, part_of(part, at, count, has_splat));
            }
        }
        return result;
    }
    return type.form == Form::tuple && type.parts.size() == count && !has_splat ? type.parts[at]
                                                                                : element_of(value);
}

TypeId Inference::element_of(TypeId value) {
    if (value == TypeStore::bottom) {
        return value;
    }
    const Type& type = types_[value];
    switch (type.form) {
        case Form::sequence:
            return type.parts[0];
        case Form::either:
        case Form::tuple: {
            TypeId result = TypeStore::bottom;
            const bool is_tuple = type.form == Form::tuple;
            for (const TypeId part : type.parts) {
                result = types_.join(result, is_tuple ? part : element_of(part));
            }
            return result;
        }
        default:
            break;
    }
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter:
        case ValueKind::tensors:
            return TypeStore::tensor;
        case ValueKind::shape:
            return TypeStore::number;
        case ValueKind::string:
            return TypeStore::string;
        case ValueKind::modules:
            return TypeStore::simple(ValueKind::module);
        default:
            return TypeStore::unknown;
    }
}

}  // namespace mindport::kinds
