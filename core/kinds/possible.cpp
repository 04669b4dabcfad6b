#include "core/kinds/evidence.h"

#include <algorithm>
#include <array>

namespace mindport::kinds {
namespace {

using namespace possible;
using syntax::Field;
using syntax::NodeKind;

struct Row {
    std::string_view name;
    Possible possible;
};

// What has a method of that name, sorted. Names that modules commonly give their layers (norm,
// softmax, relu, proj …) are left out: `block.norm(x)` says nothing about `block`.
constexpr auto methods = std::to_array<Row>({
    {"add_", tensor_},
    {"addcdiv", tensor_},
    {"addcdiv_", tensor_},
    {"addcmul", tensor_},
    {"addcmul_", tensor_},
    {"addmm", tensor_},
    {"all", tensor_ | array_},
    {"amax", tensor_},
    {"amin", tensor_},
    {"any", tensor_ | array_},
    {"append", module_ | container_ | other_},
    {"argmax", tensor_ | array_},
    {"argmin", tensor_ | array_},
    {"argsort", tensor_ | array_},
    {"astype", array_ | other_},
    {"baddbmm", tensor_},
    {"bernoulli_", tensor_},
    {"bfloat16", tensor_ | module_ | other_},
    {"capitalize", string_},
    {"casefold", string_},
    {"children", module_ | other_},
    {"chunk", tensor_},
    {"clamp", tensor_},
    {"clamp_", tensor_},
    {"clamp_max", tensor_},
    {"clamp_max_", tensor_},
    {"clamp_min", tensor_},
    {"clamp_min_", tensor_},
    {"clip", tensor_ | array_},
    {"contiguous", tensor_},
    {"convert", other_},
    {"copy", array_ | container_ | other_},
    {"copy_", tensor_},
    {"cpu", tensor_ | module_ | other_},
    {"crop", other_},
    {"cuda", tensor_ | module_ | other_},
    {"cumprod", tensor_ | array_},
    {"cumsum", tensor_ | array_},
    {"data_ptr", tensor_},
    {"decode", string_ | other_},
    {"detach", tensor_},
    {"detach_", tensor_},
    {"dim", tensor_},
    {"div_", tensor_},
    {"double", tensor_ | module_ | other_},
    {"element_size", tensor_},
    {"encode", string_ | other_},
    {"endswith", string_},
    {"eval", module_ | other_},
    {"exp_", tensor_},
    {"expand", tensor_},
    {"expand_as", tensor_},
    {"extend", module_ | container_ | other_},
    {"fill_", tensor_},
    {"flatten", tensor_ | array_ | module_},
    {"float", tensor_ | module_ | other_},
    {"format", string_ | other_},
    {"get", container_ | other_},
    {"getbbox", other_},
    {"half", tensor_ | module_ | other_},
    {"index_add", tensor_},
    {"index_add_", tensor_},
    {"index_copy_", tensor_},
    {"index_fill_", tensor_},
    {"index_put_", tensor_},
    {"index_select", tensor_},
    {"insert", module_ | container_ | other_},
    {"is_complex", tensor_},
    {"is_contiguous", tensor_},
    {"is_floating_point", tensor_},
    {"isalpha", string_},
    {"isdigit", string_},
    {"isfinite", tensor_},
    {"isinf", tensor_},
    {"isnan", tensor_},
    {"isnumeric", string_},
    {"item", tensor_ | array_},
    {"items", module_ | container_ | other_},
    {"join", string_ | other_},
    {"keys", module_ | container_ | other_},
    {"load_state_dict", module_ | other_},
    {"logical_and", tensor_},
    {"logical_not", tensor_},
    {"logical_or", tensor_},
    {"long", tensor_},
    {"lower", string_},
    {"lstrip", string_},
    {"masked_fill", tensor_},
    {"masked_fill_", tensor_},
    {"masked_scatter", tensor_},
    {"masked_scatter_", tensor_},
    {"masked_select", tensor_},
    {"max", tensor_ | array_},
    {"mean", tensor_ | array_},
    {"min", tensor_ | array_},
    {"modules", module_ | other_},
    {"movedim", tensor_},
    {"mul_", tensor_},
    {"multinomial", tensor_},
    {"named_children", module_ | other_},
    {"named_modules", module_ | other_},
    {"named_parameters", module_ | other_},
    {"nan_to_num", tensor_},
    {"nelement", tensor_},
    {"new_empty", tensor_},
    {"new_full", tensor_},
    {"new_ones", tensor_},
    {"new_tensor", tensor_},
    {"new_zeros", tensor_},
    {"nonzero", tensor_ | array_},
    {"normal_", tensor_},
    {"numel", tensor_},
    {"numpy", tensor_ | other_},
    {"parameters", module_ | other_},
    {"partition", string_},
    {"paste", other_},
    {"permute", tensor_},
    {"pin_memory", tensor_ | module_ | other_},
    {"pop", module_ | container_ | other_},
    {"prod", tensor_ | array_},
    {"putalpha", other_},
    {"ravel", tensor_ | array_},
    {"record_stream", tensor_},
    {"removeprefix", string_},
    {"removesuffix", string_},
    {"repeat", tensor_ | array_},
    {"repeat_interleave", tensor_},
    {"requires_grad_", tensor_ | module_ | other_},
    {"reshape", tensor_ | array_},
    {"resize", array_ | other_},
    {"retain_grad", tensor_},
    {"round", tensor_ | array_},
    {"rpartition", string_},
    {"rsqrt", tensor_},
    {"rstrip", string_},
    {"scatter_", tensor_},
    {"scatter_add_", tensor_},
    {"setdefault", container_ | other_},
    {"size", tensor_ | other_},
    {"splitlines", string_},
    {"squeeze", tensor_ | array_ | module_},
    {"startswith", string_},
    {"state_dict", module_ | other_},
    {"std", tensor_ | array_},
    {"strip", string_},
    {"sub_", tensor_},
    {"sum", tensor_ | array_},
    {"swapaxes", tensor_ | array_},
    {"swapdims", tensor_},
    {"thumbnail", other_},
    {"title", string_},
    {"to", tensor_ | module_ | other_},
    {"tobytes", array_ | other_},
    {"tolist", tensor_ | array_},
    {"topk", tensor_},
    {"train", module_ | other_},
    {"transpose", tensor_ | array_ | other_},
    {"tril", tensor_},
    {"triu", tensor_},
    {"type", tensor_ | module_ | other_},
    {"type_as", tensor_},
    {"unbind", tensor_},
    {"unflatten", tensor_},
    {"uniform_", tensor_},
    {"unsqueeze", tensor_},
    {"unsqueeze_", tensor_},
    {"update", module_ | container_ | other_},
    {"upper", string_},
    {"var", tensor_ | array_},
    {"view", tensor_ | array_},
    {"view_as", tensor_},
    {"zero_", tensor_},
    {"zfill", string_},
});
static_assert(std::ranges::is_sorted(methods, {}, &Row::name));

// What a call's argument list holds, as far as it tells tensors from others.
struct Arguments {
    int positional = 0;
    bool has_integer = false;   // 1, -1
    bool has_dim = false;       // dim=, keepdim=: NumPy says axis
    bool has_resample = false;  // of PIL
    Node first;

