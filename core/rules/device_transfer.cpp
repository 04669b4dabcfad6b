// MP501: `.to(device)` and its kin.
#include <array>

#include "core/rules/device.h"
#include "core/rules/encoding.h"
#include "core/rules/messages.h"
#include "core/rules/without_effect.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

Finding found(text::TextRange range, std::string_view what) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.message = {&messages::device_transfer, {std::string(what)}};
    return finding;
}

// `(a + b)` whose brackets are only there for the call that goes.
bool needs_no_brackets(Node receiver, Node call) {
    if (!receiver.is(NodeKind::parenthesized_expression) || has_comment(receiver) ||
        receiver.text().find('\n') != std::string_view::npos ||
        receiver.first_child().is_any(NodeKind::named_expression, NodeKind::yield)) {
        return false;
    }
    const Node above = call.parent();
    return above.is_any(NodeKind::return_statement, NodeKind::argument_list,
                        NodeKind::keyword_argument) ||
           (above.is(NodeKind::assignment) && call.field() == Field::right);
}

bool has_comment_after(Node receiver, Node call) {
    for (std::uint32_t index = receiver.after(); index < call.after(); ++index) {
        if (call.unit()->nodes[index].kind == NodeKind::comment) {
            return true;
        }
    }
    return false;
}

// The statement that a call is the value of, or null.
Node statement_of(Node call) {
    Node node = call.parent();
    while (node && !node.is(NodeKind::expression_statement)) {
        if (!node.is_any(NodeKind::assignment, NodeKind::attribute, NodeKind::call,
                         NodeKind::conditional_expression, NodeKind::expression_list,
                         NodeKind::tuple)) {
            return {};
        }
        node = node.parent();
    }
    return node;
}

// The statement `x = f(…).y.to(device)` over several lines, whose value is best left as it is.
Node assignment_over_lines(Node call) {
    const Node assignment = call.parent();
    const Node statement = assignment.parent();
    return assignment.is(NodeKind::assignment) && call.field() == Field::right &&
                   assignment.child(Field::left).is(NodeKind::identifier) &&
                   statement.is(NodeKind::expression_statement) &&
                   call.text().find('\n') != std::string_view::npos
               ? statement
               : Node{};
}

// `x = ms.tensor(x)` after a statement.
void add_tensor_line(Node statement, FixBuilder& fix) {
    const std::string_view text = statement.tree()->text();
    const std::uint32_t start = text::line_start(text, statement.begin());
    const std::string name(statement.first_child().child(Field::left).text());
    fix.insert(statement.end(), std::string(text::line_break_of(text)) +
                                    std::string(text.substr(start, statement.begin() - start)) +
                                    name + " = " + fix.name("mindspore.tensor") + "(" + name + ")");
}

void on_call(Node call, Context& context) {
    const std::optional<Transfer> transfer = transfer_of(call, context);
    if (!transfer) {
        return;
    }
    if (const Node statement = statement_of(call);
        statement && only_transfers(statement, context)) {
        return;  // reported as a statement
    }
    const Node receiver = transfer->member.receiver;
    const text::TextRange range{receiver.end(), call.end()};
    Finding finding =
        found({transfer->member.name.begin(), call.end()},
              context.tree().text().substr(transfer->member.name.begin(),
                                           call.end() - transfer->member.name.begin()));
    if (!has_comment_after(receiver, call)) {
        FixBuilder fix(context, {&messages::remove_device, {}});
        // What an encoding holds becomes a tensor where it would have been moved (MP730).
        const bool is_array = is_encoded(receiver, context);
        if (!transfer->is_whole) {
            fix.add(erase_arguments(transfer->arguments, transfer->gone));
            if (is_array) {
                fix.insert(receiver.begin(), fix.name("mindspore.tensor") + "(");
                fix.insert(receiver.end(), ")");
            }
        } else if (const Node statement = assignment_over_lines(call); is_array && statement) {
            fix.erase(range);
            add_tensor_line(statement, fix);
        } else if (is_array) {
            text::Edit edit{call.range(), fix.name("mindspore.tensor") + "(", {}};
            edit.slots.push_back({static_cast<std::uint32_t>(edit.text.size()), receiver.range()});
            edit.text += ")";
            fix.edit(std::move(edit));
        } else {
            fix.erase(range);
            if (needs_no_brackets(receiver, call)) {
                fix.erase({receiver.begin(), receiver.begin() + 1});
                fix.erase({receiver.end() - 1, receiver.end()});
            }
        }
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

void on_statement(Node statement, Context& context) {
    if (!only_transfers(statement, context)) {
        return;
    }
    Finding finding = found(statement.range(), statement.text());
    FixBuilder fix(context, {&messages::remove_device, {}});
    const auto goes = [&](Node other) { return only_transfers(other, context); };
    fix.remove_statement(removal_of(statement, goes, context));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::call)) {
        on_call(node, context);
    } else {
        on_statement(node, context);
    }
}

constexpr std::array kinds{NodeKind::expression_statement, NodeKind::call};

}  // namespace

extern const Rule device_transfer{
    .code = "MP501",
    .name = "device-transfer",
    .summary = "A call that moves something to a device",
    .documentation = R"(
MindSpore runs a process on one device, which `mindspore.set_device` chooses once. Tensors and modules
are never moved one by one, so `.to(device)`, `.cuda()` and `.cpu()` go, and a dtype beside the device
stays. A statement that did nothing else goes as a whole, with the branch that it would leave empty.

```python
x = torch.cat([a, b]).to(device)
x = x.to(device)
y = y.to(device=x.device, dtype=torch.float16, non_blocking=True)
if move:
    model.to("cuda")
```
becomes
```python
x = mint.cat([a, b])
y = y.to(dtype=ms.float16)
```

The fix is safe: nothing but a tensor, a module or something made of them takes a device there. What is
a device is told by its kind (`torch.device(…)`), its name (`device`, `execution_device`), or its text
(`"cuda:0"`). The meta device stays, since what is on it has no values.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
