// MP306: methods of optimizers and other objects of PyTorch that are neither tensor nor module.
#include <algorithm>
#include <array>

#include "core/rules/member.h"

namespace mindport::rules {
namespace {

using catalog::Mapping;
using catalog::ValueKind;

struct Family {
    std::string_view prefix;
    std::string_view base;
};

// Classes whose methods are those of one base. A port's are here too: half of a file may be ported.
constexpr std::array families{
    Family{"torch.optim.lr_scheduler.", "torch.optim.lr_scheduler.LRScheduler"},
    Family{"torch.optim.", "torch.optim.Optimizer"},
    Family{"mindspore.experimental.optim.lr_scheduler.", "torch.optim.lr_scheduler.LRScheduler"},
    Family{"mindspore.experimental.optim.", "torch.optim.Optimizer"},
    Family{"mindspore.mint.optim.", "torch.optim.Optimizer"},
};

const Mapping* row_of(std::string_view type, std::string_view method, const Context& context) {
    const auto find = [&](std::string_view owner) {
        const Mapping* row = context.catalog().find(std::string(owner).append(".").append(method));
        return row && row->kind == catalog::SymbolKind::method ? row : nullptr;
    };
    if (const Mapping* row = find(type)) {
        return row;
    }
    const auto family = std::find_if(families.begin(), families.end(), [&](const Family& entry) {
        return type.starts_with(entry.prefix);
    });
    return family == families.end() ? nullptr : find(family->base);
}

// Whether the function (or top-level statement) around the call also calls `receiver.zero_grad()`,
// as is done with optimizers.
bool is_zeroed(const MemberCall& member) {
    Node around = member.call;
    while (around.parent() && !around.is(NodeKind::function_definition)) {
        around = around.parent();
    }
    const std::string wanted = std::string(member.receiver.text()) + ".zero_grad";
    for (std::uint32_t index = around.index(); index < around.after(); ++index) {
        const Node node{around.tree(), around.unit(), index};
        if (node.is(NodeKind::attribute) && node.text() == wanted) {
            return true;
        }
    }
    return false;
}

// By how it is called, where nothing is known of the object.
std::string_view type_by_use(const MemberCall& member) {
    const std::string_view name = member.name.text();
    if (name == "step" && is_zeroed(member)) {
        return "torch.optim.Optimizer";
    }
    // An engine's or an accelerator's takes the loss.
    const bool is_of_loss =
        name == "backward" && CallArguments(member.call).positional_count() == 0;
    return is_of_loss ? "torch.Tensor" : std::string_view{};
}

void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (!member.name || !context.qualified(member.function).empty()) {
        return;
    }
    const kinds::Value value = context.kinds().value_of(member.receiver);
    std::string_view type = value.type;
    if (value.kind == ValueKind::unknown && !context.is_mindspore()) {
        type = type_by_use(member);
    } else if (value.kind != ValueKind::plain) {
        return;
    }
    if (const Mapping* row = type.empty() ? nullptr : row_of(type, member.name.text(), context)) {
        convert_member_call(member, *row, true, context);
    }
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule object_member{
    .code = "MP306",
    .name = "object-method",
    .summary =
        "A method of an optimizer or another object of PyTorch that MindSpore's has otherwise",
    .documentation = R"(
Optimizers of MindSpore are called with the gradients, which `value_and_grad` returns: there is nothing to
zero, no `backward()` and no `step()`.

```python
optimizer = torch.optim.AdamW(model.parameters())
optimizer.zero_grad()
loss_fn(model(x), y).backward()
optimizer.step()
```
becomes, by hand,
```python
optimizer = mint.optim.AdamW(model.trainable_params())
grad_fn = ms.value_and_grad(lambda x, y: loss_fn(model(x), y), None, optimizer.parameters)
loss, grads = grad_fn(x, y)
optimizer(grads)
```

The object is known by its annotation or by what it was assigned; `step()` also where the same function
calls `zero_grad()` on the object, and `backward()` where it is called without a loss.
)",
    .nodes = kinds,
    .on_node = on_call,
};

}  // namespace mindport::rules
