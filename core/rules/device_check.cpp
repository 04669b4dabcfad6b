// MP505: code that asks which devices there are.
#include <algorithm>
#include <array>

#include "core/rules/api.h"
#include "core/rules/device.h"
#include "core/rules/truth.h"

namespace mindport::rules {
namespace {

bool on_reference(const names::Reference& reference, Context& context) {
    constexpr std::array<std::string_view, 4> questions{"device_count", "is_available", "is_built",
                                                        "is_initialized"};
    const std::string_view name = names::split_last(reference.qualified).second;
    const ApiUse use = find_api(reference, context);
    if (!use.mapping || use.mapping->status != catalog::Status::manual ||
        std::find(questions.begin(), questions.end(), name) == questions.end() ||
        !names::is_source_package(reference.qualified) ||
        reference.qualified.starts_with("torch.distributed")) {
        return false;
    }
    report_unconverted(*use.mapping, reference.range, context);
    return true;
}

// `x.device.type == "cuda"`
void on_comparison(Node comparison, Context& context) {
    const Node left = comparison.first_child();
    const bool asks = left.is(NodeKind::attribute) &&
                      left.child(Field::attribute).text() == "type" && is_device(left, context);
    if (!asks || truth_of(comparison, context) != Truth::unknown) {
        return;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = comparison.range();
    finding.message = {&messages::device_check, {std::string(comparison.text())}};
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::comparison_operator};

}  // namespace

extern const Rule device_check{
    .code = "MP505",
    .name = "device-check",
    .summary = "Code that asks which devices there are",
    .documentation = R"(
`torch.cuda.is_available()`, `torch.backends.mps.is_available()`, `x.device.type == "cuda"`: what depends
on such a question is a decision about your code. On Ascend the usual answer is that of a machine with an
accelerator: keep what is done for CUDA, without the test, and drop what is done for MPS and the CPU.

```python
device = "cuda" if torch.cuda.is_available() else "cpu"
```
There is no automatic fix here. A profile may know the answer (MP703).
)",
    .nodes = kinds,
    .on_node = on_comparison,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
