// The dtypes of tensors, where the code shows them: by annotation, cast, `dtype=`, or because a
// function always gives the same one. Where nothing tells, a tensor is just a tensor.
#include <algorithm>
#include <array>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

struct Pair {
    std::string_view name;
    std::string_view dtype;
};

template <std::size_t N>
std::string_view find(std::string_view name, const std::array<Pair, N>& pairs) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return p.name == name; });
    return found == pairs.end() ? std::string_view{} : found->dtype;
}

constexpr auto dtype_names = std::to_array<Pair>({
    {"bfloat16", "bfloat16"},   {"bool", "bool"},       {"cdouble", "complex128"},
    {"cfloat", "complex64"},    {"double", "float64"},  {"complex128", "complex128"},
    {"complex64", "complex64"}, {"float", "float32"},   {"float16", "float16"},
    {"float32", "float32"},     {"float64", "float64"}, {"half", "float16"},
    {"int", "int32"},           {"int16", "int16"},     {"int32", "int32"},
    {"int64", "int64"},         {"int8", "int8"},       {"long", "int64"},
    {"short", "int16"},         {"uint8", "uint8"},
});

// FloatTensor is not among them: people write it for tensors of any float.
constexpr auto class_dtypes = std::to_array<Pair>({
    {"torch.BFloat16Tensor", "bfloat16"},
    {"torch.BoolTensor", "bool"},
    {"torch.ByteTensor", "uint8"},
    {"torch.CharTensor", "int8"},
    {"torch.DoubleTensor", "float64"},
    {"torch.HalfTensor", "float16"},
    {"torch.IntTensor", "int32"},
    {"torch.LongTensor", "int64"},
    {"torch.ShortTensor", "int16"},
});

// Methods that cast.
constexpr auto casts = std::to_array<Pair>({
    {"bfloat16", "bfloat16"},
    {"bool", "bool"},
    {"byte", "uint8"},
    {"char", "int8"},
    {"double", "float64"},
    {"float", "float32"},
    {"half", "float16"},
    {"int", "int32"},
    {"long", "int64"},
    {"short", "int16"},
});

// Functions and methods whose result has one dtype, whatever goes in.
constexpr auto results = std::to_array<Pair>({
    {"argmax", "int64"},
    {"argmin", "int64"},
    {"argsort", "int64"},
    {"bincount", "int64"},
    {"bucketize", "int64"},
    {"count_nonzero", "int64"},
    {"eq", "bool"},
    {"ge", "bool"},
    {"gt", "bool"},
    {"isclose", "bool"},
    {"isfinite", "bool"},
    {"isinf", "bool"},
    {"isnan", "bool"},
    {"le", "bool"},
    {"logical_and", "bool"},
    {"logical_not", "bool"},
    {"logical_or", "bool"},
    {"logical_xor", "bool"},
    {"lt", "bool"},
    {"multinomial", "int64"},
    {"ne", "bool"},
    {"randint", "int64"},
    {"randperm", "int64"},
    {"tril_indices", "int64"},
    {"triu_indices", "int64"},
});

// Those whose result has the dtype of the first tensor.
constexpr auto keeping = std::to_array<std::string_view>(
    {"abs",        "as_strided", "broadcast_to", "clone",       "contiguous", "cpu",
     "cuda",       "detach",     "diagonal",     "expand",      "expand_as",  "flatten",
     "flip",       "gather",     "index_select", "masked_fill", "movedim",    "narrow",
     "neg",        "permute",    "repeat",       "reshape",     "roll",       "select",
     "squeeze",    "swapaxes",   "swapdims",     "t",           "tile",       "transpose",
     "tril",       "triu",       "unflatten",    "unsqueeze",   "view",       "view_as",
     "empty_like", "ones_like",  "zeros_like"});

bool is_integer_literal(Node node) {
    return node.is(NodeKind::integer) ||
           (node.is(NodeKind::unary_operator) && node.child(Field::argument).is(NodeKind::integer));
}

// Whether `[[1, 2], [3]]` holds integers alone.
bool holds_integers(Node node) {
    if (!node.is_any(NodeKind::list, NodeKind::tuple)) {
        return is_integer_literal(node);
    }
    const auto parts = node.children();
    return node.first_child() && std::all_of(parts.begin(), parts.end(), holds_integers);
}

}  // namespace

std::string_view Inference::dtype_of_class(std::string_view qualified) {
    return find(qualified, class_dtypes);
}

// The dtype that an expression names: `torch.int64`, `x.dtype` of a tensor with a known one.
std::string_view Inference::dtype_named(Node expression) {
    const std::string_view qualified =
        names::qualified_name(expression, parts_.scopes, parts_.table);
    const auto [prefix, last] = names::split_last(qualified);
    if (prefix == "torch" || prefix == "mindspore") {
        return find(last.ends_with('_') ? last.substr(0, last.size() - 1) : last, dtype_names);
    }
    const bool of_tensor = qualified.empty() && expression.is(NodeKind::attribute) &&
                           expression.child(Field::attribute).text() == "dtype";
    return of_tensor ? types_.dtype(of(expression.child(Field::object))) : std::string_view{};
}

// What a call gives of which is known that it is a tensor.
TypeId Inference::tensor_of_call(Node call) {
    const Node function = call.child(Field::function);
    const std::string_view qualified = names::qualified_name(function, parts_.scopes, parts_.table);
    if (qualified.empty()) {
        return function.is(NodeKind::attribute)
                   ? tensor_of_method(call, function.child(Field::object),
                                      function.child(Field::attribute).text())
                   : TypeStore::tensor;
    }
    const auto [prefix, name] = names::split_last(parts_.catalog.canonical(qualified));
    if (prefix != "torch" && prefix != "mindspore.mint") {
        return TypeStore::tensor;
    }
    if (const Node said = argument(call, "dtype")) {
        return types_.tensor_of(dtype_named(said));
    }
    const Node first = positional_argument(call, 0);
    if (std::find(keeping.begin(), keeping.end(), name) != keeping.end()) {
        return types_.tensor_of(types_.dtype(of(first)));
    }
    if (name == "arange" && !has_splat(call)) {
        const auto arguments = call.child(Field::arguments).children();
        const bool integers = std::all_of(arguments.begin(), arguments.end(), is_integer_literal);
        return types_.tensor_of(integers ? "int64" : "");
    }
    if (name == "tensor" || name == "as_tensor") {
        return types_.tensor_of(holds_integers(first) ? "int64" : "");
    }
    return types_.tensor_of(find(name, results));
}

TypeId Inference::tensor_of_method(Node call, Node receiver, std::string_view name) {
    const TypeId type = of(receiver);
    if (types_.kind(type) != ValueKind::tensor && types_.kind(type) != ValueKind::parameter) {
        return TypeStore::tensor;
    }
    if (const std::string_view cast = find(name, casts); !cast.empty()) {
        return types_.tensor_of(cast);
    }
    if (const Node said = argument(call, "dtype")) {
        return types_.tensor_of(dtype_named(said));
    }
    if (name == "to" || name == "type") {
        const Node first = positional_argument(call, 0);
        const Node second = positional_argument(call, 1);
        const std::string_view named = dtype_named(second ? second : first);
        const ValueKind kind = types_.kind(of(first));
        const bool keeps = !second && (kind == ValueKind::device || kind == ValueKind::string);
        return types_.tensor_of(named.empty() && keeps ? types_.dtype(type) : named);
    }
    if (std::find(keeping.begin(), keeping.end(), name) != keeping.end()) {
        return types_.tensor_of(types_.dtype(type));
    }
    return types_.tensor_of(find(name, results));
}

}  // namespace mindport::kinds
