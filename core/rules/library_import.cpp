// MP104: imports of a library that has been ported as a whole.
#include "core/rules/library_import.h"

#include <algorithm>

#include "core/rules/api.h"
#include "core/rules/call_adapter.h"

namespace mindport::rules {
namespace {

using Fate = LibraryName::Fate;

std::string module_of(std::string_view qualified) {
    return std::string(names::split_last(qualified).first);
}

// How a statement in this file names `module`: relative where it was relative and both lie in the
// file's own library, whose counterpart is the target's.
std::string write_module(const std::string& module, std::string_view written,
                         const Context& context) {
    const std::size_t dots = std::min(written.find_first_not_of(". "), written.size());
    if (dots == 0) {
        return module;
    }
    const std::string_view own = context.file().module_name;
    const std::string_view own_top = own.substr(0, own.find('.'));
    const catalog::Mapping* library = context.catalog().find(own_top);
    if (!library || !module.starts_with(library->target)) {
        return module;
    }
    const std::string here =
        std::string(own_top) + module.substr(library->target.size());  // in the file's own terms
    const std::string base = names::resolve_module(written.substr(0, dots), context.file());
    if (here == base) {
        return std::string(written.substr(0, dots));
    }
    return here.starts_with(base + ".")
               ? std::string(written.substr(0, dots)) + here.substr(base.size() + 1)
               : module;
}

struct ImportedName {
    const names::Site* site;
    LibraryName name;
};

std::vector<ImportedName> imported_names(Node statement, const Context& context) {
    std::vector<ImportedName> result;
    for (const ImportUse* use : context.imports_in(statement)) {
        result.push_back({use->site, library_name(use->site->target, context)});
    }
    return result;
}

Finding moved_finding(const ImportedName& entry, text::TextRange range) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.api = std::string(entry.site->target);
    finding.message = {&messages::library_name_moves, {finding.api, entry.name.target}};
    return finding;
}

void on_from_import(Node statement, Context& context) {
    const Node module = statement.child(Field::module_name);
    const std::vector<ImportedName> imported = imported_names(statement, context);
    if (imported.empty()) {
        return;
    }
    const std::string first_module = module_of(imported.front().name.target);
    const bool all_move_together =
        std::all_of(imported.begin(), imported.end(), [&](const ImportedName& entry) {
            return entry.name.fate == Fate::moves && module_of(entry.name.target) == first_module;
        });
    if (all_move_together) {
        const std::string written = write_module(first_module, module.text(), context);
        FixBuilder fix(context, {&messages::replace_with, {written}});
        fix.replace(module, written);
        if (!fix.changes_nothing()) {
            Finding finding = moved_finding(imported.front(), module.range());
            finding.fixes.push_back(fix.build());
            context.report(std::move(finding));
        }
        return;
    }
    for (const ImportedName& entry : imported) {
        if (entry.name.fate != Fate::moves) {
            continue;
        }
        const std::string written =
            write_module(module_of(entry.name.target), module.text(), context);
        if (written == module.text()) {
            continue;
        }
        const std::string name(names::split_last(entry.name.target).second);
        const std::string alias = entry.site->name == name ? "" : std::string(entry.site->name);
        FixBuilder fix(context, {&messages::replace_with, {entry.name.target}});
        fix.move_import(entry.site,
                        {written, name, alias, names::ScopeTree::nested_statement(*entry.site)});
        Finding finding = moved_finding(entry, entry.site->node.range());
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

// `import diffusers` and `import diffusers.models as m`.
void on_plain_import(Node statement, Context& context) {
    for (const ImportedName& entry : imported_names(statement, context)) {
        const catalog::Mapping* row = entry.name.row;
        if (!row || entry.name.fate != Fate::moves) {
            continue;
        }
        const Node name = entry.site->node;
        const bool aliased = name.is(NodeKind::aliased_import);
        const bool alone = !statement.first_child().next_sibling();
        const std::string target(row->target);
        FixBuilder fix(context, {&messages::replace_with, {target}});
        if (aliased) {
            fix.replace(name.child(Field::name), target);
        } else if (alone && name.first_child().text() == name.text()) {
            fix.replace(statement, "from " + module_of(target) + " import " +
                                       std::string(names::split_last(target).second));
        } else {
            continue;
        }
        Finding finding = moved_finding(entry, name.range());
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

void on_import(Node statement, Context& context) {
    if (statement.is(NodeKind::import_from_statement)) {
        on_from_import(statement, context);
    } else {
        on_plain_import(statement, context);
    }
}

// The target release of the port has no such name.
void report_lacking(const names::Reference& reference, const catalog::LibraryExport& entry,
                    Context& context) {
    const auto& releases = catalog::known_library_versions;
    const std::string target(releases.at(context.catalog().target().library));
    Finding finding;
    finding.severity = Severity::error;
    finding.range = reference.range;
    finding.api = std::string(reference.qualified);
    if (entry.since.empty()) {
        finding.message = {&messages::library_lacks, {std::string(entry.name), target}};
    } else {
        finding.message = {&messages::library_has_later,
                           {std::string(entry.name), target, std::string(entry.since)}};
    }
    context.report(std::move(finding));
}

// Uses of a name that moves stay as they are, except for the arguments of a call.
bool on_reference(const names::Reference& reference, Context& context) {
    const LibraryName name = library_name(reference.import->target, context);
    if (name.fate == Fate::stays) {
        return true;
    }
    if (name.lacking) {
        report_lacking(reference, *name.lacking, context);
        return true;
    }
    if (name.fate != Fate::moves) {
        return false;
    }
    const bool exact = reference.qualified == reference.import->target;
    const Node call = reference.node.field() == Field::function ? reference.node.parent() : Node{};
    if (exact && name.row && call.is(NodeKind::call) && !reference.in_text) {
        AdaptedCall adapted = adapt_call(call, {}, *name.row, reference.import, context);
        FixBuilder fix(context, {&messages::adapt_arguments, {name.target}}, safety_of(*name.row));
        fix.add(std::move(adapted.edits), std::move(adapted.imports));
        if (!fix.changes_nothing()) {
            Finding finding = finding_for(*name.row, call.range());
            finding.message = {&messages::api_converts, {finding.api, name.target}};
            finding.fixes.push_back(fix.build());
            context.report(std::move(finding));
        }
        return true;
    }
    // What follows the name of a class or a function is its own; below a module there are more
    // names.
    const catalog::ApiSymbol* moved = context.catalog().api(name.target);
    const bool is_module = moved && moved->kind == catalog::SymbolKind::module;
    return exact || !is_module || library_name(reference.qualified, context).fate != Fate::reported;
}

constexpr std::array kinds{NodeKind::import_statement, NodeKind::import_from_statement};

}  // namespace

extern const Rule library_import{
    .code = "MP104",
    .name = "library-import",
    .summary = "An import of a library that has been ported to MindSpore as a whole",
    .documentation = R"(
Names of Diffusers and transformers that mindone has are imported from there.

```python
from diffusers import FluxPipeline
from transformers import CLIPTextModel, CLIPTokenizer
```
becomes
```python
from transformers import CLIPTokenizer
from mindone.diffusers import FluxPipeline
from mindone.transformers import CLIPTextModel
```

Inside the library itself relative imports stay relative (`...utils.torch_utils` becomes
`...utils.mindspore_utils`). What the target release lacks is reported. The fix is safe: names keep their
spelling, only where they come from changes.
)",
    .nodes = kinds,
    .on_node = on_import,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
