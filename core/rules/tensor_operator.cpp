// MP305: operators that do otherwise with tensors.
#include <algorithm>

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

bool is_tensor(Node expression, const Context& context) {
    const ValueKind kind = context.kind_of(expression);
    return kind == ValueKind::tensor || kind == ValueKind::parameter;
}

// 1 for integers, 2 for floats, 0 for the rest.
int category(std::string_view dtype) {
    const bool is_integer = dtype.starts_with("int") || dtype.starts_with("uint");
    return is_integer ? 1 : dtype.starts_with("float") || dtype.starts_with("bfloat") ? 2 : 0;
}

// `~x` of integers gives a bool tensor, that of bools what it should.
void invert(Node node, Context& context) {
    const Node operand = node.child(Field::argument);
    const std::string_view dtype = context.kinds().value_of(operand).dtype;
    if (node.child(Field::operator_).text() != "~" || category(dtype) != 1) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = node.range();
    finding.message = {&messages::operator_of_integers, {"~"}};
    FixBuilder fix(context, {&messages::replace_with, {"mindspore.mint.bitwise_not"}});
    fix.replace({node.begin(), operand.begin()}, fix.name("mindspore.mint.bitwise_not") + "(");
    fix.insert(node.end(), ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// MindSpore's tensors have no `<<` and `>>`.
void shift(Node node, Context& context) {
    const Node left = node.child(Field::left);
    const Node right = node.child(Field::right);
    const std::string_view op = node.child(Field::operator_).text();
    if ((op != "<<" && op != ">>") || has_comment(node) ||
        (!is_tensor(left, context) && !is_tensor(right, context))) {
        return;
    }
    const std::string target =
        op == "<<" ? "mindspore.ops.bitwise_left_shift" : "mindspore.ops.bitwise_right_shift";
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = node.range();
    finding.message = {&messages::operator_of_integers, {std::string(op)}};
    FixBuilder fix(context, {&messages::replace_with, {target}});
    fix.insert(node.begin(), fix.name(target) + "(");
    fix.replace({left.end(), right.begin()}, ", ");
    fix.insert(node.end(), ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// A tensor without dimensions does not raise the dtype of one that has some in PyTorch, and does in
// MindSpore 2.10, but for `*` and `/`. No code shows how many dimensions a tensor has; so this
// tells of dtypes that differ, or may where one is half a float32.
void promote(Node node, Context& context) {
    constexpr auto raising =
        std::to_array<std::string_view>({"+", "-", "//", "%", "**", "&", "|", "^"});
    const Node left = node.child(Field::left);
    const Node right = node.child(Field::right);
    const std::string_view op = node.child(Field::operator_).text();
    if (std::find(raising.begin(), raising.end(), op) == raising.end() ||
        !is_tensor(left, context) || !is_tensor(right, context)) {
        return;
    }
    const std::string_view a = context.kinds().value_of(left).dtype;
    const std::string_view b = context.kinds().value_of(right).dtype;
    const std::string_view known = a.empty() ? b : a;
    const bool may_differ = a.empty() || b.empty() ? known.ends_with("float16")
                                                   : category(a) != 0 && category(a) == category(b);
    if (a == b || !may_differ) {
        return;
    }
    Finding finding;
    finding.range = node.range();
    finding.message = {&messages::operator_promotes, {std::string(known)}};
    context.report(std::move(finding));
}

// On CPU `x += y` binds `x` to a new tensor, so a caller's tensor stays as it was.
void augment(Node node, Context& context) {
    const Node target = node.child(Field::left);
    if (context.catalog().device() != catalog::cpu || !target.is(NodeKind::identifier) ||
        !is_tensor(target, context)) {
        return;
    }
    const auto sites = context.scopes().resolve(target).sites;
    const bool is_callers = std::any_of(sites.begin(), sites.end(), [](const names::Site* site) {
        return site->kind == names::SiteKind::parameter;
    });
    if (is_callers) {
        Finding finding;
        finding.range = node.range();
        const Node op = node.child(Field::operator_);
        finding.message = {&messages::operator_in_place, {std::string(op.text())}};
        context.report(std::move(finding));
    }
}

// `x[range(n)]`: MindSpore takes a list.
void index_by_range(Node node, Context& context) {
    const Node index = node.child(Field::subscript);
    if (!index.is(NodeKind::call) || index.child(Field::function).text() != "range" ||
        index.next_sibling() || !is_tensor(node.child(Field::value), context)) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = index.range();
    finding.message = {&messages::write_instead, {"list(range(…))"}};
    FixBuilder fix(context, {&messages::write_instead, {"list(range(…))"}});
    fix.insert(index.begin(), "list(").insert(index.end(), ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::subscript)) {
        index_by_range(node, context);
    } else if (node.is(NodeKind::unary_operator)) {
        invert(node, context);
    } else if (node.is(NodeKind::binary_operator)) {
        shift(node, context);
        promote(node, context);
    } else {
        augment(node, context);
    }
}

constexpr std::array kinds{NodeKind::unary_operator, NodeKind::binary_operator,
                           NodeKind::augmented_assignment, NodeKind::subscript};

}  // namespace

extern const Rule tensor_operator{
    .code = "MP305",
    .name = "tensor-operator",
    .summary = "An operator that MindSpore's tensors lack or read otherwise",
    .documentation = R"(
`~` of an integer tensor inverts its bits in PyTorch; in MindSpore it is a logical not. `<<` and `>>`
exist in PyTorch only, and so does a `range` as an index.

```python
def masks(x: torch.LongTensor):
    return ~x, x << 1
```
becomes
```python
def masks(x: ms.Tensor):
    return mint.bitwise_not(x), ops.bitwise_left_shift(x, 1)
```

The fix is made where the code shows that it is a tensor and, for `~`, that it holds integers: by
annotation, cast, or `dtype=`.

A tensor without dimensions takes part in type promotion in MindSpore, but for `*` and `/`: where `x`
is a `torch.IntTensor` and `n` a `torch.LongTensor` of no dimensions, `x + n` is `int64`, not `int32`.
Reported where the code shows that the dtypes differ, or that one is a half float.

With `--device cpu` the rule also reports `x += y` of a parameter `x`: there MindSpore makes a new
tensor, and the caller's stays as it was.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
