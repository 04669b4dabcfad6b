// MP101: names that have a counterpart under another name.
#include "core/rules/api.h"
#include "core/rules/call_adapter.h"

namespace mindport::rules {

extern const Rule call_arguments;

namespace {

bool on_reference(const names::Reference& reference, Context& context) {
    const ApiUse use = find_api(reference, context);
    if (!use.mapping || !has_conversion(*use.mapping)) {
        return false;
    }
    const catalog::Mapping& mapping = *use.mapping;
    const std::string target(mapping.target);
    Finding finding = finding_for(mapping, use.range);
    FixBuilder fix(context, {&messages::replace_with, {target}}, safety_of(mapping));
    const Node call = use.node.field() == Field::function ? use.node.parent() : Node{};
    if (!call.is(NodeKind::call)) {
        // A mention: what is passed on may be called in a way that the target does not accept.
        const bool renames_only = mapping.status == catalog::Status::same ||
                                  mapping.kind != catalog::SymbolKind::function;
        if (!renames_only) {
            fix.set_safety(Safety::suggested);
        }
        fix.replace(use.range, fix.name(mapping.target, use.import));
        say_conversion(mapping, finding);
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
        return true;
    }
    AdaptedCall adapted = adapt_call(call, {}, mapping, use.import, context);
    if (adapted.problem) {
        finding.rule = &call_arguments;
        finding.severity = Severity::warning;
        finding.message = std::move(*adapted.problem);
        context.report(std::move(finding));
        return true;
    }
    if (!adapted.whole_call) {
        fix.replace(use.range, fix.name(mapping.target, use.import));
    }
    if (!adapted.certain) {
        fix.set_safety(Safety::suggested);
    }
    fix.add(std::move(adapted.edits), std::move(adapted.imports));
    say_conversion(mapping, finding);
    say_difference(adapted, finding);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

}  // namespace

extern const Rule api_name{
    .code = "MP101",
    .name = "api-name",
    .summary = "A PyTorch name that MindSpore has under another name",
    .documentation = R"(
Replaces the name of a PyTorch function, class, dtype or constant by its MindSpore counterpart, and
adds the import that it takes. The counterpart comes from the catalogue (`mindport explain NAME`).

```python
x = torch.cat([a, b], dim=1)
y = F.silu(x).to(torch.float16)
```
becomes
```python
x = mint.cat([a, b], dim=1)
y = F.silu(x).to(ms.float16)
```
A name that the file has for `torch.nn.functional`, such as `F`, stands for `mindspore.mint.nn.functional`
from then on; where the file has none, functions are written in full (`mint.nn.functional.silu`).

The fix is safe where the catalogue says that every call which PyTorch accepts is right on the target,
and where the arguments of this call could be matched to the target's signature.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
