#include "core/kinds/evidence.h"

#include <algorithm>
#include <array>

#include "core/names/scope.h"

namespace mindport::kinds {
namespace {

using namespace possible;
using syntax::Field;
using syntax::NodeKind;

constexpr int most_steps = 12;  // of a chain of calls

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

// Methods that give a value of the receiver's own kind, whatever that is.
bool keeps_kind(std::string_view name) {
    return name == "to" || name == "cpu" || name == "cuda" || name == "float" || name == "half" ||
           name == "reshape" || name == "transpose" || name == "squeeze" || name == "flatten" ||
           name == "repeat" || name == "round" || name == "clip" || name == "double" ||
           name == "bfloat16" || name == "sum" || name == "mean";
}

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

// x[:, 0], x[..., None]: no list and no dictionary takes that.
bool takes_array(Node subscript) {
    int count = 0;
    bool special = false;
    for (const Node index : subscript.children()) {
        if (index.field() == Field::subscript) {
            ++count;
            special = special || index.is_any(NodeKind::slice, NodeKind::ellipsis, NodeKind::none);
        }
    }
    return special && (count > 1 || !subscript.child(Field::subscript).is(NodeKind::slice));
}

// `x / 2`: x is what the result is, if that is a tensor or an array.
bool is_with_number(Node operation, Node side) {
    const Node other = operation.child(side.field() == Field::left ? Field::right : Field::left);
    return other.is_any(NodeKind::integer, NodeKind::float_);
}

// Functions that take a number as their first argument too.
bool takes_numbers(std::string_view name) {
    return name == "pow" || name == "remainder" || name == "float_power" || name == "result_type" ||
           name == "where" || name == "xlogy" || name.starts_with("bitwise_");
}

Node first_for(Node comprehension) {
    for (const Node part : comprehension.children()) {
        if (part.is(NodeKind::for_in_clause)) {
            return part;
        }
    }
    return {};
}

// Whether `node`, directly below `above`, is evaluated only on some of the runs that evaluate
// `above`.
bool is_conditional(Node node, Node above) {
    switch (above.kind()) {
        case NodeKind::if_statement:
            return node.field() != Field::condition;
        case NodeKind::elif_clause:
        case NodeKind::else_clause:
        case NodeKind::except_clause:
        case NodeKind::case_clause:
            return false;  // the clause itself is the conditional part
        case NodeKind::for_statement:
        case NodeKind::while_statement:
            return node.field() == Field::body || node.field() == Field::alternative;
        case NodeKind::try_statement:
            return !node.is(NodeKind::finally_clause);
        case NodeKind::match_statement:
            return node.field() == Field::body;
        case NodeKind::conditional_expression:
            return node != above.first_child().next_sibling();
        case NodeKind::boolean_operator:
            return node.field() == Field::right;
        case NodeKind::list_comprehension:
        case NodeKind::set_comprehension:
        case NodeKind::dictionary_comprehension:
        case NodeKind::generator_expression:
            // The first iterable is evaluated once, whatever it holds.
            return !node.is(NodeKind::for_in_clause) || node != first_for(above);
        case NodeKind::lambda:
        case NodeKind::function_definition:
        case NodeKind::class_definition:
            return true;
        default:
            return false;
    }
}

// Whether every run that evaluates `at` evaluates `node` too, as far as blocks tell.
bool runs_with(Node node, Node at) {
    while (!at.is_inside(node)) {
        const Node above = node.parent();
        if (!above || is_conditional(node, above)) {
            return false;
        }
        node = above;
    }
    return true;
}

bool mentions(Node expression, std::string_view name) {
    if (!expression) {
        return false;
    }
    const std::string_view root = name.substr(0, name.find('.'));
    for (std::uint32_t index = expression.index(); index < expression.after(); ++index) {
        const Node node{expression.tree(), expression.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == root) {
            return true;
        }
    }
    return false;
}

// Whether a run that is at `from` may leave before `to` because of what the variable is: by
// `return`, `raise` and the like, without a condition or under one that names it.
bool leaves_between(Node exit, Node from, Node to, std::string_view name) {
    bool conditional = false;
    Node node = exit;
    for (Node above = node.parent(); above && !to.is_inside(above);
         node = above, above = above.parent()) {
        conditional = conditional || (!from.is_inside(node) && is_conditional(node, above));
        if (mentions(above.child(Field::condition), name)) {
            return true;
        }
        if (from.is_inside(above) && !conditional) {
            return true;
        }
    }
    return false;
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

Use use_of(Node value) {
    Use use{anything, value};
    for (int step = 0; step < most_steps; ++step) {
        const Node node = use.result;
        const Node above = node.parent();
        if (above.is(NodeKind::parenthesized_expression)) {
            use.result = above;
            continue;
        }
        if (above.is(NodeKind::subscript) && node.field() == Field::value && takes_array(above)) {
            use.possible &= tensor_ | array_;
            use.result = above;
            continue;
        }
        if (above.is(NodeKind::binary_operator) && is_with_number(above, node)) {
            const Use rest = use_of(above);
            return (rest.possible & ~(tensor_ | array_)) == 0
                       ? Use{static_cast<Possible>(use.possible & rest.possible), rest.result}
                       : use;
        }
        if (!above.is(NodeKind::attribute) || node.field() != Field::object) {
            return use;
        }
        const std::string_view name = above.child(Field::attribute).text();
        const Node call = above.parent();
        if (!call.is(NodeKind::call) || above.field() != Field::function) {
            use.possible &= possible_with_attribute(name);
            return use;
        }
        use.possible &= possible_with_method(name, call.child(Field::arguments));
        if (!keeps_kind(name)) {
            return use;
        }
        use.result = call;
    }
    return use;
}

FirstArgument first_argument(std::string_view qualified, const catalog::Catalog& catalog) {
    const auto [prefix, last] = names::split_last(catalog.canonical(qualified));
    if ((prefix != "torch" && prefix != "torch.nn.functional" && prefix != "mindspore.mint" &&
         prefix != "mindspore.mint.nn.functional") ||
        takes_numbers(last)) {
        return FirstArgument::any;
    }
    const catalog::ApiSymbol* symbol = catalog.api_in_any_version(catalog.canonical(qualified));
    if (!symbol || symbol->kind != catalog::SymbolKind::function || symbol->overloads.empty()) {
        return FirstArgument::any;
    }
    FirstArgument result = FirstArgument::any;
    for (const catalog::Overload& overload : symbol->overloads) {
        const std::string_view name =
            overload.parameters.empty() ? std::string_view{} : overload.parameters.front().name;
        const FirstArgument here = name == "input" || name == "tensor" ? FirstArgument::tensor
                                   : name == "tensors"                 ? FirstArgument::tensors
                                                                       : FirstArgument::any;
        if (here == FirstArgument::any || (result != FirstArgument::any && here != result)) {
            return FirstArgument::any;
        }
        result = here;
    }
    return result;
}

bool holds_at(Node evidence, Node at, std::string_view name, const UnitVariables& unit) {
    if (!runs_with(evidence, at)) {
        return false;
    }
    if (evidence.index() <= at.index()) {
        return true;
    }
    for (const auto* exits : {&unit.exits(), &unit.jumps()}) {
        auto exit = std::lower_bound(exits->begin(), exits->end(), at.index());
        for (; exit != exits->end() && *exit < evidence.index(); ++exit) {
            if (leaves_between({at.tree(), at.unit(), *exit}, at, evidence, name)) {
                return false;
            }
        }
    }
    return true;
}

bool are_exclusive(Node a, Node b) {
    Node side = a;
    for (Node above = a.parent(); above; side = above, above = above.parent()) {
        if (!b.is_inside(above)) {
            continue;
        }
        // In the clauses of one `if`: neither side is its condition, which always runs.
        return above.is(NodeKind::if_statement) && side.field() != Field::condition &&
               !b.is_inside(above.child(Field::condition));
    }
    return false;
}

}  // namespace mindport::kinds
