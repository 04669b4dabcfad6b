// Names: what one stands for where it is used, and what its binding gives it.
#include "core/kinds/inference.h"

namespace mindport::kinds {

TypeId Inference::name(Node identifier) {
    const auto resolution = parts_.scopes.resolve(identifier);
    TypeId result = TypeStore::bottom;
    for (const names::Site* site : resolution.sites) {
        result = types_.join(result, site_type(*site));
    }
    return resolution ? result : TypeStore::unknown;
}

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
                if (const Node type = above.child(Field::type)) {
                    const TypeId declared = annotation(type);
                    if (declared != TypeStore::unknown) {
                        return declared;
                    }
                }
                const Node right = above.child(Field::right);
                return right ? unpack(of(right), pattern, target) : TypeStore::unknown;
            }
            case NodeKind::augmented_assignment:
                return TypeStore::unknown;
            case NodeKind::for_statement:
            case NodeKind::for_in_clause:
                return unpack(element_of(of(above.child(Field::right))), pattern, target);
            case NodeKind::named_expression:
                return of(above.child(Field::value));
            default:
                return is_parameter(target) ? parameter(target) : TypeStore::unknown;
        }
    }
    return TypeStore::unknown;
}

bool Inference::is_parameter(Node identifier) {
    Node above = identifier.parent();
    if (above.is_any(NodeKind::list_splat_pattern, NodeKind::dictionary_splat_pattern)) {
        above = above.parent();
    }
    return above.is_any(NodeKind::parameters, NodeKind::lambda_parameters,
                        NodeKind::typed_parameter, NodeKind::default_parameter,
                        NodeKind::typed_default_parameter);
}

TypeId Inference::parameter(Node identifier) {
    Node holder = identifier.parent();
    if (holder.is_any(NodeKind::list_splat_pattern, NodeKind::dictionary_splat_pattern)) {
        return holder.is(NodeKind::list_splat_pattern) ? types_.sequence(TypeStore::unknown)
                                                       : types_.dictionary(TypeStore::unknown);
    }
    if (const Node type = holder.child(Field::type)) {
        return annotation(type);
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
    return TypeStore::unknown;
}

// The part of a value that a target in a pattern takes: `b` in `a, b = value`.
TypeId Inference::unpack(TypeId value, Node pattern, Node target) {
    while (pattern != target) {
        std::size_t at = 0;
        std::size_t count = 0;
        Node next;
        bool splat = pattern.is(NodeKind::list_splat_pattern);
        for (const Node part : pattern.children()) {
            if (target.is_inside(part)) {
                at = count;
                next = part;
            }
            splat = splat || part.is(NodeKind::list_splat_pattern);
            ++count;
        }
        if (pattern.is(NodeKind::list_splat_pattern)) {
            value = types_.sequence(value);
        } else if (!pattern.is(NodeKind::parenthesized_expression)) {
            const Type& type = types_[value];
            value = type.form == Form::tuple && type.parts.size() == count && !splat
                        ? type.parts[at]
                        : element_of(value);
        }
        pattern = next;
    }
    return value;
}

TypeId Inference::element_of(TypeId value) {
    const Type& type = types_[value];
    switch (type.form) {
        case Form::sequence:
            return type.parts[0];
        case Form::either:
        case Form::tuple: {
            TypeId result = TypeStore::bottom;
            for (const TypeId part : type.parts) {
                result = types_.join(result, type.form == Form::tuple ? part : element_of(part));
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
