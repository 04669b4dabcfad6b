// MP802: names of torch that are looked up as strings.
#include <algorithm>
#include <array>

#include "core/rules/always_true.h"
#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {
namespace {

constexpr std::array<std::string_view, 6> lookups{"getattr", "hasattr", "setattr",
                                                  "delattr", "vars",    "dir"};

// The name in a plain string constant, or empty.
std::string_view constant_text(Node string) {
    if (!string.is(NodeKind::string) || string.text().find_first_of("'\"") != 0) {
        return {};
    }
    const text::TextRange range = string.string_content();
    return string.tree()->text().substr(range.begin, range.size());
}

void report(Node call, std::string api, Message message, Context& context) {
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = call.range();
    finding.api = std::move(api);
    finding.message = std::move(message);
    context.report(std::move(finding));
}

// `getattr(torch, "float16")` is `torch.float16`.
void on_getattr(Node call, const catalog::Mapping& mapping, const names::Site* import,
                Context& context) {
    const std::string target(mapping.target);
    const bool is_renamed = mapping.rewrites.empty() && mapping.rename.empty() &&
                            mapping.kind != catalog::SymbolKind::function;
    Finding finding = finding_for(mapping, call.range());
    FixBuilder fix(context, {&messages::replace_with, {target}},
                   is_renamed ? safety_of(mapping) : Safety::suggested);
    fix.replace(call, fix.name(mapping.target, import));
    finding.message = {&messages::api_converts, {finding.api, target}};
    if (!has_comment(call)) {
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

// `hasattr(F, "silu")` holds where the name has a counterpart.
void on_hasattr(Node call, const catalog::Mapping& mapping, Context& context) {
    Finding finding = finding_for(mapping, call.range());
    finding.severity = Severity::warning;
    finding.message = {&messages::always_has, {finding.api, std::string(mapping.target)}};
    FixBuilder fix(context, {&messages::drop_test, {}});
    if (simplify_true(call, context, fix)) {
        finding.severity = Severity::hint;
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

bool on_reference(const names::Reference& reference, Context& context) {
    const Node list = reference.in_text ? Node{} : reference.node.parent();
    const Node call = list.parent();
    if (!list.is(NodeKind::argument_list) || !call.is(NodeKind::call) ||
        !names::is_source_package(reference.qualified)) {
        return false;
    }
    const Node function = call.child(Field::function);
    if (std::find(lookups.begin(), lookups.end(), function.text()) == lookups.end() ||
        context.scopes().resolve(function) || !(list.first_child() == reference.node)) {
        return false;
    }
    const catalog::Mapping* owner = context.catalog().find(reference.qualified);
    if (owner && owner->kind != catalog::SymbolKind::module) {
        return false;  // an attribute of a class or of a value
    }
    const std::string_view name = constant_text(reference.node.next_sibling());
    if (name.empty()) {
        report(call, std::string(reference.qualified),
               {&messages::name_at_run_time,
                {std::string(reference.qualified), std::string(function.text())}},
               context);
        return true;
    }
    const std::string api = std::string(reference.qualified).append(".").append(name);
    const catalog::Mapping* mapping = context.catalog().find(api);
    const bool converts = mapping && has_conversion(*mapping);
    if (converts && function.text() == "getattr") {
        on_getattr(call, *mapping, reference.import, context);
    } else if (converts && function.text() == "hasattr") {
        on_hasattr(call, *mapping, context);
    } else {
        report(call, api,
               {&messages::name_in_string,
                {api, mapping ? std::string(mapping->note) : std::string()}},
               context);
    }
    return true;
}

}  // namespace

extern const Rule dynamic_name{
    .code = "MP802",
    .name = "dynamic-name",
    .summary = "A PyTorch name that is looked up as a string",
    .documentation = R"(
Finds `getattr`, `hasattr`, `setattr`, `delattr`, `vars` and `dir` on modules of PyTorch. Where the name
is a constant, it is resolved like any other; a test for a name that has a counterpart holds, and goes.

```python
dtype = getattr(torch, "float16")
if not hasattr(F, "silu"):
    raise ImportError("too old")
act = F.silu if hasattr(F, "silu") else F.relu
```
becomes
```python
dtype = ms.float16
act = mint.nn.functional.silu
```

The fix is safe where the catalogue's is, and where the test stands in `if not …:` without `else`, in
`… and x`, or in `a if … else b`. A name that is computed is reported: only a person knows its values.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
