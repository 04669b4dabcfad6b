// MP711: parameters and variables that hold a device.
#include <algorithm>
#include <array>

#include "core/rules/device.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"
#include "core/rules/without_effect.h"

namespace mindport::rules {
namespace {

// What holds the device: `device`, or `block_state.device`.
struct Holder {
    std::string_view text;
    bool is_attribute = false;
};

bool is_assignment_to(Node statement, const Holder& holder, Context& context) {
    const Node assignment = statement.first_child();
    return statement.is(NodeKind::expression_statement) && assignment.is(NodeKind::assignment) &&
           assignment.child(Field::left).text() == holder.text &&
           is_device(assignment.child(Field::right), context);
}

// Statements that only set what holds the device: they go when nothing else uses it.
bool only_sets(Node statement, const Holder& holder, Context& context) {
    return is_assignment_to(statement, holder, context) ||
           is_emptied_if(
               statement, [&](Node inner) { return only_sets(inner, holder, context); }, context);
}

bool is_mention(Node node, const Holder& holder) {
    if (holder.is_attribute) {
        return node.is(NodeKind::attribute) && node.text() == holder.text;
    }
    if (!node.is(NodeKind::identifier) || node.text() != holder.text ||
        node.field() == Field::attribute) {
        return false;
    }
    return !(node.parent().is(NodeKind::keyword_argument) && node.field() == Field::name);
}

// What mentions the holder in the function's body: the statements that go with it, and all else.
struct Mentions {
    std::vector<Node> statements;
    std::vector<Node> others;
};

Mentions mentions_of(Node function, const Holder& holder, Context& context) {
    Mentions result;
    const Node body = function.child(Field::body);
    for (std::uint32_t index = body.index(); index < body.after(); ++index) {
        const Node node{body.tree(), body.unit(), index};
        if (!is_mention(node, holder)) {
            continue;
        }
        Node outermost;
        for (Node above = node; !(above == body); above = above.parent()) {
            if (above.is(NodeKind::function_definition) || above.is(NodeKind::lambda)) {
                outermost = {};
                break;
            }
            if (above.is_any(NodeKind::expression_statement, NodeKind::if_statement) &&
                only_sets(above, holder, context)) {
                outermost = above;
            }
        }
        if (!outermost) {
            result.others.push_back(node);
        } else if (result.statements.empty() || !(result.statements.back() == outermost)) {
            result.statements.push_back(outermost);
        }
    }
    return result;
}

// Removes the statements, on the condition that other fixes remove the rest.
void remove(const Mentions& mentions, const Holder& holder, FixBuilder& fix, Context& context) {
    const auto goes = [&](Node statement) { return only_sets(statement, holder, context); };
    for (const Node statement : mentions.statements) {
        fix.remove_statement(removal_of(statement, goes, context));
    }
    for (const Node other : mentions.others) {
        fix.only_if_removed(other.range());
    }
}

// Why callers, here or in other files, go on giving a device; null: they do not.
const MessageText* reason_to_stay(Node function, const Context& context) {
    const names::KeptParameter* kept =
        context.classes()
            ? context.classes()->kept(resolved_definition(function, context), "device")
            : nullptr;
    if (!kept || kept->is_loose()) return nullptr;
    return kept->is_untraced ? &messages::device_parameter_untraced
                             : &messages::device_parameter_needed;
}

void on_function(Node function, Context& context) {
    const Node parameter = find_parameter(function, "device");
    if (!parameter) {
        return;
    }
    const Holder holder{"device"};
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = parameter.range();
    finding.message = {&messages::device_parameter, {}};
    if (const MessageText* reason = reason_to_stay(function, context)) {
        finding.severity = Severity::warning;
        finding.message = {reason, {}};
        context.report(std::move(finding));
        return;
    }
    FixBuilder fix(context, {&messages::remove_device, {}});
    if (!erase_parameter(parameter, fix)) {
        finding.severity = Severity::warning;
        finding.message = {&messages::device_parameter_used, {}};
        context.report(std::move(finding));
        return;
    }
    remove(mentions_of(function, holder, context), holder, fix, context);
    finding.fixes.push_back(fix.build());
    finding.if_kept = &messages::device_parameter_used;
    context.report(std::move(finding));
}

// A variable that is set to a device which nothing uses any more.
void on_statement(Node statement, Context& context) {
    const Node target = statement.first_child().child(Field::left);
    const bool is_attribute = target.is(NodeKind::attribute) &&
                              target.child(Field::object).is(NodeKind::identifier) &&
                              target.child(Field::object).text() != "self";
    const std::string_view name =
        is_attribute ? target.child(Field::attribute).text() : target.text();
    const Node function = statement.enclosing(NodeKind::function_definition);
    const Holder holder{target.text(), is_attribute};
    if (!function || !is_device_name(name) || (!is_attribute && !target.is(NodeKind::identifier)) ||
        !is_assignment_to(statement, holder, context) || find_parameter(function, target.text())) {
        return;
    }
    const Mentions mentions = mentions_of(function, holder, context);
    if (mentions.statements.empty() || !statement.is_inside(mentions.statements.front())) {
        return;  // reported with the first
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = statement.range();
    finding.message = {&messages::device_variable, {std::string(target.text())}};
    FixBuilder fix(context, {&messages::remove_device, {}});
    remove(mentions, holder, fix, context);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::function_definition)) {
        on_function(node, context);
    } else if (node.first_child().is(NodeKind::assignment)) {
        on_statement(node, context);
    }
}

constexpr std::array kinds{NodeKind::function_definition, NodeKind::expression_statement};

}  // namespace

extern const Rule device_parameter{
    .code = "MP711",
    .name = "device-parameter",
    .summary = "A parameter or variable that holds a device",
    .documentation = R"(
A port passes no devices around. When the calls and transfers that used it are converted (MP501, MP710),
the parameter `device` goes from the function, and so do the statements that only set it.

```python
def encode(self, prompt, device=None, dtype=None):
    device = device or self._execution_device
    return self.encoder(prompt.to(device), dtype)
```
becomes
```python
def encode(self, prompt, dtype=None):
    return self.encoder(prompt, dtype)
```

The fix is safe in a profile that ports a whole library, and only made when nothing uses the name any
more. Where something does, the parameter is reported. Callers in all files leave it away then if it has a
default; else they go on giving it, to all methods of that name. So they do where some call cannot be
followed, since it is made with `*arguments`, or the function is handed on as a value.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .source_only = true,
};

}  // namespace mindport::rules
