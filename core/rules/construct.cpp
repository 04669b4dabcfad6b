// MP201: `forward` of modules.
#include <algorithm>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

// torch.autograd.Function has a `forward` of its own, which is reported with the base.
bool is_autograd_function(Node definition, const Context& context) {
    for (const Node base : definition.child(Field::superclasses).children()) {
        if (context.qualified(base).ends_with("autograd.Function")) {
            return true;
        }
    }
    return false;
}

void report_definition(Node name, Node definition, Context& context) {
    const ValueKind kind = context.kinds().instance_kind(definition);
    if (kind != ValueKind::module && is_autograd_function(definition, context)) {
        return;
    }
    Finding finding;
    finding.range = name.range();
    finding.api = "torch.nn.Module.forward";
    if (kind == ValueKind::unknown) {
        const std::string class_name(definition.child(Field::name).text());
        finding.message = {&messages::forward_of_unknown, {class_name}};
        context.report(std::move(finding));
        return;
    }
    finding.severity = Severity::hint;
    finding.message = {&messages::forward_defined, {}};
    FixBuilder fix(context, {&messages::rename_to, {"construct"}},
                   kind == ValueKind::module ? Safety::safe : Safety::suggested);
    fix.replace(name, "construct");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// A static `forward` is no module's: it belongs to an operator of autograd.
bool is_static(Node function) {
    const auto parts = function.parent().children();
    return std::any_of(parts.begin(), parts.end(), [](Node part) {
        return part.is(NodeKind::decorator) && part.first_child().text() == "staticmethod";
    });
}

// In MindSpore code a class may have both: then `forward` is a method like any other.
bool has_construct(Node definition, Context& context) {
    const Node name = definition.child(Field::name);
    const std::string qualified = context.file().module_name.empty()
                                      ? std::string(name.text())
                                      : context.file().module_name + "." + std::string(name.text());
    return context.is_mindspore() && context.kinds().defines_method(qualified, "construct");
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::function_definition)) {
        const Node name = node.child(Field::name);
        const Node definition = name.text() == "forward" ? context.class_of(node) : Node{};
        if (definition && !is_static(node) && !has_construct(definition, context)) {
            report_definition(name, definition, context);
        }
        return;
    }
    // `forward = other` and `__call__ = forward` in the body of a class.
    for (const Node side : {node.child(Field::left), node.child(Field::right)}) {
        if (!side.is(NodeKind::identifier) || side.text() != "forward" ||
            context.scopes().scope_of(node) != 0 || node.enclosing(NodeKind::function_definition)) {
            continue;
        }
        const Node definition = context.class_of(node.parent());
        if (definition && context.is_module_class(definition)) {
            report_definition(side, definition, context);
        }
    }
}

constexpr std::array kinds{NodeKind::function_definition, NodeKind::assignment};

}  // namespace

extern const Rule construct{
    .code = "MP201",
    .name = "construct",
    .summary = "A module defines `forward`, which a Cell calls `construct`",
    .documentation = R"(
Renames the `forward` method of modules to `construct`, which is what a `Cell` runs when it is called.

```python
class Scale(nn.Module):
    def forward(self, x):
        return x * 2
```
becomes
```python
class Scale(nn.Cell):
    def construct(self, x):
        return x * 2
```

The fix is safe in classes that derive from a module, through bases in other files too. In classes that
derive from none it is only suggested: some of them stand in for modules, others have a `forward` of
their own. Where the bases of a class are not known there is no fix, and a person has to look.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
