// MP304: methods that change the shape of a tensor in place.
#include "core/rules/inplace_reshape.h"

#include <algorithm>

namespace mindport::rules {
namespace {

using catalog::ValueKind;

constexpr auto methods = std::to_array<std::string_view>(
    {"squeeze_", "swapaxes_", "swapdims_", "t_", "transpose_", "unsqueeze_"});

void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (!is_inplace_reshape(member) || !context.qualified(member.function).empty()) {
        return;
    }
    const ValueKind kind = context.kind_of(member.receiver);
    if (kind != ValueKind::tensor && kind != ValueKind::unknown) {
        return;
    }
    const std::string receiver(member.receiver.text());
    std::string name(member.name.text());
    name.pop_back();
    Finding finding;
    finding.range = {member.name.begin(), call.end()};
    finding.api = "torch.Tensor." + name + "_";
    finding.message = {&messages::inplace_reshape, {name + "_"}};
    FixBuilder fix(context, {&messages::assign_result, {}}, Safety::suggested);
    fix.insert(call.begin(), receiver + " = ").replace(member.name, name);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

bool is_inplace_reshape(const MemberCall& member) {
    return member.name && member.receiver.is(NodeKind::identifier) &&
           member.call.parent().is(NodeKind::expression_statement) &&
           std::find(methods.begin(), methods.end(), member.name.text()) != methods.end();
}

extern const Rule inplace_reshape{
    .code = "MP304",
    .name = "inplace-reshape",
    .summary = "A method changes the shape of a tensor in place, which MindSpore cannot",
    .documentation = R"(
A MindSpore tensor keeps its shape, so `squeeze_`, `unsqueeze_`, `transpose_` and the like are missing. A
call that stands alone can assign the result of the other form instead.

```python
x.unsqueeze_(0)
```
becomes
```python
x = x.unsqueeze(0)
```

The fix is suggested: somebody else who holds the same tensor sees the new shape in PyTorch only.
)",
    .nodes = kinds,
    .on_node = on_call,
};

}  // namespace mindport::rules
