// MP105: imports of packages that work with PyTorch, and not with MindSpore.
#include <algorithm>

#include "core/rules/api.h"

namespace mindport::rules {
namespace {

using catalog::Mapping;

// The row of the innermost module around an imported name, if a person has to find what takes the
// module's place.
const Mapping* package_of(std::string_view imported, const catalog::Catalog& catalog) {
    for (std::string_view module = imported; !module.empty();
         module = names::split_last(module).first) {
        if (const Mapping* row = catalog.find(module)) {
            const bool is_reported =
                row->kind == catalog::SymbolKind::module && !has_conversion(*row);
            return is_reported ? row : nullptr;
        }
    }
    return nullptr;
}

void on_import(Node statement, Context& context) {
    const Mapping* last = nullptr;
    for (const ImportUse* use : context.imports_in(statement)) {
        const std::string_view target = use->site->target;
        const Mapping* row =
            is_covered(target, context.catalog()) ? nullptr : package_of(target, context.catalog());
        if (!row || row == last) {
            continue;
        }
        last = row;
        Finding finding;
        finding.severity = Severity::warning;
        finding.range = use->site->node.range();
        finding.api = std::string(row->source);
        finding.message = {&messages::torch_package, {finding.api, std::string(row->note)}};
        context.report(std::move(finding));
    }
}

constexpr std::array kinds{NodeKind::import_statement, NodeKind::import_from_statement};

}  // namespace

extern const Rule torch_package{
    .code = "MP105",
    .name = "torch-package",
    .summary = "An import of a package that works with PyTorch, and not with MindSpore",
    .documentation = R"(
Reports imports of packages whose modules, tensors or training loops are PyTorch's, with what takes their
place: mindcv for timm, `value_and_grad` for Lightning, `mindone.peft` for peft.

```python
import pytorch_lightning as pl
from safetensors.torch import load_file
```

There is no automatic fix. The packages are rows of `mappings/packages.toml`, and rows of your own in
`mindport.toml` count too; a profile judges by itself what it covers.
)",
    .nodes = kinds,
    .on_node = on_import,
};

}  // namespace mindport::rules
