// MP202: uses of a module's `forward`.
#include <optional>

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

bool is_super(Node expression) {
    return expression.is(NodeKind::call) && expression.child(Field::function).text() == "super";
}

// How sure it is that `forward` of an object is to be `construct`: what MP201 does to its class
// decides. Null where it stays.
std::optional<Safety> renames(Node object, Context& context) {
    kinds::Kinds& kinds = context.kinds();
    const kinds::Value value = kinds.value_of(object);
    if (context.is_mindspore() && kinds.defines_method(value.type, "forward")) {
        return {};  // MP201 says whether that is right
    }
    const ValueKind instances = kinds.instance_kind(object);  // of `X` in `X.forward`
    if (value.kind == ValueKind::module || instances == ValueKind::module) {
        return Safety::safe;
    }
    const bool is_self = object.text() == "self" || is_super(object);
    if (const Node definition = is_self ? context.class_of(object) : Node{}) {
        const ValueKind own = kinds.instance_kind(definition);
        if (own == ValueKind::module) {
            return Safety::safe;
        }
        const bool stays = own == ValueKind::unknown && value.kind == ValueKind::unknown &&
                           kinds.defines_method(value.type, "forward");
        return stays ? std::nullopt : std::optional(Safety::suggested);
    }
    if (value.kind == ValueKind::unknown) {
        // What an import stands for would be known as a class, if it were one of a module.
        const bool suggested = context.qualified(object).empty();
        return suggested ? std::optional(Safety::suggested) : std::nullopt;
    }
    return kinds.defines_method(value.type, "forward") ? std::optional(Safety::suggested)
                                                       : std::nullopt;
}

Finding use_finding(text::TextRange name) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = name;
    finding.api = "torch.nn.Module.forward";
    finding.message = {&messages::forward_used, {}};
    return finding;
}

void report_use(text::TextRange name, Node object, Context& context) {
    const std::optional<Safety> safety = renames(object, context);
    if (!safety) {
        return;
    }
    Finding finding = use_finding(name);
    FixBuilder fix(context, {&messages::rename_to, {"construct"}}, *safety);
    fix.replace(name, "construct");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_call(Node call, Context& context) {
    const std::string_view function = call.child(Field::function).text();
    if (function != "getattr" && function != "hasattr" && function != "setattr" &&
        function != "delattr") {
        return;
    }
    const CallArguments arguments(call);
    if (arguments.positional_count() < 2 || arguments.has_splat) {
        return;
    }
    const Node name = arguments.all[1].value;
    if (name.is(NodeKind::string)) {
        const text::TextRange content = name.string_content();
        if (context.tree().text().substr(content.begin, content.size()) == "forward") {
            report_use(content, arguments.all[0].value, context);
        }
    }
}

// `nn.Conv2d.forward`: the class and its method move together.
bool on_reference(const names::Reference& reference, Context& context) {
    const auto [owner, name] = names::split_last(reference.qualified);
    const catalog::Mapping* mapping =
        name == "forward" && !reference.in_text && !context.catalog().find(reference.qualified)
            ? context.catalog().find(owner)
            : nullptr;
    if (!mapping || !has_conversion(*mapping) || !context.kinds().is_module_type(owner)) {
        return false;
    }
    const Node method = reference.node.child(Field::attribute);
    Finding finding = use_finding(method.range());
    FixBuilder fix(context, {&messages::rename_to, {"construct"}});
    fix.replace(reference.node.child(Field::object), fix.name(mapping->target, reference.import));
    fix.replace(method, "construct");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::call)) {
        on_call(node, context);
        return;
    }
    const Node name = node.child(Field::attribute);
    if (name.text() == "forward" && !names::is_source_package(context.qualified(node))) {
        report_use(name.range(), node.child(Field::object), context);
    }
}

constexpr std::array kinds{NodeKind::attribute, NodeKind::call};

}  // namespace

extern const Rule forward_use{
    .code = "MP202",
    .name = "forward-use",
    .summary = "`forward` of a module is called or passed on",
    .documentation = R"(
Renames `forward` to `construct` where the method of a module is called by name, passed on, replaced, or
looked up by `getattr` and the like.

```python
x = super().forward(x)
names = inspect.signature(self.encoder.forward).parameters
```
becomes
```python
x = super().construct(x)
names = inspect.signature(self.encoder.construct).parameters
```

The fix is safe where the object is known to be a module. Where it is not known what the object is, or
its class only stands in for a module, the fix is suggested.
)",
    .nodes = kinds,
    .on_node = on_node,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
