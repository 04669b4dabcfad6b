// Calls: of classes, functions, methods, modules and builtins.
#include <algorithm>
#include <array>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

// Modules of torch.nn whose call gives something else than one tensor.
bool gives_no_single_tensor(std::string_view type) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"AdaptiveLogSoftmaxWithLoss", "DataParallel", "GRU", "Identity", "LSTM", "LSTMCell",
         "Module", "ModuleDict", "ModuleList", "MultiheadAttention", "ParameterDict",
         "ParameterList", "RNN", "RNNBase", "Sequential"});
    const std::string_view name = names::split_last(type).second;
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TypeId Inference::call(Node node) {
    const TypeId result = call_result(node);
    if (result == TypeStore::tensor) {
        return tensor_of_call(node);
    }
    return result == TypeStore::unknown ? encoding_result(node) : result;
}

TypeId Inference::call_result(Node node) {
    const Node function = node.child(Field::function);
    const std::string_view qualified = names::qualified_name(function, parts_.scopes, parts_.table);
    if (!qualified.empty()) {
        return call_qualified(qualified, node);
    }
    if (function.is(NodeKind::attribute)) {
        const Node object = function.child(Field::object);
        if (object.is(NodeKind::call) && object.child(Field::function).text() == "super") {
            return call_super(function, node);
        }
        const TypeId receiver = of(object);
        return call_method(receiver, function.child(Field::attribute).text(), node);
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
    if (type.starts_with("transformers.")) {
        return types_.dictionary(TypeStore::tensor, model_output);
    }
    if (ClassInfo* info = classes_.find(type)) {
        if (const TypeId result = method_result(*info, "forward"); result != no_method) {
            return result;
        }
    }
    return workspace_method(type, "forward");
}

TypeId Inference::call_super(Node function, Node) {
    ClassInfo* info = classes_.class_of(function);
    const std::string_view name = function.child(Field::attribute).text();
    if (!info) {
        return TypeStore::unknown;
    }
    for (const Node base : info->bases) {
        ClassInfo* other = base_in_file(base);
        if (other && other != info) {
            if (const TypeId result = method_result(*other, name); result != no_method) {
                return result;
            }
        } else if (const TypeId result = workspace_method(qualified_class(base), name);
                   result != TypeStore::unknown) {
            return result;
        }
    }
    return TypeStore::unknown;
}

TypeId Inference::call_method(TypeId object, std::string_view name, Node node) {
    const Type& type = types_[object];
    if (object == TypeStore::bottom) {
        return object;
    }
    switch (type.form) {
        case Form::either: {
            TypeId result = TypeStore::bottom;
            for (const TypeId part : type.parts) {
                if (may_have_member(part, name)) {
                    result = types_.join(result, call_method(part, name, node));
                }
            }
            return result == TypeStore::bottom ? TypeStore::unknown : result;
        }
        case Form::instance:
        case Form::type:
            if (const TypeId result = call_class_method(type, name, node);
                result != TypeStore::bottom) {
                return result;
            }
            break;
        case Form::sequence:
        case Form::tuple:
            return sequence_method(object, name);
        case Form::dictionary:
            return dictionary_method(object, name, node);
        default:
            break;
    }
    return call_method_of_kind(object, name, node);
}

// bottom: the class, as far as it is seen, has no such method.
TypeId Inference::call_class_method(const Type& type, std::string_view name, Node node) {
    if (ClassInfo* info = classes_.find(type.name)) {
        if (const TypeId result = method_result(*info, name); result != no_method) {
            return result;
        }
        const TypeId value = class_attribute(*info, name);
        if (value != TypeStore::unknown) {
            return call_value(value, node);
        }
    }
    const TypeId result = workspace_method(type.name, name);
    if (result != TypeStore::unknown) {
        return result;
    }
    if (type.form == Form::type) {
        return name.starts_with("from_") ? instance_of(type.name) : TypeStore::unknown;
    }
    return TypeStore::bottom;
}

TypeId Inference::call_method_of_kind(TypeId object, std::string_view name, Node node) {
    const Type& type = types_[object];
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter: {
            const TypeId special = torch_result(name, node, 0);
            const catalog::Mapping* row = parts_.catalog.find_tensor_member(name);
            return special != TypeStore::bottom ? special
                   : row                        ? TypeStore::simple(row->returns)
                                                : TypeStore::unknown;
        }
        case ValueKind::module:
        case ValueKind::modules: {
            if (const TypeId special = module_method(object, name); special != TypeStore::bottom) {
                return special;
            }
            const catalog::Mapping* row = parts_.catalog.find_module_member(name);
            return row && row->returns == ValueKind::module ? object
                   : row                                    ? TypeStore::simple(row->returns)
                                                            : TypeStore::unknown;
        }
        case ValueKind::array:
            return array_method(name, node);
        case ValueKind::string:
            return string_method(name);
        case ValueKind::generator:
            return name == "manual_seed" ? object : TypeStore::unknown;
        default:
            return TypeStore::unknown;
    }
}

