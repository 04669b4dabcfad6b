// MP904: names of MindSpore that the target version does not have.
#include <algorithm>
#include <array>
#include <string>

#include "core/catalog/edit_distance.h"
#include "core/rules/context.h"
#include "core/rules/messages.h"
#include "core/rules/mindspore_method.h"

namespace mindport::rules {
namespace {

constexpr std::string_view package = "mindspore.";

// Modules whose names the data lists in full. Others hold more than they document.
constexpr std::array<std::string_view, 11> listed{"mindspore",
                                                  "mindspore.mint",
                                                  "mindspore.mint.distributed",
                                                  "mindspore.mint.nn",
                                                  "mindspore.mint.linalg",
                                                  "mindspore.mint.nn.functional",
                                                  "mindspore.mint.optim",
                                                  "mindspore.mint.special",
                                                  "mindspore.nn",
                                                  "mindspore.numpy",
                                                  "mindspore.ops"};

// What some of them let through of the modules that they import: `mint.functional` works.
constexpr std::array<std::string_view, 8> let_through{
    "functional", "mindspore", "mint", "nn", "ops", "F", "logger", "validator"};

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The shortest part of a dotted name that is missing, although it stands in a module whose names
// are known; empty if there is none.
std::string_view missing_part(std::string_view qualified, const catalog::Catalog& catalog) {
    if (!qualified.starts_with(package)) {
        return {};
    }
    std::string_view owner = "mindspore";
    while (owner.size() < qualified.size()) {
        const catalog::ApiSymbol* symbol = catalog.api(owner);
        if (!symbol || symbol->kind != catalog::SymbolKind::module) {
            return {};
        }
        const std::size_t dot = qualified.find('.', owner.size() + 1);
        const std::string_view next = qualified.substr(0, dot);
        const std::string_view last = next.substr(owner.size() + 1);
        if (!catalog.api(next)) {
            const bool is_known =
                contains(listed, owner) && !last.starts_with('_') &&
                (!owner.starts_with("mindspore.mint") || !contains(let_through, last));
            return is_known ? next : std::string_view{};
        }
        owner = next;
    }
    return {};
}

// The nearest name in the same module, or elsewhere in MindSpore; empty if none is near.
std::string nearest_name(std::string_view missing, const catalog::Catalog& catalog) {
    const std::string_view owner = names::split_last(missing).first;
    std::string elsewhere;
    for (const std::string_view name : catalog.nearest(missing, 8)) {
        if (names::split_last(name).first == owner) {
            return std::string(name);
        }
        if (elsewhere.empty() && name.starts_with(package)) {
            elsewhere = name;
        }
    }
    return elsewhere;
}

// A name under `try` may be missing on purpose.
bool is_tried(Node node) { return static_cast<bool>(node.enclosing(NodeKind::try_statement)); }

bool on_reference(const names::Reference& reference, Context& context) {
    const std::string_view missing = missing_part(reference.qualified, context.catalog());
    if (missing.empty() || reference.in_text || missing.size() <= reference.import->target.size() ||
        is_tried(reference.node)) {
        return false;
    }
    Node node = reference.node;
    for (std::string_view name = reference.qualified; name.size() > missing.size();
         name = names::split_last(name).first) {
        node = node.child(Field::object);
    }
    report_missing_name(missing, node.range(), node.child(Field::attribute), nullptr, context);
    return true;
}

// What an import itself names.
void on_import(Node statement, Context& context) {
    if (is_tried(statement)) {
        return;
    }
    for (const ImportUse* use : context.imports_in(statement)) {
        const std::string_view missing = missing_part(use->site->target, context.catalog());
        if (!missing.empty()) {
            const Node name = use->site->node;
            const bool is_last = missing == use->site->target && name.is(NodeKind::dotted_name) &&
                                 name.text() == names::split_last(missing).second;
            report_missing_name(missing, name.range(), is_last ? name : Node{}, nullptr, context);
        }
    }
}

constexpr std::array kinds{NodeKind::import_statement, NodeKind::import_from_statement};

}  // namespace

void report_missing_name(std::string_view missing, text::TextRange range, Node place,
                         const Rule* rule, Context& context) {
    const catalog::Catalog& catalog = context.catalog();
    const std::string version(catalog::known_versions[catalog.target().index]);
    Finding finding;
    finding.rule = rule;
    finding.severity = Severity::error;
    finding.range = range;
    finding.api = std::string(missing);
    if (const catalog::ApiSymbol* other = catalog.api_in_any_version(missing)) {
        finding.message = {&messages::mindspore_version,
                           {finding.api, catalog::to_string(other->versions), version}};
        context.report(std::move(finding));
        return;
    }
    const std::string nearest = nearest_name(missing, catalog);
    if (nearest.empty()) {
        finding.message = {&messages::mindspore_unknown, {finding.api, "", version}};
        context.report(std::move(finding));
        return;
    }
    finding.message = {&messages::mindspore_nearest, {finding.api, nearest, version}};
    const auto [owner, name] = names::split_last(nearest);
    const auto [missing_owner, missing_name] = names::split_last(missing);
    if (place && owner == missing_owner && catalog::edit_distance(name, missing_name, 1) == 1) {
        FixBuilder fix(context, {&messages::replace_with, {nearest}}, Safety::suggested);
        fix.replace(place, std::string(name));
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

extern const Rule mindspore_name{
    .code = "MP904",
    .name = "unknown-mindspore-name",
    .summary = "A name that the target version of MindSpore does not have",
    .documentation = R"(
Finds names that MindSpore's modules lack, in code that has been ported or is being written. Only public
modules whose names are known in full are looked at; private names, and code under `try`, are not.

```python
y = mint.nn.funtional.conv2d(x, w)
```
becomes
```python
y = mint.nn.functional.conv2d(x, w)
```

The fix is suggested where one letter makes the difference. A name that another version has is reported
with that version; `--target mindspore==2.10.0` says which one the code is for.
)",
    .nodes = kinds,
    .on_node = on_import,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
