// MP703: conditions whose answer a port knows.
#include <array>

#include "core/rules/always_true.h"
#include "core/rules/call.h"
#include "core/rules/hoist.h"
#include "core/rules/member.h"
#include "core/rules/messages.h"
#include "core/rules/truth.h"
#include "core/rules/without_effect.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

Finding known(Node condition, Truth truth) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = condition.range();
    finding.message = {&messages::condition_known,
                       {std::string(condition.text()), truth == Truth::yes ? "True" : "False"}};
    return finding;
}

void report(Finding finding, std::optional<text::EditGroup> edits, Node removed, Context& context) {
    FixBuilder fix(context, {&messages::keep_live_branch, {}});
    if (edits) {
        fix.move_block(std::move(*edits));
    }
    if (removed) {
        fix.remove_statement(removed);
    }
    if (!fix.changes_nothing()) {
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

// `try: if not …: raise` is for optional_dependency.
bool chooses_dependency(Node statement) {
    return statement.parent().parent().is(NodeKind::try_statement) &&
           statement.child(Field::consequence).first_child().is(NodeKind::raise_statement);
}

// Whether nothing is left of the statement: its condition never holds, and it has no other branch.
bool is_dead_if(Node statement, const Context& context) {
    return statement.is(NodeKind::if_statement) && !statement.child(Field::alternative) &&
           truth_of(statement.child(Field::condition), context) == Truth::no;
}

// if x.dtype != d:
//     if KNOWN_FALSE:
//         x = x.to(d)
//
// Some backend made a cast necessary that is right on any: the result has the dtype that it should
// have. MindSpore promotes scalar tensors otherwise than torch, so the cast stays.
Node guarded_cast(Node statement) {
    const Node block = statement.parent();
    const Node test = block.parent().child(Field::condition);
    const Node assignment = only_statement(statement.child(Field::consequence)).first_child();
    const Node left = assignment.child(Field::left);
    if (!block.parent().is(NodeKind::if_statement) || !only_statement(block) ||
        block.field() != Field::consequence || !assignment.is(NodeKind::assignment) ||
        assignment.text().find('\n') != std::string_view::npos) {
        return {};
    }
    const MemberCall cast = member_call(assignment.child(Field::right));
    const CallArguments arguments(assignment.child(Field::right));
    const bool is_cast = cast.name && cast.name.text() == "to" && arguments.all.size() == 1 &&
                         cast.receiver.text() == left.text();
    const std::string dtype(is_cast ? arguments.all[0].value.text() : std::string_view{});
    return is_cast && test.text() == std::string(left.text()) + ".dtype != " + dtype ? assignment
                                                                                     : Node{};
}

// Whether the other rules have left nothing of the statement but a test that only looks.
bool is_left_empty(Node statement, const Context& context) {
    return !statement.child(Field::alternative) && statement.parent() &&
           only_statement(statement.child(Field::consequence)).is(NodeKind::pass_statement) &&
           is_pure(statement.child(Field::condition), context);
}

// It goes with the comment lines right above it.
void report_empty(Node statement, Context& context) {
    const Node condition = statement.child(Field::condition);
    const std::string name(condition.text());
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = condition.range();
    finding.message = {&messages::call_without_effect, {name}};
    FixBuilder fix(context, {&messages::remove_without_effect, {name}});
    fix.remove_statement(statement);
    const std::string_view text = context.tree().text();
    const std::uint32_t line = text::line_start(text, statement.begin());
    std::uint32_t begin = line;
    while (begin > 0) {
        const std::uint32_t above = text::line_start(text, begin - 1);
        const std::string_view words = text.substr(above, begin - above);
        const std::size_t first = words.find_first_not_of(" \t");
        if (words[first] != '#' || words.find(R"(""")") != std::string_view::npos) {
            break;
        }
        begin = above;
    }
    if (begin != line) {
        const bool blank_above = text.substr(0, begin).ends_with("\n\n");
        const bool blank_below = text.substr(statement.end()).starts_with("\n\n");
        fix.erase({begin - (blank_above && blank_below ? 1 : 0), line});
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_if(Node statement, Context& context) {
    if (chooses_dependency(statement)) {
        return;
    }
    if (is_left_empty(statement, context)) {
        report_empty(statement, context);
        return;
    }
    const Node condition = statement.child(Field::condition);
    const Truth truth = truth_of(condition, context);
    if (truth == Truth::unknown) {
        return;
    }
    const Node next = statement.child(Field::alternative);
    const Node kept = truth == Truth::yes              ? statement.child(Field::consequence)
                      : next.is(NodeKind::else_clause) ? next.child(Field::body)
                                                       : next;
    if (!keeps_names(statement, kept, context)) {
        report(known(condition, truth), std::nullopt, {}, context);
        return;
    }
    if (truth == Truth::yes) {
        report(known(condition, truth), hoist(statement, statement.child(Field::consequence)), {},
               context);
        return;
    }
    if (const Node cast = next ? Node{} : guarded_cast(statement)) {
        text::Edit keep{statement.range(), {}, {}};
        keep.slots.push_back({0, cast.range()});
        report(known(condition, truth), text::EditGroup{std::move(keep)}, {}, context);
    } else if (!next) {
        const auto goes = [&](Node other) { return is_dead_if(other, context); };
        const Node removed = removal_of(statement, goes, context);
        report(known(condition, truth), std::nullopt,
               removed == statement ? without_empty_init(statement, context) : removed, context);
    } else if (next.is(NodeKind::else_clause)) {
        report(known(condition, truth), hoist(statement, next.child(Field::body)), {}, context);
    } else {
        // `elif` becomes `if`.
        report(known(condition, truth),
               text::EditGroup{text::Edit::erase({statement.begin(), next.begin() + 2})}, {},
               context);
    }
}

// `x if KNOWN else y`
void on_conditional(Node node, Context& context) {
    const Node yes = node.first_child();
    const Node condition = yes.next_sibling();
    const Node no = condition.next_sibling();
    const Truth truth = truth_of(condition, context);
    if (truth == Truth::unknown || !no) {
        return;
    }
    const Node kept = truth == Truth::yes ? yes : no;
    report(known(condition, truth),
           text::EditGroup{text::Edit::erase({node.begin(), kept.begin()}),
                           text::Edit::erase({kept.end(), node.end()})},
           {}, context);
}

// `x and KNOWN`: the part that does not decide goes.
void on_boolean(Node node, Context& context) {
    if (truth_of(node, context) != Truth::unknown) {
        return;  // dealt with where it decides
    }
    const Node left = node.child(Field::left);
    const Node right = node.child(Field::right);
    for (const Node part : {left, right}) {
        const Truth truth = truth_of(part, context);
        if (truth == Truth::unknown) {
            continue;
        }
        const text::TextRange range = part == left ? text::TextRange{left.begin(), right.begin()}
                                                   : text::TextRange{left.end(), right.end()};
        report(known(part, truth), text::EditGroup{text::Edit::erase(range)}, {}, context);
        return;
    }
}

// A variable of a function that holds a known answer, and that nothing uses.
void on_statement(Node statement, Context& context) {
    const Node assignment = statement.first_child();
    const Node target = assignment.child(Field::left);
    const Node value = assignment.child(Field::right);
    const Node function = statement.enclosing(NodeKind::function_definition);
    if (!assignment.is(NodeKind::assignment) || !target.is(NodeKind::identifier) ||
        !value.is_any(NodeKind::call, NodeKind::boolean_operator, NodeKind::comparison_operator) ||
        !function || truth_of(value, context) == Truth::unknown || !is_pure(value, context)) {
        return;
    }
    for (std::uint32_t index = function.index(); index < function.after(); ++index) {
        const Node node{function.tree(), function.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == target.text() && !(node == target)) {
            return;
        }
    }
    report(known(value, truth_of(value, context)), std::nullopt, statement, context);
}

void on_node(Node node, Context& context) {
    switch (node.kind()) {
        case NodeKind::if_statement:
            on_if(node, context);
            break;
        case NodeKind::expression_statement:
            on_statement(node, context);
            break;
        case NodeKind::conditional_expression:
            on_conditional(node, context);
            break;
        default:
            on_boolean(node, context);
    }
}

constexpr std::array kinds{NodeKind::if_statement, NodeKind::conditional_expression,
                           NodeKind::boolean_operator, NodeKind::expression_statement};

}  // namespace

extern const Rule known_condition{
    .code = "MP703",
    .name = "known-condition",
    .summary = "A condition whose answer a port knows",
    .documentation = R"(
A port to MindSpore knows what some tests of the library will say: PyTorch XLA is never there, the PEFT
backend always is. The profile lists them (`known_true`, `known_false`). The branch that is taken stays,
the other goes; in `a and b` the part that does not decide goes. A flag that the module sets only in such
a branch counts too. Where the port runs on Ascend, `x.device.type == "npu"` holds. A cast that some backend
needed, below `if x.dtype != d:`, stays without the test. A test that only looks, and of which other rules have
left `pass`, goes with the comments right above it.

```python
if is_torch_xla_available():
    import torch_xla.core.xla_model as xm

    XLA_AVAILABLE = True
else:
    XLA_AVAILABLE = False

if XLA_AVAILABLE:
    xm.mark_step()
```
becomes
```python
XLA_AVAILABLE = False
```

The fix is safe in the profile that lists the answers.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .keeps_branch = true,
    .source_only = true,
};

}  // namespace mindport::rules
