// MP203: methods of modules.
#include <algorithm>

#include "core/rules/device.h"
#include "core/rules/member.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

using catalog::Mapping;
using catalog::SymbolKind;
using catalog::ValueKind;

constexpr auto is_in = [](std::string_view name, const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
};

// Methods of modules only: whoever has one is a module.
constexpr auto unmistakable = std::to_array<std::string_view>(
    {"get_submodule", "modules", "named_buffers", "named_children", "named_modules",
     "named_parameters", "parameters", "register_buffer", "register_forward_hook",
     "register_forward_pre_hook", "register_full_backward_hook", "register_full_backward_pre_hook",
     "register_parameter"});

// Where a module lives and `forward` have rules of their own.
constexpr auto elsewhere = std::to_array<std::string_view>(
    {"cpu", "cuda", "forward", "ipu", "mtia", "to", "to_empty", "xpu"});

bool is_handled(std::string_view name) {
    return !name.starts_with("__") && !is_in(name, elsewhere);
}

bool is_super(Node expression) {
    return expression.is(NodeKind::call) && expression.child(Field::function).text() == "super";
}

enum class Receiver : std::uint8_t { module, unknown, other };

Receiver classify(const MemberCall& member, Context& context) {
    const std::string_view name = member.name.text();
    if (is_super(member.receiver)) {
        const Node definition = context.class_of(member.call);
        return definition && context.is_module_class(definition) ? Receiver::module
                                                                 : Receiver::other;
    }
    const kinds::Value value = context.kinds().value_of(member.receiver);
    if (value.kind == ValueKind::module || value.kind == ValueKind::modules) {
        // A plain list of modules has the methods of a list.
        const bool is_module =
            value.kind == ValueKind::module || context.kinds().is_module_type(value.type);
        return is_module ? Receiver::module : Receiver::other;
    }
    const bool may_be_module = value.kind == ValueKind::unknown || value.kind == ValueKind::none;
    if (!may_be_module || context.kinds().defines_method(value.type, name)) {
        return Receiver::other;
    }
    // pandas, too, has an `eval`, which takes what is to be evaluated.
    const bool is_mode = name == "eval" && CallArguments(member.call).all.empty();
    return is_mode || is_in(name, unmistakable) ? Receiver::module : Receiver::unknown;
}

Finding member_finding(const MemberCall& member, const Mapping& mapping) {
    Finding finding = finding_for(mapping, {member.name.begin(), member.call.end()});
    finding.severity = Severity::hint;
    finding.message = {&messages::api_converts, {finding.api, std::string(mapping.target)}};
    return finding;
}