TypeId Inference::call_qualified(std::string_view qualified, Node node) {
    const std::string_view name = parts_.catalog.canonical(qualified);
    const auto [prefix, last] = names::split_last(name);
    if (prefix == "torch" || prefix == "torch.nn.functional" || prefix == "mindspore.mint") {
        if (const TypeId special = torch_result(last, node, 1); special != TypeStore::bottom) {
            return special;
        }
    }
    const catalog::Mapping* row = parts_.catalog.find(name);
    if (row && row->returns != ValueKind::unknown && row->returns != ValueKind::module &&
        row->returns != ValueKind::modules) {
        return row->kind == catalog::SymbolKind::type && row->returns == ValueKind::plain
                   ? instance_of(name)
                   : TypeStore::simple(row->returns);
    }
    const catalog::ApiSymbol* symbol = row ? nullptr : parts_.catalog.api(name);
    if (symbol && symbol->returns != ValueKind::unknown) {
        return symbol->kind == catalog::SymbolKind::type ? instance_of(name)
                                                         : TypeStore::simple(symbol->returns);
    }
    if (const TypeId result = library_result(name, node); result != TypeStore::unknown) {
        return result;
    }
    if (parts_.classes) {
        if (const names::FunctionOutline* function = parts_.classes->find_function(name)) {
            return type_of_text(function->returns);
        }
    }
    const TypeId value = qualified_value(qualified);
    if (types_[value].form == Form::type) {
        return instance_of(types_[value].name);
    }
    // A method of a class, by the class: `Foo.from_pretrained(…)`.
    const TypeId owner = prefix.empty() ? TypeStore::unknown : qualified_value(prefix);
    return types_[owner].form == Form::type ? call_method(owner, last, node) : TypeStore::unknown;
}

