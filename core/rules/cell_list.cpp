// MP204: lists of modules that are filled after they were made, or hold None.
#include <algorithm>
#include <optional>

#include "core/rules/call.h"
#include "core/rules/cell_list_fill.h"
#include "core/rules/messages.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

bool makes_list(Node call, const Context& context) {
    if (!call.is(NodeKind::call)) {
        return false;
    }
    const std::string_view name = context.qualified(call.child(Field::function));
    return name == "torch.nn.ModuleList" || name == "mindspore.nn.CellList";
}

// The one argument of a call, or null.
Node only_argument(Node call) {
    const Node first = call.child(Field::arguments).first_child();
    return first && !first.next_sibling() ? first : Node{};
}

void report_none(Node none, Context& context) {
    Finding finding;
    finding.range = none.range();
    finding.api = "torch.nn.ModuleList";
    finding.message = {&messages::list_holds_none, {}};
    context.report(std::move(finding));
}

// `nn.ModuleList([a, None])`, and `nn.ModuleList(parts)` after `parts.append(None)`.
void look_for_none(Node call, Context& context) {
    const Node argument = only_argument(call);
    if (argument.is(NodeKind::list)) {
        for (const Node element : argument.children()) {
            if (element.is(NodeKind::none)) {
                report_none(element, context);
            }
        }
        return;
    }
    const Node function = call.enclosing(NodeKind::function_definition);
    if (!argument.is(NodeKind::identifier) || !function) {
        return;
    }
    for (std::uint32_t index = function.index(); index < call.index(); ++index) {
        const Node node{function.tree(), function.unit(), index};
        const Node value = node.is(NodeKind::none) ? node.parent().parent() : Node{};
        const Node callee = value.child(Field::function);
        if (callee.child(Field::object).text() == argument.text() &&
            callee.child(Field::attribute).text() == "append") {
            report_none(node, context);
        }
    }
}

void on_assignment(Node assignment, Context& context) {
    const Node call = assignment.child(Field::right);
    const Node argument = only_argument(call);
    const bool is_empty = !call.child(Field::arguments).first_child() ||
                          (argument.is(NodeKind::list) && !argument.first_child());
    if (!is_empty || !makes_list(call, context)) {
        return;
    }
    const std::optional<CellListFill> fill = find_fill(assignment, context);
    if (!fill) {
        return;
    }
    const std::string attribute(assignment.child(Field::left).child(Field::attribute).text());
    Finding finding;
    finding.range = assignment.range();
    finding.api = "torch.nn.ModuleList";
    finding.message = {&messages::list_filled_later, {attribute}};
    if (!fill->is_simple) {
        context.report(std::move(finding));
        return;
    }
    finding.severity = Severity::hint;
    FixBuilder fix(context, {&messages::fill_list_first, {}});
    fix.replace(call, "[]");
    const std::string line_break(text::line_break_of(context.tree().text()));
    const std::string list = "self." + attribute;
    fix.insert(fill->insert_at, line_break + fill->indent + list + " = " +
                                    fix.name("mindspore.nn.CellList") + "(" + list + ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::assignment)) {
        on_assignment(node, context);
    } else if (makes_list(node, context)) {
        look_for_none(node, context);
    }
}

constexpr std::array kinds{NodeKind::assignment, NodeKind::call};

}  // namespace

extern const Rule cell_list{
    .code = "MP204",
    .name = "cell-list",
    .summary = "A list of modules that is filled after it was made, or that holds None",
    .documentation = R"(
A `CellList` gives the parameters of its cells their names when it becomes an attribute. Cells that are
appended later lack the attribute's name, so that parameters of two lists have the same names. The list is
filled first, and the `CellList` made of it.

```python
self.blocks = nn.ModuleList([])
for size in sizes:
    self.blocks.append(Block(size))
```
becomes
```python
self.blocks = []
for size in sizes:
    self.blocks.append(Block(size))
self.blocks = nn.CellList(self.blocks)
```

The fix is safe where `__init__` alone fills the list and nothing reads it before it is full. Other lists
that are filled later are reported, and so is None in a list: a `CellList` takes cells only.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
