// Methods of Python's own types, of arrays and of what libraries return by convention.
#include <algorithm>
#include <array>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr auto string_to_string = std::to_array<std::string_view>(
    {"capitalize", "casefold", "center",       "expandtabs",   "format",  "join",  "ljust",
     "lower",      "lstrip",   "removeprefix", "removesuffix", "replace", "rjust", "rstrip",
     "strip",      "swapcase", "title",        "translate",    "upper",   "zfill"});
constexpr auto string_to_number = std::to_array<std::string_view>(
    {"count", "endswith", "find", "index", "isalnum", "isalpha", "isdigit", "islower", "isnumeric",
     "isspace", "isupper", "rfind", "startswith"});
constexpr auto array_to_array = std::to_array<std::string_view>(
    {"argsort", "astype",   "byteswap", "clip",    "conj",      "copy",   "cumprod",
     "cumsum",  "diagonal", "fill",     "flatten", "ravel",     "repeat", "reshape",
     "round",   "squeeze",  "swapaxes", "take",    "transpose", "view"});
constexpr auto array_reductions = std::to_array<std::string_view>(
    {"all", "any", "argmax", "argmin", "max", "mean", "min", "prod", "std", "sum", "var"});

TypeId key_type(const Type& dictionary) {
    return dictionary.keys.empty() ? TypeStore::unknown : TypeStore::string;
}

}  // namespace

TypeId Inference::string_method(std::string_view name) {
    if (is_one_of(name, string_to_string)) {
        return TypeStore::string;
    }
    if (is_one_of(name, string_to_number)) {
        return TypeStore::number;
    }
    if (name == "split" || name == "rsplit" || name == "splitlines") {
        return types_.sequence(TypeStore::string, "list");
    }
    if (name == "partition" || name == "rpartition") {
        return types_.tuple({TypeStore::string, TypeStore::string, TypeStore::string});
    }
    return name == "encode" ? TypeStore::plain : TypeStore::unknown;
}

TypeId Inference::sequence_method(TypeId object, std::string_view name) {
    if (name == "copy") {
        return object;
    }
    if (name == "pop" || name == "popleft") {
        return element_of(object);
    }
    if (name == "index" || name == "count") {
        return TypeStore::number;
    }
    return name == "append" || name == "extend" || name == "sort" || name == "insert"
               ? TypeStore::none
               : TypeStore::unknown;
}

TypeId Inference::dictionary_method(TypeId object, std::string_view name, Node call) {
    const Type& type = types_[object];
    const bool by_key = name == "get" || name == "pop" || name == "setdefault";
    const TypeId value = by_key
                             ? TypeStore::value_of(type, plain_string(positional_argument(call, 0)))
                             : type.parts[0];
    if (type.name == encoding || type.name == model_output) {
        // What the inputs and outputs of models can: `.to(device)` gives the same back.
        return name == "to" ? object : TypeStore::unknown;
    }
    if (name == "copy") {
        return object;
    }
    if (by_key) {
        const Node fallback = positional_argument(call, 1);
        return fallback ? types_.join(value, of(fallback)) : value;
    }
    if (name == "values") {
        return types_.sequence(value);
    }
    if (name == "keys") {
        return types_.sequence(key_type(type));
    }
    if (name == "items") {
        return types_.sequence(types_.tuple({key_type(type), value}));
    }
    return name == "update" || name == "clear" ? TypeStore::none : TypeStore::unknown;
}

TypeId Inference::array_method(std::string_view name, Node call) {
    if (is_one_of(name, array_to_array)) {
        return TypeStore::array;
    }
    if (is_one_of(name, array_reductions)) {
        return has_argument(call, "axis") || positional_argument(call, 0) ? TypeStore::array
                                                                          : TypeStore::number;
    }
    if (name == "item") {
        return TypeStore::number;
    }
    return name == "tolist" || name == "tobytes" ? TypeStore::plain : TypeStore::unknown;
}

// What the catalogue's kinds cannot say about the methods of modules and Cells.
TypeId Inference::module_method(TypeId object, std::string_view name) {
    const TypeId module = TypeStore::simple(ValueKind::module);
    const TypeId parameter = TypeStore::simple(ValueKind::parameter);
    const auto named = [&](TypeId value) {
        return types_.sequence(types_.tuple({TypeStore::string, value}));
    };
    if (name == "named_modules" || name == "named_children" || name == "items" ||
        name == "cells_and_names") {
        return named(name == "items" ? element_of(object) : module);
    }
    if (name == "named_parameters" || name == "parameters_and_names") {
        return named(parameter);
    }
    if (name == "named_buffers") {
        return named(TypeStore::tensor);
    }
    if (name == "parameters" || name == "get_parameters" || name == "trainable_params") {
        return types_.sequence(parameter);
    }
    if (name == "buffers") {
        return types_.sequence(TypeStore::tensor);
    }
    if (name == "modules" || name == "children" || name == "values") {
        return types_.sequence(name == "values" ? element_of(object) : module);
    }
    if (name == "name_cells") {
        return types_.dictionary(module);
    }
    if (name == "state_dict") {
        return types_.dictionary(TypeStore::tensor);
    }
    return TypeStore::bottom;
}

}  // namespace mindport::kinds
