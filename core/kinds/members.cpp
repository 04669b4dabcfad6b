// What attributes hold, of values of each sort.
#include <algorithm>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

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
        case Form::sequence:  // what torch.max and its kin give
            if (type.name == "tuple" && (name == "values" || name == "indices")) {
                return type.parts[0];
            }
            break;
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

// A value of which an attribute is asked that numbers lack.
TypeId Inference::without_numbers(TypeId type, Node object) {
    const Node attribute = object.parent();
    if (types_[type].form != Form::either || !attribute.is(NodeKind::attribute) ||
        is_number_member(attribute.child(Field::attribute).text())) {
        return type;
    }
    TypeId result = TypeStore::bottom;
    for (const TypeId part : types_[type].parts) {
        result = part == TypeStore::number ? result : types_.join(result, part);
    }
    return result == TypeStore::bottom ? type : result;
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

}  // namespace mindport::kinds
