// MP102: imports of torch.
#include <algorithm>

#include "core/rules/api.h"

namespace mindport::rules {
namespace {

// `from torch import *`: what it brings is not known here.
void on_star(Node statement, Context& context) {
    const std::string_view module = statement.child(Field::module_name).text();
    Finding finding;
    finding.range = statement.range();
    finding.api = std::string(module);
    finding.message = {&messages::import_unused, {std::string(module) + ".*"}};
    context.report(std::move(finding));
}

bool has_star(Node statement) {
    const auto parts = statement.children();
    return std::any_of(parts.begin(), parts.end(),
                       [](Node part) { return part.is(NodeKind::wildcard_import); });
}

// Uses count for the first import of a name.
bool has_used_twin(const ImportUse& use, const Context& context) {
    const auto& all = context.imports();
    return std::any_of(all.begin(), all.end(), [&](const ImportUse& other) {
        return other.site->name == use.site->name && !other.references.empty();
    });
}

void on_import(Node statement, Context& context) {
    if (has_star(statement) &&
        names::is_source_package(statement.child(Field::module_name).text())) {
        on_star(statement, context);
        return;
    }
    for (const ImportUse* use : context.imports_in(statement)) {
        if (!names::is_source_package(use->site->target)) {
            continue;
        }
        Finding finding;
        finding.range = use->site->node.range();
        finding.api = std::string(use->site->target);
        const std::size_t uses = use->references.size();
        finding.severity =
            uses == 0 && !has_used_twin(*use, context) ? Severity::warning : Severity::hint;
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
that they stand out and still mean what they meant. An import that stays although the file does not use it
(a re-export, `from torch import *`, one with a fallback under `except ImportError`) is a warning: whoever
imports the name from here has to be looked at.
)",
    .nodes = kinds,
    .on_node = on_import,
};

}  // namespace mindport::rules