    explicit Arguments(Node list) {
        for (const Node argument : list.children()) {
            if (argument.is(NodeKind::keyword_argument)) {
                const std::string_view name = argument.child(Field::name).text();
                has_dim = has_dim || name == "dim" || name == "keepdim";
                has_resample = has_resample || name == "resample";
                continue;
            }
            ++positional;
            first = first ? first : argument;
            has_integer = has_integer || argument.is(NodeKind::integer) ||
                          (argument.is(NodeKind::unary_operator) &&
                           argument.child(Field::argument).is(NodeKind::integer));
        }
    }
};

// str.split takes text, torch.Tensor.split numbers.
Possible possible_with_split(Node list) {
    const Arguments given(list);
    if (given.has_dim || given.has_integer || given.first.is(NodeKind::list)) {
        return tensor_;
    }
    if (given.first.is_any(NodeKind::string, NodeKind::concatenated_string)) {
        return string_;
    }
    return given.positional == 0 ? string_ | other_ : tensor_ | string_ | other_;
}

}  // namespace

Possible possible_with_method(std::string_view name, Node arguments) {
    const auto row = std::ranges::lower_bound(methods, name, {}, &Row::name);
    if (row == methods.end() || row->name != name) {
        return name == "split" ? possible_with_split(arguments) : anything;
    }
    if ((row->possible & array_) == 0) {
        return row->possible;
    }
    const Arguments given(arguments);
    if (name == "resize") {
        return given.has_resample ? other_ : row->possible;
    }
    if (given.has_dim) {
        return row->possible & static_cast<Possible>(~array_);
    }
    if (name == "view" && (given.positional > 2 || given.has_integer)) {
        return tensor_;
    }
    if (name == "repeat" && given.positional > 2) {
        return tensor_;
    }
    if (name == "flatten" && given.has_integer) {
        return tensor_;
    }
    if (name == "transpose" && given.positional == 2) {
        return tensor_ | array_;
    }
    return row->possible;
}

Possible possible_with_attribute(std::string_view name) {
    if (name == "shape" || name == "ndim" || name == "T") {
        return tensor_ | array_;
    }
    if (name == "device") {
        return tensor_ | module_ | other_;
    }
    if (name == "requires_grad") {
        return tensor_ | module_ | other_;  // people set it on modules too, to no effect
    }
    if (name == "grad" || name == "grad_fn" || name == "is_cuda") {
        return tensor_;
    }
    if (name == "config") {
        return module_ | other_;
    }
    return name == "size" ? array_ | other_ : anything;
}

}  // namespace mindport::kinds