// `for m in x.modules()` becomes `for _, m in x.cells_and_names()`.
bool convert_loop(const MemberCall& member, const Mapping& mapping, Context& context) {
    const Node loop = member.call.parent();
    const Node target = loop.child(Field::left);
    const bool is_loop = loop.is_any(NodeKind::for_statement, NodeKind::for_in_clause) &&
                         member.call.field() == Field::right && target.is(NodeKind::identifier);
    const Node arguments = member.call.child(Field::arguments);
    if (member.name.text() != "modules" || !is_loop || arguments.first_child() ||
        context.scopes().is_import_name("_")) {
        return false;
    }
    Finding finding = member_finding(member, mapping);
    FixBuilder fix(context, {&messages::replace_with, {std::string(mapping.target)}});
    fix.insert(target.begin(), "_, ").replace(member.name, "cells_and_names");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

// `next(x.children())`: what a Cell gives is no iterator, but a view of a dict.
bool convert_next(const MemberCall& member, const Mapping& mapping, Context& context) {
    const Node outer = member.call.parent().parent();
    const std::string_view name = member.name.text();
    if ((name != "children" && name != "named_children") || !outer.is(NodeKind::call) ||
        outer.child(Field::function).text() != "next") {
        return false;
    }
    AdaptedCall adapted = adapt_call(member.call, member.receiver, mapping, nullptr, context);
    if (adapted.problem || adapted.edits.size() != 1) {
        return false;
    }
    Finding finding = member_finding(member, mapping);
    FixBuilder fix(context, {&messages::replace_with, {std::string(mapping.target)}});
    adapted.edits[0].text += ')';
    fix.insert(member.call.begin(), "iter(");
    fix.add(std::move(adapted.edits), std::move(adapted.imports));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

std::string unused_name(const Context& context) {
    for (const std::string_view name : {"param", "parameter", "p"}) {
        if (!context.scopes().is_bound_anywhere(name)) {
            return std::string(name);
        }
    }
    return {};
}

// `x.requires_grad_(False)` becomes a loop over the parameters.
bool convert_requires_grad(const MemberCall& member, const Mapping& mapping, Context& context) {
    const Node statement = member.call.parent();
    const std::string name = unused_name(context);
    const CallArguments arguments(member.call);
    const std::string_view text = context.tree().text();
    const std::uint32_t line = text::line_start(text, statement.begin());
    const std::string indent(text.substr(line, statement.begin() - line));
    const bool alone = statement.is(NodeKind::expression_statement) &&
                       indent.find_first_not_of(" \t") == std::string::npos &&
                       text.find_first_not_of(" \t", statement.end()) ==
                           text.find_first_of("\r\n", statement.end());
    if (member.name.text() != "requires_grad_" || !alone || name.empty() ||
        arguments.all.size() > 1 || arguments.has_splat || has_comment(member.call)) {
        return false;
    }
    Finding finding = member_finding(member, mapping);
    FixBuilder fix(context, {&messages::write_loop, {}});
    text::Edit edit{{member.receiver.end(), member.call.end()}, {}};
    edit.text = ".get_parameters():\n" + indent + "    " + name + ".requires_grad = ";
    if (arguments.all.empty()) {
        edit.text += "True";
    } else {
        const auto at = static_cast<std::uint32_t>(edit.text.size());
        edit.slots.push_back({at, arguments.all[0].value.range()});
    }
    fix.insert(member.call.begin(), "for " + name + " in ").edit(std::move(edit));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

// `net.to(dtype)`: where a module lives has a rule of its own, but not every MindSpore can cast it.
void on_cast(const MemberCall& member, Context& context) {
    const Mapping* mapping = context.catalog().find_module_member("to");
    if (mapping && mapping->status == catalog::Status::manual &&
        context.kind_of(member.receiver) == ValueKind::module &&
        !context.kinds().defines_method(context.kinds().value_of(member.receiver).type, "to") &&
        !transfer_of(member.call, context)) {
        report_unconverted(*mapping, {member.name.begin(), member.call.end()}, context);
    }
}

bool is_given_to_optimizer(Node call, const Context& context) {
    Node above = call.parent();
    while (above.is_any(NodeKind::argument_list, NodeKind::keyword_argument, NodeKind::dictionary,
                        NodeKind::pair, NodeKind::list)) {
        above = above.parent();
    }
    const std::string_view name =
        above.is(NodeKind::call) ? context.qualified(above.child(Field::function)) : "";
    return name.starts_with("torch.optim.") || name.starts_with("mindspore.mint.optim.") ||
           name.starts_with("mindspore.experimental.optim.");
}

// `Adam(m.parameters())`: MindSpore's optimizers go through the parameters more than once, which
// the iterator of get_parameters() does not allow.
bool convert_for_optimizer(const MemberCall& member, const Mapping& mapping, Context& context) {
    if (member.name.text() != "parameters" || !CallArguments(member.call).all.empty() ||
        !is_given_to_optimizer(member.call, context)) {
        return false;
    }
    Finding finding = member_finding(member, mapping);
    FixBuilder fix(context, {&messages::replace_with, {"mindspore.nn.Cell.trainable_params"}});
    fix.replace(member.name, "trainable_params");
    finding.message = {&messages::api_converts,
                       {finding.api, "mindspore.nn.Cell.trainable_params"}};
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (member.name && member.name.text() == "to") {
        on_cast(member, context);
        return;
    }
    if (!member.name || !is_handled(member.name.text())) {
        return;
    }
    const std::string_view name = member.name.text();
    const Mapping* mapping = context.catalog().find_module_member(name);
    if (!mapping || mapping->kind != SymbolKind::method ||
        !context.qualified(member.function).empty()) {
        return;
    }
    const Receiver receiver = classify(member, context);
    if (receiver == Receiver::other ||
        (context.is_mindspore() && (receiver == Receiver::unknown ||
                                    is_mindspore_call(member, "mindspore.nn.Cell", context)))) {
        return;
    }
    const kinds::Value value = context.kinds().value_of(member.receiver);
    if (receiver == Receiver::module && context.kinds().defines_method(value.type, name) &&
        !mapping->rewrites.empty()) {
        return;  // the class's own, which keeps its name
    }
    if (receiver == Receiver::unknown) {
        // A name that tensors have too is left to the rule about tensors.
        if (!context.catalog().find_tensor_member(name)) {
            convert_member_call(member, *mapping, false, context);
        }
        return;
    }
    if (!convert_loop(member, *mapping, context) && !convert_next(member, *mapping, context) &&
        !convert_requires_grad(member, *mapping, context) &&
        !convert_for_optimizer(member, *mapping, context)) {
        convert_member_call(member, *mapping, true, context);
    }
}

// A module's own version of a method that has another name in MindSpore.
void on_definition(Node function, Context& context) {
    const Node name = function.child(Field::name);
    const Mapping* mapping = context.catalog().find_module_member(name.text());
    if (!mapping || mapping->kind != SymbolKind::method || !has_conversion(*mapping) ||
        !mapping->rewrites.empty() || !is_handled(name.text())) {
        return;
    }
    const std::string new_name(names::split_last(mapping->target).second);
    const Node definition = new_name == name.text() ? Node{} : context.class_of(function);
    if (!definition || !context.is_module_class(definition)) {
        return;
    }
    Finding finding = finding_for(*mapping, name.range());
    finding.message = {&messages::api_converts, {finding.api, std::string(mapping->target)}};
    FixBuilder fix(context, {&messages::rename_to, {new_name}},
                   mapping->rename.empty() ? Safety::safe : Safety::suggested);
    fix.replace(name, new_name);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::call)) {
        on_call(node, context);
    } else {
        on_definition(node, context);
    }
}

constexpr std::array kinds{NodeKind::call, NodeKind::function_definition};

}  // namespace

extern const Rule module_member{
    .code = "MP203",
    .name = "module-method",
    .summary = "A method of modules that Cells call otherwise",
    .documentation = R"(
Replaces methods of modules by those of Cells, in calls and where a module has a version of its own.

```python
for name, child in self.named_children():
    count += sum(p.numel() for p in child.parameters())
for m in self.modules():
    m.eval()
self.encoder.requires_grad_(False)
```
becomes
```python
for name, child in self.name_cells().items():
    count += sum(p.numel() for p in child.get_parameters())
for _, m in self.cells_and_names():
    m.set_train(False)
for param in self.encoder.get_parameters():
    param.requires_grad = False
```

The fix is safe where the object is known to be a module, and for methods that only modules have
(`named_modules`, `register_buffer`, …). For names that other objects have too (`children`, `train`) it is
only suggested where nothing is known about the object.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
