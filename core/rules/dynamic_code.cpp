// MP803: code in strings.
#include <array>

#include "core/rules/call.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

void on_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    const std::string_view name = function.text();
    const bool runs_code = name == "exec" || name == "eval" || name == "compile";
    if (!runs_code || context.scopes().resolve(function)) {
        return;
    }
    const CallArguments arguments(call);
    if (arguments.all.empty()) {
        return;
    }
    const Node code = arguments.all.front().value;
    const bool is_constant = code.is_any(NodeKind::string, NodeKind::concatenated_string);
    if (is_constant && code.text().find("torch") == std::string_view::npos &&
        code.text().find('{') == std::string_view::npos) {
        return;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = call.range();
    finding.message = {&messages::code_in_string, {std::string(name)}};
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule dynamic_code{
    .code = "MP803",
    .name = "dynamic-code",
    .summary = "Code in a string, which is not looked into",
    .documentation = R"(
Finds `exec`, `eval` and `compile` (the builtins) of text that mentions PyTorch, or that is only known at
run time.

```python
eval("torch.float16")
```

There is no automatic fix: look at what the text can be, and port that.
)",
    .nodes = kinds,
    .on_node = on_call,
};

}  // namespace mindport::rules
