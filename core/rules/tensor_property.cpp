// MP302: attributes of tensors.
#include <algorithm>

#include "core/rules/api.h"

namespace mindport::rules {
namespace {

using catalog::Mapping;
using catalog::Status;
using catalog::ValueKind;

// Attributes of tensors alone, so that they are reported whatever is known about the object.
constexpr auto unmistakable =
    std::to_array<std::string_view>({"grad_fn", "is_cuda", "is_ipu", "is_leaf", "is_mps", "is_mtia",
                                     "is_xla", "is_xpu", "retains_grad"});

bool is_target_of_assignment(Node attribute) {
    const Node parent = attribute.parent();
    return attribute.field() == Field::left &&
           parent.is_any(NodeKind::assignment, NodeKind::augmented_assignment);
}

// `p.requires_grad = False` with p the variable of a loop.
bool is_set_in_loop(Node attribute, const Context& context) {
    const Node object = attribute.child(Field::object);
    if (!is_target_of_assignment(attribute) || !object.is(NodeKind::identifier)) {
        return false;
    }
    const auto sites = context.scopes().resolve(object).sites;
    return std::any_of(sites.begin(), sites.end(), [](const names::Site* site) {
        return site->node.enclosing(NodeKind::for_statement).child(Field::left) == site->node ||
               site->node.parent().is(NodeKind::pattern_list);
    });
}

// What a template writes after the object: ".real()" of "{self}.real()"; empty where it is no such
// template.
std::string_view suffix_of(std::string_view form) {
    constexpr std::string_view self = "{self}";
    const bool simple = form.starts_with(self) && form.find('{', self.size()) == std::string::npos;
    return simple ? form.substr(self.size()) : std::string_view{};
}

void convert(Node attribute, const Mapping& mapping, Context& context) {
    const Node name = attribute.child(Field::attribute);
    const std::string_view new_name = names::split_last(mapping.target).second;
    const std::string suffix = mapping.rewrites.empty()
                                   ? "." + std::string(new_name)
                                   : std::string(suffix_of(mapping.rewrites.front()));
    Finding finding = finding_for(mapping, name.range());
    finding.message = {&messages::api_converts, {finding.api, std::string(mapping.target)}};
    if (suffix.empty() || (!mapping.rewrites.empty() && is_target_of_assignment(attribute))) {
        report_unconverted(mapping, name.range(), context);
        return;
    }
    FixBuilder fix(context, {&messages::replace_with, {std::string(mapping.target)}},
                   safety_of(mapping));
    fix.replace({attribute.child(Field::object).end(), attribute.end()}, suffix);
    if (!fix.changes_nothing()) {
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

void on_attribute(Node attribute, Context& context) {
    const std::string_view name = attribute.child(Field::attribute).text();
    if (attribute.field() == Field::function || name == "device") {
        return;
    }
    const Mapping* mapping = context.catalog().find_tensor_member(name);
    if (!mapping || mapping->kind == catalog::SymbolKind::method || name == "name" ||
        !context.qualified(attribute).empty()) {
        return;
    }
    if (context.is_mindspore() &&
        context.catalog().api(std::string("mindspore.Tensor.").append(name))) {
        return;  // the code means what MindSpore has by that name
    }
    const ValueKind kind = context.kind_of(attribute.child(Field::object));
    if (kind == ValueKind::unknown &&
        std::find(unmistakable.begin(), unmistakable.end(), name) != unmistakable.end()) {
        report_unconverted(*mapping, attribute.child(Field::attribute).range(), context);
        return;
    }
    if (kind != ValueKind::tensor && kind != ValueKind::parameter) {
        return;
    }
    if (mapping->status == Status::none || mapping->status == Status::manual) {
        report_unconverted(*mapping, attribute.child(Field::attribute).range(), context);
    } else if (mapping->status == Status::partial) {
        // A port sets `requires_grad` of parameters, which look like any tensor.
        if (context.is_mindspore()) {
            return;
        }
        // Such rows are right for parameters, and those are what loops set attributes of.
        if (kind == ValueKind::tensor && !is_set_in_loop(attribute, context)) {
            Finding finding = finding_for(*mapping, attribute.child(Field::attribute).range());
            finding.message = {
                &messages::api_partial,
                {finding.api, std::string(mapping->target), std::string(mapping->note)}};
            context.report(std::move(finding));
        }
    } else {
        convert(attribute, *mapping, context);
    }
}

constexpr std::array kinds{NodeKind::attribute};

}  // namespace

extern const Rule tensor_property{
    .code = "MP302",
    .name = "tensor-property",
    .summary = "An attribute of tensors that MindSpore has otherwise, or lacks",
    .documentation = R"(
Rewrites attributes of tensors that MindSpore has in another form, and reports those that it lacks.

```python
power = x.real**2 + x.imag**2
```
becomes
```python
power = x.real()**2 + x.imag()**2
```

Attributes are converted where the object is known to be a tensor; then the fix is safe. Questions about
where a tensor is (`.is_cuda`) or how it was computed (`.grad_fn`, `.is_leaf`) have no counterpart: they
are reported, with what to do instead.
)",
    .nodes = kinds,
    .on_node = on_attribute,
};

}  // namespace mindport::rules
