// MP205: parameters without a name.
#include "core/rules/call.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

void on_assignment(Node assignment, Context& context) {
    const Node call = assignment.child(Field::right);
    const Node target = assignment.child(Field::left);
    if (!call.is(NodeKind::call) || target.child(Field::object).text() != "self") {
        return;
    }
    // Only what is a MindSpore parameter already: the rest of the call is adapted first.
    if (context.qualified(call.child(Field::function)) != "mindspore.Parameter") {
        return;
    }
    const CallArguments arguments(call);
    if (arguments.find_keyword("name") || arguments.positional_count() != 1 ||
        arguments.has_splat) {
        return;
    }
    const std::string name(target.child(Field::attribute).text());
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = call.range();
    finding.api = "torch.nn.Parameter";
    finding.message = {&messages::parameter_without_name, {name}};
    FixBuilder fix(context, {&messages::name_parameter, {name}}, Safety::suggested);
    fix.insert(arguments.all.front().node.end(), ", name=\"" + name + "\"");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::assignment};

}  // namespace

extern const Rule parameter_name{
    .code = "MP205",
    .name = "parameter-name",
    .summary = "A MindSpore parameter is made without a name",
    .documentation = R"(
MindSpore tells parameters apart by their names, in optimizers and in checkpoints. A parameter that becomes
an attribute of a Cell is named after it; a name of its own makes that visible.

```python
self.scale = ms.Parameter(mint.ones(4))
```
becomes
```python
self.scale = ms.Parameter(mint.ones(4), name="scale")
```

The fix is suggested: it changes nothing where the attribute names the parameter.
)",
    .nodes = kinds,
    .on_node = on_assignment,
};

}  // namespace mindport::rules
