// MP507: gradient checkpointing.
#include <array>

#include "core/rules/hoist.h"
#include "core/rules/messages.h"
#include "core/rules/truth.h"

namespace mindport::rules {
namespace {

// Whether the condition, or a part of it that must hold, is the flag of a module.
bool asks_for_checkpointing(Node condition) {
    if (condition.is(NodeKind::boolean_operator) &&
        condition.child(Field::operator_).text() == "and") {
        return asks_for_checkpointing(condition.child(Field::left)) ||
               asks_for_checkpointing(condition.child(Field::right));
    }
    return condition.is(NodeKind::attribute) &&
           condition.child(Field::attribute).text() == "gradient_checkpointing";
}

void on_if(Node statement, Context& context) {
    const Node condition = statement.child(Field::condition);
    if (!asks_for_checkpointing(condition) || truth_of(condition, context) != Truth::unknown ||
        statement.child(Field::consequence).text().find("checkpoint") == std::string_view::npos) {
        return;
    }
    const Node next = statement.child(Field::alternative);
    const Node kept = next.child(Field::body);
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = condition.range();
    finding.message = {&messages::gradient_checkpoint, {}};
    FixBuilder fix(context, {&messages::keep_live_branch, {}}, Safety::suggested);
    if (keeps_names(statement, kept, context)) {
        if (!next) {
            fix.remove_statement(statement);
        } else if (next.is(NodeKind::else_clause)) {
            if (auto edits = hoist(statement, kept)) {
                fix.move_block(std::move(*edits));
            }
        }
    }
    if (!fix.changes_nothing()) {
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::if_statement};

}  // namespace

extern const Rule gradient_checkpoint{
    .code = "MP507",
    .name = "gradient-checkpoint",
    .summary = "A branch for gradient checkpointing",
    .documentation = R"(
`torch.utils.checkpoint` trades time for memory in training. MindSpore does that with `Cell.recompute()`,
set once on a layer, so the branch of the code that calls `checkpoint` has no counterpart: the other one
stays.

```python
if torch.is_grad_enabled() and self.gradient_checkpointing:
    x = self._gradient_checkpointing_func(block, x)
else:
    x = block(x)
```
becomes
```python
x = block(x)
```

The fix is only suggested, since training takes more memory without it: call `block.recompute()` where
that matters. A profile for inference makes it without asking (MP703).
)",
    .nodes = kinds,
    .on_node = on_if,
    .keeps_branch = true,
    .source_only = true,
};

}  // namespace mindport::rules
