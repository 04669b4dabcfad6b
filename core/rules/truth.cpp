#include "core/rules/truth.h"

#include <algorithm>

#include "core/rules/call.h"

namespace mindport::rules {
namespace {

constexpr int max_depth = 8;  // of flags that depend on flags

Truth negate(Truth truth) {
    return truth == Truth::unknown ? truth : truth == Truth::yes ? Truth::no : Truth::yes;
}

Truth truth_of(Node condition, const Context& context, int depth);

bool lists(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// A name may be imported from the module that defines it or from the package that re-exports it:
// "diffusers.utils.import_utils.is_x" and "diffusers.utils.is_x".
Truth listed(std::string_view qualified, const Context& context) {
    const catalog::Profile& profile = context.catalog().profile();
    const auto [module, name] = names::split_last(qualified);
    const std::string outer = std::string(names::split_last(module).first).append(".").append(name);
    for (const std::string_view spelling : {qualified, std::string_view(outer)}) {
        if (lists(profile.known_true, spelling)) {
            return Truth::yes;
        }
        if (lists(profile.known_false, spelling)) {
            return Truth::no;
        }
    }
    return Truth::unknown;
}

// Whether the site stands in a branch that is never taken.
bool is_dead(Node site, const Context& context, int depth) {
    Node child = site;
    for (Node above = site.parent(); above; child = above, above = above.parent()) {
        if (above.is(NodeKind::if_statement) && child.field() == Field::consequence &&
            truth_of(above.child(Field::condition), context, depth + 1) == Truth::no) {
            return true;
        }
        if (above.is(NodeKind::else_clause) && above.parent().is(NodeKind::if_statement) &&
            truth_of(above.parent().child(Field::condition), context, depth + 1) == Truth::yes) {
            return true;
        }
    }
    return false;
}

// Whether a function sets the variable of the module (`global x`).
bool is_set_in_function(std::string_view name, const Context& context) {
    for (const syntax::Unit& unit : context.tree().units()) {
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            const Node node{&context.tree(), &unit, index};
            if (!node.is(NodeKind::global_statement)) {
                continue;
            }
            const auto names = node.children();
            if (std::any_of(names.begin(), names.end(),
                            [&](Node other) { return other.text() == name; })) {
                return true;
            }
        }
    }
    return false;
}

// A variable of a function that is set once, and a parameter that a port has not, which nobody
// gives any more.
Truth local_flag(Node identifier, const names::ScopeTree::Resolution& resolution,
                 const Context& context, int depth) {
    if (lists(context.catalog().profile().gone_parameters, identifier.text())) {
        return Truth::no;
    }
    const Node site = resolution.sites.front()->node;
    const Node value = site.parent().child(Field::right);
    const bool is_set_once = resolution.sites.size() == 1 && site.field() == Field::left &&
                             site.parent().is(NodeKind::assignment);
    // A constant may be there to be changed.
    const bool is_test =
        value.is_any(NodeKind::call, NodeKind::boolean_operator, NodeKind::comparison_operator);
    return is_set_once && is_test ? truth_of(value, context, depth + 1) : Truth::unknown;
}

// A module-level flag: what all of its live assignments say.
Truth flag(Node identifier, const Context& context, int depth) {
    const auto resolution = context.scopes().resolve(identifier);
    if (!resolution) {
        return Truth::unknown;
    }
    if (!resolution.at_module_level) {
        return local_flag(identifier, resolution, context, depth);
    }
    Truth result = Truth::unknown;
    for (const names::Site* site : resolution.sites) {
        const Node assignment = site->node.parent();
        if (!assignment.is(NodeKind::assignment) || site->node.field() != Field::left) {
            return Truth::unknown;
        }
        if (is_dead(assignment, context, depth)) {
            continue;
        }
        const Node value = assignment.child(Field::right);
        const bool constant = value.is_any(NodeKind::true_, NodeKind::false_);
        const Truth truth = constant ? truth_of(value, context, depth + 1) : Truth::unknown;
        if (truth == Truth::unknown || (result != Truth::unknown && result != truth)) {
            return Truth::unknown;
        }
        result = truth;
    }
    return is_set_in_function(identifier.text(), context) ? Truth::unknown : result;
}

// `str(device).startswith("mps")`.
bool asks_for_mps(Node function, const CallArguments& arguments, const Context& context) {
    const Node object = function.child(Field::object);
    const Node shown = object.child(Field::arguments).first_child();
    if (function.child(Field::attribute).text() != "startswith" || !object.is(NodeKind::call) ||
        object.child(Field::function).text() != "str" || !shown.text().ends_with("device") ||
        shown.next_sibling() || arguments.all.size() != 1) {
        return false;
    }
    const Node start = arguments.all[0].value;
    const text::TextRange content = start.string_content();
    return start.is(NodeKind::string) &&
           context.tree().text().substr(content.begin, content.size()) == "mps";
}

Truth call(Node node, const Context& context) {
    const Node function = node.child(Field::function);
    const CallArguments arguments(node);
    if (function.text() == "isinstance" && arguments.all.size() == 2) {
        return listed(context.qualified(arguments.all[1].value), context);
    }
    if (asks_for_mps(function, arguments, context)) {
        return listed("torch.backends.mps.is_available", context);
    }
    const Truth truth = listed(context.qualified(function), context);
    // `is_torch_version("<", "2.0")`: what is there is recent.
    const bool asks_for_older =
        !arguments.all.empty() && arguments.all[0].value.text().find('<') < 2;
    return asks_for_older ? negate(truth) : truth;
}

// `x.device.type == "mps"`, where MPS is known not to be there, and the same for Ascend ("npu"),
// which is there if that is what the port is for.
Truth device_type(Node comparison, const Context& context) {
    const Node left = comparison.first_child();
    const Node right = left.next_sibling().next_sibling();
    const bool fits = left.is(NodeKind::attribute) &&
                      left.child(Field::attribute).text() == "type" &&
                      left.text().ends_with("device.type") && right.is(NodeKind::string) &&
                      left.next_sibling().text() == "==" && !right.next_sibling();
    if (!fits) {
        return Truth::unknown;
    }
    const text::TextRange content = right.string_content();
    const std::string_view type = context.tree().text().substr(content.begin, content.size());
    if (type == "mps") {
        return listed("torch.backends.mps.is_available", context);
    }
    const Truth on_ascend = type == "npu" ? listed("torch.npu", context) : Truth::unknown;
    return context.catalog().device() == catalog::Platform::ascend ? on_ascend : negate(on_ascend);
}

Truth truth_of(Node condition, const Context& context, int depth) {
    if (depth > max_depth) {
        return Truth::unknown;
    }
    switch (condition.kind()) {
        case NodeKind::true_:
            return Truth::yes;
        case NodeKind::false_:
            return Truth::no;
        case NodeKind::parenthesized_expression:
            return truth_of(condition.first_child(), context, depth);
        case NodeKind::not_operator:
            return negate(truth_of(condition.child(Field::argument), context, depth));
        case NodeKind::call:
            return call(condition, context);
        case NodeKind::identifier: {
            const std::string_view name = context.qualified(condition);
            return name.empty() ? flag(condition, context, depth) : listed(name, context);
        }
        case NodeKind::attribute:
            return listed(context.qualified(condition), context);
        case NodeKind::comparison_operator: {
            const Node left = condition.first_child();
            const Node op = left.next_sibling();
            if (op.text() == "is" && op.next_sibling().is(NodeKind::true_)) {
                return truth_of(left, context, depth);
            }
            return device_type(condition, context);
        }
        case NodeKind::boolean_operator: {
            const Truth left = truth_of(condition.child(Field::left), context, depth);
            const Truth right = truth_of(condition.child(Field::right), context, depth);
            const bool is_and = condition.child(Field::operator_).text() == "and";
            const Truth decides = is_and ? Truth::no : Truth::yes;
            if (left == decides || right == decides) {
                return decides;
            }
            return left == right ? left : Truth::unknown;
        }
        default:
            return Truth::unknown;
    }
}

}  // namespace

Truth truth_of(Node condition, const Context& context) { return truth_of(condition, context, 0); }

}  // namespace mindport::rules
