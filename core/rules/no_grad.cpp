// MP504: no_grad and inference_mode.
#include <algorithm>
#include <array>

#include "core/rules/api.h"
#include "core/rules/call.h"
#include "core/rules/without_effect.h"

namespace mindport::rules {
namespace {

bool is_no_grad(std::string_view qualified) {
    const auto [module, name] = names::split_last(qualified);
    return names::is_source_package(qualified) && (name == "no_grad" || name == "inference_mode");
}

// `inference_mode(False)` records gradients.
bool is_switched_off(Node call) {
    const CallArguments arguments(call);
    return std::any_of(arguments.all.begin(), arguments.all.end(), [](const Argument& argument) {
        return !argument.value.is(NodeKind::true_);
    });
}

// Whether gradients of what happens in this place may be asked for: the file trains, or the code
// belongs to a module, which may be part of a network that is trained.
bool may_be_differentiated(Node place, Context& context) {
    const Node owner = context.class_of(place);
    if (owner && context.is_module_class(owner) && !context.profile_lists("MP504")) {
        return true;
    }
    constexpr std::array<std::string_view, 4> signs{"backward", "grad", "value_and_grad",
                                                    "GradScaler"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return context.mentions(sign); });
}

void report_by_hand(Node use, const names::Reference& reference, Context& context) {
    Finding finding;
    finding.range = use.range();
    finding.api = std::string(reference.qualified);
    finding.message = {&messages::no_grad_in_training, {finding.api}};
    context.report(std::move(finding));
}

bool on_reference(const names::Reference& reference, Context& context) {
    if (!is_no_grad(reference.qualified) || reference.in_text) {
        return false;
    }
    Node use = reference.node;
    if (use.field() == Field::function && use.parent().is(NodeKind::call)) {
        use = use.parent();
        if (is_switched_off(use)) {
            report_by_hand(use, reference, context);
            return true;
        }
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = use.range();
    finding.api = std::string(reference.qualified);
    finding.message = {&messages::no_grad, {finding.api}};
    FixBuilder fix(context, {&messages::remove_without_effect, {finding.api}},
                   may_be_differentiated(use, context) ? Safety::suggested : Safety::safe);
    if (!take_out(use, context, fix)) {
        report_by_hand(use, reference, context);
        return true;
    }
    Fix built = fix.build();
    if (built.safety == Safety::suggested) {
        finding.severity = Severity::warning;
        finding.message.text = &messages::no_grad_in_training;
    }
    finding.fixes.push_back(std::move(built));
    context.report(std::move(finding));
    return true;
}

}  // namespace

extern const Rule no_grad{
    .code = "MP504",
    .name = "no-grad",
    .summary = "no_grad and inference_mode, which MindSpore does not need",
    .documentation = R"(
PyTorch records every operation unless it is told not to. MindSpore computes gradients only of a function
that is given to `value_and_grad` or `grad`, so code outside of such functions needs no `no_grad`: the
decorator goes, and the body of the `with` statement moves into its place.

```python
@torch.no_grad()
def sample(model, x):
    with torch.inference_mode(), lock:
        return model(x)
```
becomes
```python
def sample(model, x):
    with lock:
        return model(x)
```

The fix is safe where no gradients are asked for. In a file that trains (`.backward()`, `autograd.grad`)
and in methods of modules it is only suggested: if the code ends up inside a function that is
differentiated, cut the gradient with `ops.stop_gradient`. A profile for inference makes it safe in
modules too. `enable_grad` and `set_grad_enabled` are reported as names that need a decision.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
