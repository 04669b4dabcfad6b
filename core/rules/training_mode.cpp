// MP207: modules that a function makes and uses, and does not put into a mode.
#include <algorithm>
#include <array>

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

constexpr auto mode_methods =
    std::to_array<std::string_view>({"eval", "set_grad", "set_train", "train"});

// Layers of the frameworks themselves that do otherwise in training; of other classes nobody knows.
bool depends_on_mode(std::string_view type) {
    const auto [package, name] = names::split_last(type);
    if (package != "torch.nn" && package != "mindspore.nn" && package != "mindspore.mint.nn") {
        return true;
    }
    constexpr auto parts = std::to_array<std::string_view>({"BatchNorm", "Dropout", "InstanceNorm",
                                                            "MultiheadAttention", "RReLU",
                                                            "Sequential", "Transformer"});
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return name.find(part) != std::string_view::npos;
    });
}

struct Uses {
    bool mode_is_set = false;
    bool mode_is_read = false;
    bool is_called = false;
};

// How the function uses a variable.
Uses uses_of(std::string_view name, Node function) {
    Uses uses;
    for (std::uint32_t index = function.index(); index < function.after(); ++index) {
        const Node node{function.tree(), function.unit(), index};
        if (!node.is(NodeKind::identifier) || node.text() != name) {
            continue;
        }
        if (node.field() == Field::function) {
            uses.is_called = true;
        } else if (node.field() == Field::object) {
            const std::string_view member = node.parent().child(Field::attribute).text();
            uses.mode_is_read = uses.mode_is_read || member == "training";
            uses.mode_is_set =
                uses.mode_is_set ||
                std::find(mode_methods.begin(), mode_methods.end(), member) != mode_methods.end();
        }
    }
    return uses;
}

void on_assignment(Node assignment, Context& context) {
    const Node target = assignment.child(Field::left);
    const Node call = assignment.child(Field::right);
    const Node function = assignment.enclosing(NodeKind::function_definition);
    if (!function || !target.is(NodeKind::identifier) || !call.is(NodeKind::call)) {
        return;
    }
    // A class's own call; a method (`from_pretrained`) may have set the mode.
    const Node made_by = call.child(Field::function);
    if (made_by.is(NodeKind::attribute) && context.qualified(made_by).empty()) {
        return;
    }
    const kinds::Value value = context.kinds().value_of(call);
    if (value.kind != ValueKind::module || value.type.empty()) {
        return;
    }
    const Uses uses = uses_of(target.text(), function);
    const bool matters = uses.mode_is_read || (uses.is_called && depends_on_mode(value.type));
    if (!matters || uses.mode_is_set) {
        return;
    }
    Finding finding;
    finding.range = target.range();
    finding.api = "torch.nn.Module.train";
    finding.message = {&messages::training_mode, {std::string(target.text())}};
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::assignment};

}  // namespace

extern const Rule training_mode{
    .code = "MP207",
    .name = "training-mode",
    .summary =
        "A module is made and used without a word on its mode, which is another one at first",
    .documentation = R"(
A PyTorch module is made in training mode, a MindSpore Cell in evaluation mode. So dropout does nothing,
and batch normalisation takes the running statistics, until `set_train()` is called.

```python
def fit(x):
    model = Net()
    return model(x)  # MP207: as if model.eval() had been called
```

Reported where one function makes a module, calls it or reads its `training`, and says nothing of its
mode. `model.train()` becomes `model.set_train()`, and `model.eval()` becomes `model.set_train(False)`.
)",
    .nodes = kinds,
    .on_node = on_assignment,
};

}  // namespace mindport::rules