TypeId Inference::call_builtin(std::string_view name, Node node) {
    static constexpr auto numbers = std::to_array<std::string_view>(
        {"all", "any", "bool", "callable", "complex", "float", "hasattr", "hash", "id", "int",
         "isinstance", "issubclass", "len", "ord"});
    static constexpr auto strings =
        std::to_array<std::string_view>({"bin", "chr", "format", "hex", "input", "repr", "str"});
    static constexpr auto plains =
        std::to_array<std::string_view>({"bytearray", "bytes", "dir", "globals", "locals", "object",
                                         "open", "property", "slice", "type", "vars"});
    static constexpr auto same_elements = std::to_array<std::string_view>(
        {"frozenset", "iter", "list", "reversed", "set", "sorted", "tuple"});
    const auto is_in = [&](const auto& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const Node first = positional_argument(node, 0);
    if (is_in(numbers)) {
        return TypeStore::number;
    }
    if (is_in(strings)) {
        return TypeStore::string;
    }
    if (is_in(plains)) {
        return TypeStore::plain;
    }
    if (is_in(same_elements)) {
        const TypeId element = first             ? element_of(of(first))
                               : has_splat(node) ? TypeStore::unknown
                                                 : TypeStore::bottom;
        return types_.sequence(element, name == "list" || name == "sorted" ? "list"
                                        : name == "tuple"                  ? "tuple"
                                        : name == "set"                    ? "set"
                                                                           : "");
    }
    if (name == "range") {
        return types_.sequence(TypeStore::number);
    }
    if (name == "enumerate") {
        return types_.sequence(types_.tuple({TypeStore::number, element_of(of(first))}));
    }
    if (name == "zip") {
        return zipped(node);
    }
    if (name == "dict") {
        return dictionary_of_keywords(node);
    }
    if (name == "print") {
        return TypeStore::none;
    }
    if (name == "abs" || name == "round" || name == "filter") {
        return name == "filter" ? types_.sequence(element_of(of(positional_argument(node, 1))))
                                : of(first);
    }
    if (name == "next") {
        return element_of(of(first));
    }
    if (name == "sum" || name == "min" || name == "max") {
        return reduced(name, node);
    }
    return TypeStore::unknown;
}

// dict(a=1, b=2)
TypeId Inference::dictionary_of_keywords(Node node) {
    std::vector<std::string_view> keys;
    std::vector<TypeId> values;
    for (const Node part : node.child(Field::arguments).children()) {
        if (!part.is(NodeKind::keyword_argument)) {
            return types_.dictionary(TypeStore::unknown);
        }
        keys.push_back(part.child(Field::name).text());
        values.push_back(of(part.child(Field::value)));
    }
    return types_.dictionary(keys, std::move(values), parts_.table);
}

TypeId Inference::zipped(Node node) {
    std::vector<TypeId> parts;
    for (const Node argument : node.child(Field::arguments).children()) {
        if (argument.is(NodeKind::list_splat)) {
            return types_.sequence(TypeStore::unknown);
        }
        if (!argument.is(NodeKind::keyword_argument)) {
            parts.push_back(element_of(of(argument)));
        }
    }
    return types_.sequence(types_.tuple(std::move(parts)));
}

// sum(x), min(a, b), …
TypeId Inference::reduced(std::string_view name, Node node) {
    const Node first = positional_argument(node, 0);
    const Node second = positional_argument(node, 1);
    if (!first || has_splat(node)) {
        return TypeStore::unknown;
    }
    if (!second) {
        const TypeId element = element_of(of(first));
        // sum() starts from 0, which an empty list gives back.
        return name == "sum" && element != TypeStore::unknown && element != TypeStore::bottom
                   ? binary_result(element, "+", element)
                   : element;
    }
    if (name == "sum") {
        return TypeStore::unknown;
    }
    TypeId result = TypeStore::bottom;
    for (const Node argument : node.child(Field::arguments).children()) {
        if (!argument.is(NodeKind::keyword_argument)) {
            result = types_.join(result, of(argument));
        }
    }
    return result;
}

TypeId Inference::function_result(Node function) {
    if (function.text().starts_with("async")) {
        return TypeStore::unknown;
    }
    const TypeId declared = annotation(function.child(Field::return_type));
    return declared != TypeStore::unknown ? declared : of(function);
}

// The join of what a function returns, where no annotation tells.
TypeId Inference::returned(Node function) {
    TypeId result = TypeStore::bottom;
    bool returns_value = false;
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
            returns_value = returns_value || static_cast<bool>(value);
            result = types_.join(result, value ? of(value) : TypeStore::none);
            if (result == TypeStore::unknown) {
                return result;
            }
        }
        ++index;
    }
    if (returns_value) {
        return result;
    }
    // A method that returns nothing is often there to be overridden.
    return classes_.class_of(function) ? TypeStore::unknown : TypeStore::none;
}

}  // namespace mindport::kinds
