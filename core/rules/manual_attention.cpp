// MP602: attention that is written out by hand.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "core/rules/call.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

constexpr std::array<std::string_view, 4> products{"matmul", "bmm", "baddbmm", "einsum"};

std::string_view called_name(Node call) {
    const Node function = call.child(Field::function);
    return function.is(NodeKind::attribute) ? function.child(Field::attribute).text()
                                            : function.text();
}

bool is_product(Node node) {
    if (node.is(NodeKind::binary_operator)) {
        return node.child(Field::operator_).text() == "@";
    }
    return node.is(NodeKind::call) &&
           std::find(products.begin(), products.end(), called_name(node)) != products.end();
}

// Follows the scores from the product through the softmax to the second product, by the names that
// hold them, in the order of the text.
class Trace {
   public:
    Trace(Node function, Node softmax) : softmax_(softmax) {
        const Node root{function.tree(), function.unit(), 0};
        for (std::uint32_t index = function.index(); index < function.after(); ++index) {
            const Node node{root.tree(), root.unit(), index};
            if (node.is(NodeKind::assignment) || node.is(NodeKind::augmented_assignment)) {
                assign(node.child(Field::left), node.child(Field::right));
            }
            if (!second_ && is_product(node) && !node.is_inside(softmax_) &&
                mentions(node, weights_, true)) {
                second_ = node;
            }
        }
        if (!first_) {
            first_ = product_in(softmax_);
        }
    }

    Node first() const { return first_; }
    Node second() const { return second_; }

   private:
    using Names = std::unordered_set<std::string_view>;

    void assign(Node left, Node right) {
        if (!left.is(NodeKind::identifier) || !right) {
            return;
        }
        const bool has_softmax = softmax_.is_inside(right);
        if (has_softmax) {
            if (!first_ && mentions(softmax_, scores_, false)) {
                first_ = score_;
            }
            weights_.insert(left.text());
            scores_.erase(left.text());
        } else if (mentions(right, weights_, false)) {
            weights_.insert(left.text());
        } else if (const Node product = product_in(right);
                   product && softmax_.begin() > right.begin()) {
            scores_.insert(left.text());
            score_ = product;
        } else if (mentions(right, scores_, false)) {
            scores_.insert(left.text());
        }
    }

    Node product_in(Node node) const {
        for (std::uint32_t index = node.index(); node && index < node.after(); ++index) {
            const Node inner{node.tree(), node.unit(), index};
            if (is_product(inner)) {
                return inner;
            }
        }
        return {};
    }

    bool mentions(Node node, const Names& names, bool or_softmax) const {
        for (std::uint32_t index = node.index(); index < node.after(); ++index) {
            const Node inner{node.tree(), node.unit(), index};
            if ((inner.is(NodeKind::identifier) && inner.field() != Field::attribute &&
                 names.contains(inner.text())) ||
                (or_softmax && inner == softmax_)) {
                return true;
            }
        }
        return false;
    }

    Node softmax_;
    Names scores_;
    Names weights_;
    Node score_;  // the last product that was assigned
    Node first_;
    Node second_;
};

// Line numbers change with edits above: hence the whole file.
std::string line_of(Node node, const Context& context) {
    const std::string_view text = context.whole_file().text();
    const auto lines = std::count(text.begin(), text.begin() + node.begin(), '\n');
    return std::to_string(lines + 1);
}

void on_call(Node call, Context& context) {
    const std::string_view name = called_name(call);
    if (name != "softmax") {
        return;
    }
    const Node function = call.enclosing(NodeKind::function_definition);
    if (!function) {
        return;
    }
    const Trace trace(function, call);
    if (!trace.first() || !trace.second()) {
        return;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = call.range();
    finding.message = {&messages::manual_attention,
                       {line_of(trace.first(), context), line_of(call, context),
                        line_of(trace.second(), context)}};
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule manual_attention{
    .code = "MP602",
    .name = "manual-attention",
    .summary = "Attention that is written out as softmax(QKᵀ)V",
    .documentation = R"(
Finds a product, the softmax of it, and the product of that with a third value, in one function. This
runs on MindSpore as it is; fused attention may be faster and take less memory.

```python
scores = torch.matmul(q, k.transpose(-1, -2)) * scale
weights = scores.softmax(dim=-1)
out = torch.matmul(weights, v)
```

There is no automatic fix: whether the fused operator does the same depends on the mask, the dtype and
the layout. On Ascend, see `mindspore.ops.flash_attention_score`, or `scaled_dot_product_attention` of
`mindone.diffusers` (MP601 says how that differs).
)",
    .nodes = kinds,
    .on_node = on_call,
};

}  // namespace mindport::rules
