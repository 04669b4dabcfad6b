// MP101: names that have a counterpart under another name.
#include <algorithm>

#include "core/rules/api.h"
#include "core/rules/call_adapter.h"

namespace mindport::rules {

extern const Rule call_arguments;

namespace {

// try: from torch import cat
// except ImportError: cat = None
bool has_fallback(const names::Site& import, const Context& context) {
    const Node attempt = import.node.enclosing(NodeKind::try_statement);
    const auto& sites = context.scopes().module_sites(import.name);
    return attempt && std::any_of(sites.begin(), sites.end(), [&](const names::Site* site) {
               return site != &import && !names::is_source_package(site->target) &&
                      site->node.enclosing(NodeKind::except_clause).parent() == attempt;
           });
}

// Writes the target's name. Where the name has a fallback, the import moves and the name stays, so
// that whoever tests for the fallback still can.
void write_name(const ApiUse& use, const names::Reference& reference, FixBuilder& fix,
                Context& context) {
    const std::string_view target = use.mapping->target;
    const names::Site& import = *reference.import;
    const auto [module, last] = names::split_last(target);
    const bool is_the_import = use.node == reference.node && !reference.in_text &&
                               import.target == reference.qualified && !module.empty() &&
                               import.node.enclosing(NodeKind::import_from_statement);
    if (is_the_import && has_fallback(import, context)) {
        const std::string alias = import.name == last ? "" : std::string(import.name);
        fix.move_import(&import, {std::string(module), std::string(last), alias,
                                  names::ScopeTree::nested_statement(import)});
        return;
    }
    fix.replace(use.range, fix.name(target, use.import));
}

// Torch's name stays until a person has decided.
void suggest(const std::string& target, FixBuilder& fix, Finding& finding) {
    fix.set_safety(Safety::suggested);
    finding.severity = Severity::warning;
    if (!finding.rule) {
        finding.message = {&messages::api_may_convert, {finding.api, target}};
    }
}

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
        write_name(use, reference, fix, context);
        say_conversion(mapping, finding);
        if (!renames_only) {
            suggest(target, fix, finding);
        }
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
        write_name(use, reference, fix, context);
    }
    fix.add(std::move(adapted.edits), std::move(adapted.imports));
    say_conversion(mapping, finding);
    if (!adapted.certain) {
        suggest(target, fix, finding);
    }
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
