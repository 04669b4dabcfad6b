// What functions of libraries return, where the catalogue has no row for them or where it depends
// on the arguments.
#include <algorithm>
#include <array>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

constexpr auto array_functions = std::to_array<std::string_view>(
    {"arange",     "array",      "asarray",      "ascontiguousarray",
     "atleast_1d", "atleast_2d", "broadcast_to", "concatenate",
     "diff",       "empty",      "empty_like",   "expand_dims",
     "eye",        "fromiter",   "frombuffer",   "full",
     "full_like",  "geomspace",  "hstack",       "identity",
     "interp",     "linspace",   "logspace",     "ones",
     "ones_like",  "pad",        "repeat",       "stack",
     "tile",       "unique",     "vstack",       "zeros",
     "zeros_like"});

// Functions that work on numbers, arrays and (by __array_wrap__) other things alike.
constexpr auto elementwise_functions = std::to_array<std::string_view>(
    {"abs",     "absolute", "around",   "ceil",   "clip",    "cos",      "cumprod", "cumsum",
     "exp",     "expm1",    "flip",     "floor",  "log",     "log10",    "log1p",   "log2",
     "maximum", "minimum",  "moveaxis", "power",  "reshape", "roll",     "round",   "sign",
     "sin",     "sort",     "sqrt",     "square", "squeeze", "swapaxes", "tanh",    "transpose"});

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_integer(Node node) {
    return node.is(NodeKind::integer) ||
           (node.is(NodeKind::unary_operator) && node.child(Field::argument).is(NodeKind::integer));
}

}  // namespace

TypeId Inference::library_result(std::string_view qualified, Node call) {
    const std::size_t dot = qualified.find('.');
    const std::string_view package = qualified.substr(0, dot);
    const std::string_view rest =
        dot == std::string_view::npos ? std::string_view{} : qualified.substr(dot + 1);
    if (package == "numpy") {
        return numpy_result(rest, call);
    }
    if (package == "copy") {
        return of(positional_argument(call, 0));
    }
    if (package == "math" || qualified == "time.time" || qualified == "random.random" ||
        qualified == "random.randint" || qualified == "random.uniform") {
        return TypeStore::number;
    }
    if (qualified == "collections.OrderedDict" || qualified == "collections.defaultdict") {
        return types_.dictionary(TypeStore::unknown);
    }
    if (qualified == "functools.partial" || package == "json" || package == "re" ||
        package == "inspect" || package == "PIL" || package == "pathlib" || package == "jax" ||
        package == "flax" || package == "requests" || package == "importlib") {
        return TypeStore::plain;
    }
    if (rest == "path.join" || rest == "path.basename" || rest == "path.dirname" ||
        rest == "getcwd" || rest == "path.abspath" || rest == "path.expanduser") {
        return package == "os" ? TypeStore::string : TypeStore::unknown;
    }
    return TypeStore::unknown;
}

TypeId Inference::numpy_result(std::string_view name, Node call) {
    if (is_one_of(name, array_functions)) {
        return TypeStore::array;
    }
    if (is_one_of(name, elementwise_functions)) {
        const ValueKind kind = types_.kind(of(positional_argument(call, 0)));
        return kind == ValueKind::array || kind == ValueKind::number  ? TypeStore::simple(kind)
               : kind == ValueKind::plain || kind == ValueKind::shape ? TypeStore::array
                                                                      : TypeStore::unknown;
    }
    if (name.starts_with("random.") && (has_argument(call, "size") || name == "random.randn")) {
        return TypeStore::array;
    }
    return TypeStore::unknown;
}

// torch functions and tensor methods whose result depends on how they are called. `name` is the
// function's own name; `at` is where its arguments behind the tensor begin. bottom: not one of
// them.
TypeId Inference::torch_result(std::string_view name, Node call, std::size_t at) {
    const Node first = positional_argument(call, at);
    if (name == "size" && at == 0) {
        return first || has_argument(call, "dim") ? TypeStore::number : TypeStore::shape;
    }
    if (name == "max" || name == "min" || name == "median" || name == "mode") {
        if (has_argument(call, "dim") || is_integer(first)) {
            return types_.sequence(TypeStore::tensor, "tuple");
        }
        if (!first) {
            return has_splat(call) ? TypeStore::unknown : TypeStore::tensor;
        }
        const ValueKind kind = types_.kind(of(first));
        return kind == ValueKind::tensor   ? TypeStore::tensor
               : kind == ValueKind::number ? types_.sequence(TypeStore::tensor, "tuple")
                                           : TypeStore::unknown;
    }
    if (name == "type" && at == 0) {
        return first || has_argument(call, "dtype") ? TypeStore::tensor : TypeStore::string;
    }
    if (name == "nonzero" && has_argument(call, "as_tuple")) {
        return argument(call, "as_tuple").is(NodeKind::true_)
                   ? types_.sequence(TypeStore::tensor, "tuple")
                   : TypeStore::tensor;
    }
    if (name == "where" && at == 1 && !first && !has_argument(call, "input") &&
        !has_argument(call, "other")) {
        return types_.sequence(TypeStore::tensor, "tuple");
    }
    if (name == "unique" || name == "unique_consecutive") {
        return has_argument(call, "return_inverse") || has_argument(call, "return_counts") ||
                       positional_argument(call, at + 1)
                   ? TypeStore::unknown
                   : TypeStore::tensor;
    }
    if (has_argument(call, "return_indices")) {
        return TypeStore::unknown;
    }
    return TypeStore::bottom;
}

// Calls of objects from other libraries that say themselves what they give: `return_tensors="pt"`.
TypeId Inference::encoding_result(Node call) {
    const Node wanted = argument(call, "return_tensors");
    if (!wanted.is(NodeKind::string)) {
        return TypeStore::unknown;
    }
    const Node function = call.child(Field::function);
    const std::string_view name = function.is(NodeKind::attribute)
                                      ? function.child(Field::attribute).text()
                                      : function.text();
    // These give the tensor itself, or what their other arguments say.
    if (name == "encode" || name.starts_with("apply_")) {
        return TypeStore::unknown;
    }
    const auto content = wanted.string_content();
    const std::string_view format = call.tree()->text().substr(content.begin, content.size());
    // A port asks for what its profile says (MP730).
    const std::string_view ported = parts_.catalog.profile().encodings;
    const bool is_ported = !ported.empty() && (format == "pt" || format == ported);
    const TypeId value = is_ported && ported == "np" ? types_.instance(encoding, ValueKind::array)
                         : format == "pt"            ? TypeStore::tensor
                         : format == "np"            ? TypeStore::array
                                                     : TypeStore::unknown;
    return types_.dictionary(value, encoding);
}

}  // namespace mindport::kinds
