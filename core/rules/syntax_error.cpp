// MP001: text that is no Python.
#include <algorithm>
#include <array>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

// The innermost node that is wrong, or that lacks something.
Node first_error(Node node) {
    while (!node.is(NodeKind::error)) {
        const auto children = node.children();
        const auto wrong = std::find_if(children.begin(), children.end(),
                                        [](Node child) { return child.has_error(); });
        if (wrong == children.end()) {
            break;
        }
        node = *wrong;
    }
    return node;
}

// A statement is reported once, however much of it is wrong.
void on_node(Node node, Context& context) {
    if (node.index() != 0 || !node.has_error()) {
        return;
    }
    Finding finding;
    finding.severity = Severity::error;
    finding.range = first_error(node).range();
    const std::size_t line_end = first_error(node).text().find('\n');
    if (line_end != std::string_view::npos) {
        finding.range.end = finding.range.begin + static_cast<std::uint32_t>(line_end);
    }
    finding.message = {&messages::syntax_error, {}};
    context.report(std::move(finding));
}

// What a unit can be.
constexpr std::array kinds{
    NodeKind::error,
    NodeKind::assert_statement,
    NodeKind::break_statement,
    NodeKind::class_definition,
    NodeKind::continue_statement,
    NodeKind::decorated_definition,
    NodeKind::delete_statement,
    NodeKind::exec_statement,
    NodeKind::expression_statement,
    NodeKind::for_statement,
    NodeKind::function_definition,
    NodeKind::future_import_statement,
    NodeKind::global_statement,
    NodeKind::if_statement,
    NodeKind::import_from_statement,
    NodeKind::import_statement,
    NodeKind::match_statement,
    NodeKind::nonlocal_statement,
    NodeKind::pass_statement,
    NodeKind::print_statement,
    NodeKind::raise_statement,
    NodeKind::return_statement,
    NodeKind::try_statement,
    NodeKind::type_alias_statement,
    NodeKind::while_statement,
    NodeKind::with_statement,
};

}  // namespace

extern const Rule syntax_error{
    .code = "MP001",
    .name = "syntax-error",
    .summary = "A statement that is no valid Python",
    .documentation = R"(
The statement cannot be parsed. What can be recognised around it is converted all the same; the
statement itself needs a person.

```python
def f(:
    return torch.cat(x)
```

There is no fix. Mend the statement, and run mindport again.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
