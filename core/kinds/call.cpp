// Calls: of classes, functions, methods, modules and builtins.
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_tensor(ValueKind kind) { return kind == ValueKind::tensor || kind == ValueKind::parameter; }

// Modules of torch.nn whose call gives something else than one tensor.
bool gives_no_single_tensor(std::string_view type) {
    const std::string_view name = names::split_last(type).second;
    return name == "RNN" || name == "LSTM" || name == "GRU" || name == "LSTMCell" ||
           name == "RNNBase" || name == "MultiheadAttention" || name == "Sequential" ||
           name == "ModuleList" || name == "ModuleDict" || name == "Module" || name == "Identity" ||
           name == "ParameterList" || name == "ParameterDict" || name == "DataParallel" ||
           name == "AdaptiveLogSoftmaxWithLoss";
}

}  // namespace

TypeId Inference::call(Node node) {
    const Node function = node.child(Field::function);
    const std::string_view qualified =
        names::qualified_name(function, parts_.scopes, parts_.table);
    if (!qualified.empty()) {
        return call_qualified(qualified, node);
    }
    if (function.is(NodeKind::attribute)) {
        const Node object = function.child(Field::object);
        if (object.is(NodeKind::call) && object.child(Field::function).text() == "super") {
            return call_super(function, node);
        }
        return call_method(of(object), function.child(Field::attribute).text(), node);
    }
    if (function.is(NodeKind::identifier)) {
        const auto resolution = parts_.scopes.resolve(function);
        if (!resolution) {
            return call_builtin(function.text(), node);
        }
        if (resolution.sites.size() == 1 &&
            resolution.sites.front()->kind == names::SiteKind::function) {
            return function_result(resolution.sites.front()->node.parent());
        }
    }
    return call_value(of(function), node);
}

TypeId Inference::call_value(TypeId function, Node node) {
    const Type& type = types_[function];
    switch (type.form) {
        case Form::either: {
            TypeId result = TypeStore::bottom;
            for (const TypeId part : type.parts) {
                result = types_.join(result, call_value(part, node));
            }
            return result;
        }
        case Form::type:
            return instance_of(type.name);
        case Form::function:
            return call_qualified(type.name, node);
        case Form::instance:
            return type.kind == ValueKind::module ? call_module(type.name) : TypeStore::unknown;
        default:
            return TypeStore::unknown;
    }
}

TypeId Inference::call_module(std::string_view type) {
    if (type.starts_with("torch.nn.")) {
        return gives_no_single_tensor(type) ? TypeStore::unknown : TypeStore::tensor;
    }
    if (ClassInfo* info = classes_.find(type)) {
        if (const Node forward = method_of(*info, "forward")) {
            return function_result(forward);
        }
    }
    return TypeStore::unknown;
}

TypeId Inference::call_super(Node function, Node node) {
    ClassInfo* info = classes_.class_of(node);
    const std::string_view name = function.child(Field::attribute).text();
    if (!info) {
        return TypeStore::unknown;
    }
    for (const Node base : info->bases) {
        ClassInfo* other = base_in_file(base);
        if (other && other != info) {
            if (const Node method = method_of(*other, name)) {
                return function_result(method);
            }
        }
    }
    return TypeStore::unknown;
}

TypeId Inference::call_method(TypeId object, std::string_view name, Node node) {
    const Type& type = types_[object];
    if (object == TypeStore::bottom) {
        return object;
    }
    if (type.form == Form::either) {
        TypeId result = TypeStore::bottom;
        for (const TypeId part : type.parts) {
            result = types_.join(result, call_method(part, name, node));
        }
        return result;
    }
    if (type.form == Form::instance || type.form == Form::type) {
        if (ClassInfo* info = classes_.find(type.name)) {
            if (const Node method = method_of(*info, name)) {
                return function_result(method);
            }
            const TypeId value = class_attribute(*info, name);
            if (value != TypeStore::unknown) {
                return call_value(value, node);
            }
        }
    }
    if (is_tensor(type.kind)) {
        const catalog::Mapping* row = parts_.catalog.find_tensor_member(name);
        return row ? TypeStore::simple(row->returns) : TypeStore::unknown;
    }
    if (type.kind == ValueKind::module) {
        const catalog::Mapping* row = parts_.catalog.find_module_member(name);
        if (row && row->returns == ValueKind::module) {
            return object;
        }
        return row ? TypeStore::simple(row->returns) : TypeStore::unknown;
    }
    return TypeStore::unknown;
}

TypeId Inference::call_qualified(std::string_view qualified, Node) {
    const std::string_view name = parts_.catalog.canonical(qualified);
    if (const catalog::Mapping* row = parts_.catalog.find(name)) {
        if (row->returns != ValueKind::unknown && row->returns != ValueKind::module) {
            return TypeStore::simple(row->returns);
        }
    }
    const TypeId value = qualified_value(qualified);
    return types_[value].form == Form::type ? instance_of(types_[value].name) : TypeStore::unknown;
}

TypeId Inference::call_builtin(std::string_view name, Node node) {
    const Node first = node.child(Field::arguments).first_child();
    if (name == "len" || name == "int" || name == "float" || name == "bool" || name == "round" ||
        name == "isinstance" || name == "hasattr" || name == "issubclass" || name == "callable" ||
        name == "id" || name == "hash" || name == "ord" || name == "any" || name == "all") {
        return TypeStore::number;
    }
    if (name == "str" || name == "repr" || name == "chr" || name == "format") {
        return TypeStore::string;
    }
    if (name == "range") {
        return types_.sequence(TypeStore::number);
    }
    if (name == "list" || name == "tuple" || name == "reversed" || name == "sorted" ||
        name == "iter" || name == "set") {
        return first ? types_.sequence(element_of(of(first)))
                     : types_.sequence(TypeStore::bottom);
    }
    if (name == "enumerate") {
        return types_.sequence(types_.tuple({TypeStore::number, element_of(of(first))}));
    }
    if (name == "zip") {
        std::vector<TypeId> parts;
        for (const Node argument : node.child(Field::arguments).children()) {
            if (!argument.is(NodeKind::keyword_argument)) {
                parts.push_back(element_of(of(argument)));
            }
        }
        return types_.sequence(types_.tuple(std::move(parts)));
    }
    if (name == "dict") {
        return types_.dictionary(TypeStore::unknown);
    }
    if (name == "open" || name == "type" || name == "print") {
        return TypeStore::plain;
    }
    return TypeStore::unknown;
}

TypeId Inference::function_result(Node function) {
    const TypeId declared = annotation(function.child(Field::return_type));
    return declared != TypeStore::unknown ? declared : of(function);
}

// The join of what a function returns, where no annotation tells.
TypeId Inference::returned(Node function) {
    TypeId result = TypeStore::bottom;
    const Node body = function.child(Field::body);
    for (std::uint32_t index = body.index(); index < body.after();) {
        const Node node{body.tree(), body.unit(), index};
        if (node.is_any(NodeKind::function_definition, NodeKind::lambda,
                        NodeKind::class_definition)) {
            index = node.after();
            continue;
        }
        if (node.is(NodeKind::yield)) {
            return TypeStore::unknown;
        }
        if (node.is(NodeKind::return_statement)) {
            const Node value = node.first_child();
            result = types_.join(result, value ? of(value) : TypeStore::none);
        }
        ++index;
    }
    return result == TypeStore::bottom ? TypeStore::none : result;
}

}  // namespace mindport::kinds
