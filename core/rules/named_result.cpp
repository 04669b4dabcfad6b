// MP303: `.values` and `.indices` of results that are plain tuples in MindSpore.
#include <algorithm>
#include <optional>

#include "core/rules/call.h"
#include "core/rules/member.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

constexpr auto functions = std::to_array<std::string_view>(
    {"cummax", "cummin", "kthvalue", "max", "median", "min", "mode", "nanmedian", "sort", "topk"});

bool is_listed(std::string_view name) {
    return std::find(functions.begin(), functions.end(), name) != functions.end();
}

// How sure it is that a call gives (values, indices); null if it does not.
std::optional<Safety> gives_pair(Node call, Context& context) {
    if (!call.is(NodeKind::call)) {
        return {};
    }
    const Node function = call.child(Field::function);
    const auto [prefix, last] = names::split_last(context.qualified(function));
    if (!prefix.empty()) {
        const bool known = prefix == "torch" || prefix == "mindspore.mint";
        return known && is_listed(last) ? std::optional(Safety::safe) : std::nullopt;
    }
    const MemberCall member = member_call(call);
    if (!member.name || !is_listed(member.name.text())) {
        return {};
    }
    const ValueKind kind = context.kind_of(member.receiver);
    if (kind == ValueKind::tensor || kind == ValueKind::parameter) {
        return Safety::safe;
    }
    const bool may_be_tensor =
        kind == ValueKind::unknown && CallArguments(call).find_keyword("dim") != nullptr;
    return may_be_tensor ? std::optional(Safety::suggested) : std::nullopt;
}

// The call whose result an expression is: itself, or what the only binding of a variable gives it.
Node source_of(Node expression, const Context& context) {
    if (!expression.is(NodeKind::identifier)) {
        return expression;
    }
    const auto resolution = context.scopes().resolve(expression);
    if (resolution.sites.size() != 1) {
        return {};
    }
    const Node site = resolution.sites.front()->node;
    const Node assignment = site.parent();
    const bool simple = assignment.is(NodeKind::assignment) && site.field() == Field::left;
    return simple ? assignment.child(Field::right) : Node{};
}

void on_attribute(Node attribute, Context& context) {
    const std::string_view name = attribute.child(Field::attribute).text();
    if ((name != "values" && name != "indices") || attribute.field() == Field::function) {
        return;
    }
    const Node object = attribute.child(Field::object);
    const std::optional<Safety> safety = gives_pair(source_of(object, context), context);
    if (!safety) {
        return;
    }
    const std::string index = name == "values" ? "[0]" : "[1]";
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = attribute.child(Field::attribute).range();
    finding.message = {&messages::named_result, {std::string(name), index}};
    FixBuilder fix(context, {&messages::replace_with, {index}}, *safety);
    fix.replace({object.end(), attribute.end()}, index);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::attribute};

}  // namespace

extern const Rule named_result{
    .code = "MP303",
    .name = "named-result",
    .summary = "`.values` or `.indices` of a result that is a plain tuple in MindSpore",
    .documentation = R"(
`torch.max(x, dim=1)`, `sort`, `topk` and their kin give a named tuple, MindSpore's functions a plain one.
The names become indices.

```python
best = torch.max(x, dim=1).values
order = torch.sort(x)
use(order.indices)
```
becomes
```python
best = mint.max(x, dim=1)[0]
order = mint.sort(x)
use(order[1])
```

The fix is safe on the call itself, and on a variable that nothing but such a call is assigned to. Where a
method is called on something that is not known to be a tensor, it is suggested.
)",
    .nodes = kinds,
    .on_node = on_attribute,
};

}  // namespace mindport::rules
