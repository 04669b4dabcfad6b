#include "core/kinds/evidence.h"

#include <algorithm>
#include <array>

#include "core/names/scope.h"

namespace mindport::kinds {
namespace {

using syntax::Field;
using syntax::NodeKind;

// Sorted. Names that modules commonly give their layers (norm, softmax, relu, proj …) are left out:
// `block.norm(x)` says nothing about `block`.
constexpr auto tensor_only_methods = std::to_array<std::string_view>({
    "add_",           "addcdiv",           "addcdiv_",          "addcmul",
    "addcmul_",       "addmm",             "amax",              "amin",
    "baddbmm",        "bernoulli_",        "chunk",             "clamp",
    "clamp_",         "clamp_max",         "clamp_max_",        "clamp_min",
    "clamp_min_",     "contiguous",        "copy_",             "data_ptr",
    "detach",         "detach_",           "dim",               "div_",
    "element_size",   "exp_",              "expand",            "expand_as",
    "fill_",          "index_add",         "index_add_",        "index_copy_",
    "index_fill_",    "index_put_",        "index_select",      "is_complex",
    "is_contiguous",  "is_floating_point", "isfinite",          "isinf",
    "isnan",          "logical_and",       "logical_not",       "logical_or",
    "long",           "masked_fill",       "masked_fill_",      "masked_scatter",
    "masked_scatter_", "masked_select",    "movedim",           "mul_",
    "multinomial",    "nan_to_num",        "nelement",          "new_empty",
    "new_full",       "new_ones",          "new_tensor",        "new_zeros",
    "normal_",        "numel",             "permute",           "record_stream",
    "repeat_interleave", "retain_grad",    "rsqrt",             "scatter_",
    "scatter_add_",   "sub_",              "swapdims",          "topk",
    "tril",           "triu",              "type_as",           "unbind",
    "unflatten",      "uniform_",          "unsqueeze",         "unsqueeze_",
    "view_as",        "zero_",
});
static_assert(std::ranges::is_sorted(tensor_only_methods));

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

// Whether `node`, directly below `above`, is evaluated only on some of the runs that evaluate `above`.
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

// Whether a run that is at `from` may leave before `to` because of what the variable is: by `return`,
// `raise` and the like, without a condition or under one that names it.
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

bool is_tensor_only_method(std::string_view name) {
    return std::ranges::binary_search(tensor_only_methods, name);
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
