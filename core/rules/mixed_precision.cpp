// MP508: autocast and loss scaling.
#include "core/rules/api.h"

namespace mindport::rules {
namespace {

bool on_reference(const names::Reference& reference, Context& context) {
    const std::string_view name = names::split_last(reference.qualified).second;
    const ApiUse use = find_api(reference, context);
    if (!use.mapping || has_conversion(*use.mapping) ||
        !names::is_source_package(reference.qualified) ||
        (name != "autocast" && name != "GradScaler")) {
        return false;
    }
    report_unconverted(*use.mapping, reference.range, context);
    return true;
}

}  // namespace

extern const Rule mixed_precision{
    .code = "MP508",
    .name = "mixed-precision",
    .summary = "autocast and GradScaler",
    .documentation = R"(
PyTorch casts operations inside a `with torch.autocast(…)` block. MindSpore casts networks:
`mindspore.amp.auto_mixed_precision(network, "O2")` wraps one once, before it is called. In a block that
turns autocast off (`enabled=False`) keep the body, and cast its inputs where the dtype matters.
`GradScaler` becomes `mindspore.amp.DynamicLossScaler`, around `value_and_grad`.

There is no automatic fix: where to cast is a decision about the network.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
