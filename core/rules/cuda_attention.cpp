// MP603: attention libraries that are made for CUDA.
#include <algorithm>
#include <array>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

constexpr std::array<std::string_view, 5> packages{"xformers", "flash_attn", "flash_attn_interface",
                                                   "sageattention", "flash_attn_3"};

bool is_attention_package(std::string_view qualified) {
    const std::string_view top = qualified.substr(0, qualified.find('.'));
    return std::find(packages.begin(), packages.end(), top) != packages.end();
}

void report(text::TextRange range, std::string_view name, Context& context) {
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = range;
    finding.api = std::string(name);
    finding.message = {&messages::cuda_attention, {finding.api}};
    context.report(std::move(finding));
}

bool on_reference(const names::Reference& reference, Context& context) {
    if (!is_attention_package(reference.qualified)) {
        return false;
    }
    report(reference.range, reference.qualified, context);
    return true;
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::call)) {
        const Node function = node.child(Field::function);
        const std::string_view name = function.child(Field::attribute).text();
        if (name == "enable_xformers_memory_efficient_attention") {
            report({function.child(Field::attribute).begin(), node.end()}, name, context);
        }
        return;
    }
    for (const ImportUse* use : context.imports_in(node)) {
        if (is_attention_package(use->site->target)) {
            report(use->site->node.range(), use->site->target, context);
        }
    }
}

constexpr std::array kinds{NodeKind::call, NodeKind::import_statement,
                           NodeKind::import_from_statement};

}  // namespace

extern const Rule cuda_attention{
    .code = "MP603",
    .name = "cuda-attention",
    .summary = "Attention from a library that is made for CUDA",
    .documentation = R"(
Finds imports and uses of xformers, flash_attn and sageattention, and calls of
`enable_xformers_memory_efficient_attention()`.

```python
out = xformers.ops.memory_efficient_attention(q, k, v)
```

There is no automatic fix. xformers and flash_attn take (batch, length, heads, size), MindSpore's fused
attention (batch, heads, length, size) by default; see `mindspore.ops.flash_attention_score`, or
`scaled_dot_product_attention` of `mindone.diffusers`. A call that only switches it on can go.
)",
    .nodes = kinds,
    .on_node = on_node,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
