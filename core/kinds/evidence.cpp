#include "core/kinds/evidence.h"

#include <algorithm>

#include "core/names/scope.h"

namespace mindport::kinds {
namespace {

using namespace possible;
using syntax::Field;
using syntax::NodeKind;

constexpr int most_steps = 12;  // of a chain of calls

// Methods that give a value of the receiver's own kind, whatever that is.
bool keeps_kind(std::string_view name) {
    return name == "to" || name == "cpu" || name == "cuda" || name == "float" || name == "half" ||
           name == "reshape" || name == "transpose" || name == "squeeze" || name == "flatten" ||
           name == "repeat" || name == "round" || name == "clip" || name == "double" ||
           name == "bfloat16" || name == "sum" || name == "mean";
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
