// MP506: calls and settings that do nothing on MindSpore.
#include <array>

#include "core/rules/api.h"
#include "core/rules/without_effect.h"

namespace mindport::rules {
namespace {

bool on_reference(const names::Reference& reference, Context& context) {
    const ApiUse api = find_api(reference, context);
    if (!api.mapping || api.mapping->status != catalog::Status::drop || !api.node ||
        !(api.range == reference.range)) {
        return false;
    }
    Node use = api.node;
    if (use.field() == Field::function && use.parent().is(NodeKind::call)) {
        use = use.parent();
    }
    Finding finding = finding_for(*api.mapping, use.range());
    finding.message = {&messages::call_without_effect, {finding.api}};
    FixBuilder fix(context, {&messages::remove_without_effect, {finding.api}},
                   safety_of(*api.mapping));
    if (!take_out(use, context, fix)) {
        return false;
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

}  // namespace

extern const Rule no_effect{
    .code = "MP506",
    .name = "no-effect",
    .summary = "A call or setting that does nothing on MindSpore",
    .documentation = R"(
Some of PyTorch tunes or waits for CUDA, or marks code for its own compiler. The catalogue lists such
names with the status `drop`. Where one stands as a statement, a decorator, an item of a `with`
statement, or is assigned to, it goes.

```python
torch.backends.cudnn.benchmark = True
torch.cuda.ipc_collect()
```
goes without a trace. The fix is safe: nothing uses the result. In other places the name is reported.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
