// MP713: parameters that a port has not, by the profile's list.
#include <algorithm>
#include <array>

#include "core/rules/call.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"

namespace mindport::rules {
namespace {

bool is_gone(std::string_view name, const Context& context) {
    const auto& names = context.catalog().profile().gone_parameters;
    return std::find(names.begin(), names.end(), name) != names.end();
}

Finding found(text::TextRange range, std::string_view name) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.message = {&messages::gone_parameter, {std::string(name)}};
    return finding;
}

FixBuilder removal(std::string_view name, const Context& context) {
    return FixBuilder(context, {&messages::remove_without_effect, {std::string(name)}});
}

// What uses the name in the function, but for `target` itself: it has to go too.
void need_unused(std::string_view name, Node function, Node target, FixBuilder& fix) {
    const Node body = function.child(Field::body);
    for (std::uint32_t index = body.index(); index < body.after(); ++index) {
        const Node node{body.tree(), body.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == name && !node.is_inside(target) &&
            names::is_name_use(node)) {
            fix.only_if_removed(node.range());
        }
    }
}

void on_function(Node function, Context& context) {
    for (const Node parameter : function.child(Field::parameters).children()) {
        const std::string_view name = parameter_name(parameter).text();
        if (!is_gone(name, context)) {
            continue;
        }
        Finding finding = found(parameter.range(), name);
        FixBuilder fix = removal(name, context);
        if (erase_parameter(parameter, fix)) {
            need_unused(name, function, parameter, fix);
            finding.fixes.push_back(fix.build());
        }
        finding.if_kept = &messages::gone_parameter_used;
        context.report(std::move(finding));
    }
}

void on_call(Node call, Context& context) {
    const CallArguments arguments(call);
    const Node function = call.child(Field::function);
    const std::string_view own_name = function.is(NodeKind::attribute)
                                          ? function.child(Field::attribute).text()
                                          : function.text();
    std::vector<bool> gone(arguments.all.size(), false);
    std::string_view name;
    for (std::size_t i = 0; i < gone.size(); ++i) {
        const Argument& argument = arguments.all[i];
        const bool by_keyword = argument.form == Argument::Form::keyword;
        const bool by_place =
            argument.form == Argument::Form::positional && argument.value.is(NodeKind::identifier);
        const std::string_view given = by_keyword ? argument.keyword
                                       : by_place ? argument.value.text()
                                                  : std::string_view{};
        gone[i] =
            is_gone(given, context) && (by_keyword || takes_parameter(own_name, given, i, context));
        name = gone[i] ? given : name;
    }
    if (!arguments.list || name.empty()) {
        return;
    }
    Finding finding = found(call.child(Field::function).range(), name);
    FixBuilder fix = removal(name, context);
    fix.add(erase_arguments(arguments, gone));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// `name = …`, and `options["name"] = name`.
void on_statement(Node statement, Context& context) {
    const Node assignment = statement.first_child();
    const Node function = statement.enclosing(NodeKind::function_definition);
    if (!assignment.is(NodeKind::assignment) || !function) {
        return;
    }
    const Node target = assignment.child(Field::left);
    const Node value = assignment.child(Field::right);
    const bool is_stored = target.is(NodeKind::subscript) && value.is(NodeKind::identifier);
    const Node holder = is_stored ? value : target;
    if (!holder.is(NodeKind::identifier) || !is_gone(holder.text(), context)) {
        return;
    }
    Finding finding = found(holder.range(), holder.text());
    FixBuilder fix = removal(holder.text(), context);
    fix.remove_statement(statement);
    if (!is_stored) {
        need_unused(holder.text(), function, assignment.child(Field::left), fix);
    }
    finding.fixes.push_back(fix.build());
    finding.if_kept = &messages::gone_parameter_used;
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    switch (node.kind()) {
        case NodeKind::function_definition:
            on_function(node, context);
            break;
        case NodeKind::call:
            on_call(node, context);
            break;
        default:
            on_statement(node, context);
    }
}

constexpr std::array kinds{NodeKind::function_definition, NodeKind::call,
                           NodeKind::expression_statement};

}  // namespace

extern const Rule gone_parameter{
    .code = "MP713",
    .name = "gone-parameter",
    .summary = "A parameter that a port has not",
    .documentation = R"(
Some parameters say how torch is to do its work, such as `low_cpu_mem_usage` of Diffusers' loaders. The
profile lists those that a port has not (`gone_parameters`). As arguments they go from all calls, tests of
them are taken as false (MP703), and when nothing uses them any more, so do the parameter and what sets it.

```python
def load(path, low_cpu_mem_usage=True, **kwargs):
    if low_cpu_mem_usage and not is_accelerate_available():
        raise ImportError(path)
    return read(path, low_cpu_mem_usage=low_cpu_mem_usage, **kwargs)
```
becomes
```python
def load(path, **kwargs):
    return read(path, **kwargs)
```

The fix is safe in a profile that ports a whole library: nobody gives the argument any more.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
