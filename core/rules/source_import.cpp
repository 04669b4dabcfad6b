// MP102: imports of torch.
#include "core/rules/api.h"

namespace mindport::rules {
namespace {

void on_import(Node statement, Context& context) {
    for (const ImportUse* use : context.imports_in(statement)) {
        if (!names::is_source_package(use->site->target)) {
            continue;
        }
        Finding finding;
        finding.severity = Severity::hint;
        finding.range = use->site->node.range();
        finding.api = std::string(use->site->target);
        const std::size_t uses = use->references.size();
        finding.message =
            uses == 0 ? Message{&messages::import_unused, {finding.api}}
                      : Message{&messages::import_used, {finding.api, std::to_string(uses)}};
        context.report(std::move(finding));
    }
}

constexpr std::array kinds{NodeKind::import_statement, NodeKind::import_from_statement};

}  // namespace

extern const Rule source_import{
    .code = "MP102",
    .name = "source-import",
    .summary = "An import of PyTorch",
    .documentation = R"(
An import of PyTorch goes when the last use of it is converted. Uses that are left keep it; where the
name that it binds is needed for MindSpore (`nn`), they are written out in full (`torch.nn.Foo`), so
that they stand out and still mean what they meant.
)",
    .nodes = kinds,
    .on_node = on_import,
};

}  // namespace mindport::rules
