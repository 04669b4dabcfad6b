// MP702: `try` statements that only choose between a real import and a dummy.
#include <algorithm>
#include <array>

#include "core/rules/hoist.h"
#include "core/rules/messages.h"
#include "core/rules/truth.h"

namespace mindport::rules {
namespace {

bool imports_directly(Node block) {
    const auto statements = block.children();
    return std::any_of(statements.begin(), statements.end(), [](Node statement) {
        return statement.is(NodeKind::import_from_statement);
    });
}

// What `not A` or `not A and B` asks for, or null.
Node first_negated(Node condition) {
    while (condition.is(NodeKind::boolean_operator) &&
           condition.child(Field::operator_).text() == "and") {
        condition = condition.child(Field::left);
    }
    return condition.is(NodeKind::not_operator) ? condition.child(Field::argument) : Node{};
}

// try:
//     if not (is_x_available() and …):
//         raise …
// except …:
//     …
// else:
//     BODY
void on_try(Node statement, Context& context) {
    const Node test = only_statement(statement.child(Field::body));
    if (!test.is(NodeKind::if_statement) || test.child(Field::alternative) ||
        !only_statement(test.child(Field::consequence)).is(NodeKind::raise_statement)) {
        return;
    }
    Node otherwise;
    for (const Node clause : statement.children()) {
        if (clause.is(NodeKind::else_clause)) {
            otherwise = clause.child(Field::body);
        } else if (clause.is(NodeKind::finally_clause)) {
            return;
        }
    }
    const Node condition = test.child(Field::condition);
    const Node asked = first_negated(condition);
    if (!otherwise || !asked) {
        return;
    }
    const bool raises = truth_of(condition, context) == Truth::yes;
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = {statement.begin(), otherwise.parent().begin()};
    finding.message = {raises ? &messages::dependency_absent : &messages::dependency_present,
                       {std::string(asked.text())}};
    FixBuilder fix(context, {&messages::keep_live_branch, {}});
    // An `__init__` that imports right there re-exports, which a linter sees only under `try`.
    const bool reexports =
        context.file().is_package && !statement.parent() && !raises && imports_directly(otherwise);
    if (reexports || !keeps_names(statement, raises ? Node{} : otherwise, context)) {
        context.report(std::move(finding));
        return;
    }
    if (raises) {
        fix.remove_statement(statement);
    } else if (auto edits = hoist(statement, otherwise)) {
        fix.move_block(std::move(*edits));
    }
    if (!fix.changes_nothing()) {
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::try_statement};

}  // namespace

extern const Rule optional_dependency{
    .code = "MP702",
    .name = "optional-dependency",
    .summary = "A choice between real imports and dummies, of which a port takes the real ones",
    .documentation = R"(
Diffusers' packages import dummies where a dependency is missing. A port has its dependencies, so the
`else` branch stays and the rest goes; what depends on something that a port never has (Flax, ONNX) goes
as a whole.

```python
try:
    if not (is_transformers_available() and is_torch_available()):
        raise OptionalDependencyNotAvailable()
except OptionalDependencyNotAvailable:
    from ...utils import dummy_torch_and_transformers_objects
else:
    _import_structure["pipeline_flux"] = ["FluxPipeline"]
```
becomes
```python
_import_structure["pipeline_flux"] = ["FluxPipeline"]
```

The fix is safe with mindone, which always has these dependencies.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_try,
    .keeps_branch = true,
    .source_only = true,
};

}  // namespace mindport::rules
