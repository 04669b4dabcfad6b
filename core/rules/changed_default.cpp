// MP731: parameters whose default is another one in a port.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/doc_text.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"

namespace mindport::rules {
namespace {

struct Change {
    std::string_view name;
    std::string_view before;
    std::string_view after;
};

std::optional<Change> change_of(std::string_view parameter, const Context& context) {
    const auto& defaults = context.catalog().profile().defaults;
    for (std::size_t i = 0; i + 2 < defaults.size(); i += 3) {
        if (defaults[i] == parameter) {
            return Change{defaults[i], defaults[i + 1], defaults[i + 2]};
        }
    }
    return std::nullopt;
}

// "name (`bool`, *optional*, defaults to `True`)": where "True" stands in the docstring, or
// nullopt.
std::optional<text::TextRange> documented(Node function, const Change& change) {
    const Node first = function.child(Field::body).first_child();
    const Node string = first.first_child();
    if (!first.is(NodeKind::expression_statement) || !string.is(NodeKind::string)) {
        return std::nullopt;
    }
    for (const DocLine& line : doc_lines(string)) {
        const std::string_view source = string.tree()->text();
        std::string_view text = source.substr(line.range.begin, line.range.size());
        const std::size_t start = text.find_first_not_of(" \t");
        const std::string said = "defaults to `" + std::string(change.before) + "`";
        const std::size_t at = text.find(said);
        if (!line.is_code && at != std::string_view::npos &&
            text.substr(start).starts_with(std::string(change.name) + " (")) {
            const auto begin = static_cast<std::uint32_t>(line.range.begin + at + said.size() -
                                                          change.before.size() - 1);
            return text::TextRange{begin, begin + static_cast<std::uint32_t>(change.before.size())};
        }
    }
    return std::nullopt;
}

// What people call themselves, such as a pipeline: not all of its ports have the other default, but
// nearly all of those do that came out while it was the custom.
bool may_differ(Node function, const Context& context) {
    const Node owner = context.class_of(function);
    if (function.child(Field::name).text() != "__call__" ||
        (owner && context.is_module_class(owner))) {
        return false;
    }
    return !follows_customs(owner, context);
}

void on_parameter(Node parameter, Context& context) {
    const auto change = change_of(parameter.child(Field::name).text(), context);
    const Node value = parameter.child(Field::value);
    const Node function = parameter.enclosing(NodeKind::function_definition);
    if (!change || value.text() != change->before || !function || !is_library_file(context)) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = parameter.range();
    finding.message = {&messages::changed_default,
                       {std::string(change->name), std::string(change->after)}};
    FixBuilder fix(context, {&messages::replace_with, {std::string(change->after)}},
                   may_differ(function, context) ? Safety::suggested : Safety::safe);
    fix.replace(value, std::string(change->after));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// The documentation of a parameter: many ports leave what it says.
void on_documented(Node function, Context& context) {
    const Node parameters = function.child(Field::parameters);
    for (const Node parameter : parameters.children()) {
        const auto change = change_of(parameter.child(Field::name).text(), context);
        const auto docs =
            change && is_library_file(context) ? documented(function, *change) : std::nullopt;
        if (!docs) {
            continue;
        }
        Finding finding;
        finding.severity = Severity::hint;
        finding.range = *docs;
        finding.message = {&messages::changed_default,
                           {std::string(change->name), std::string(change->after)}};
        FixBuilder fix(context, {&messages::replace_with, {std::string(change->after)}},
                       Safety::suggested);
        fix.replace(*docs, std::string(change->after));
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::function_definition)) {
        on_documented(node, context);
    } else {
        on_parameter(node, context);
    }
}

constexpr std::array kinds{NodeKind::default_parameter, NodeKind::typed_default_parameter,
                           NodeKind::function_definition};

}  // namespace

extern const Rule changed_default{
    .code = "MP731",
    .name = "changed-default",
    .summary = "A parameter that has another default in a port",
    .documentation = R"(
A graph gives tuples, so models and schedulers of `mindone.diffusers` do by default: `return_dict` is False.
The profile lists such parameters (`defaults`).

```python
def forward(self, sample, return_dict: bool = True):
    ...
```
becomes
```python
def construct(self, sample, return_dict: bool = False):
    ...
```

The fix is safe in a profile that ports a whole library, whose own callers take the items by index (MP720).
For `__call__` of what is no network, such as a pipeline, which people call themselves, it is safe where the
port exports the class since the release that the profile names (`customs_until`) or an earlier one; later ports
leave many as they are. There, and for what docstrings say, it is suggested.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
