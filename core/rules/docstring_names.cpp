// MP106: names of PyTorch in docstrings and comments.
#include <algorithm>
#include <array>

#include "core/rules/doc_text.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

void report_name(text::TextRange range, Node where, Context& context) {
    const std::string_view name = context.tree().text().substr(range.begin, range.size());
    std::string counterpart = doc_counterpart(name, where, context);
    if (counterpart.empty() || counterpart == name) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.api = std::string(name);
    finding.message = {&messages::doc_name, {finding.api, counterpart}};
    FixBuilder fix(context, {&messages::replace_with, {counterpart}});
    fix.replace(range, std::move(counterpart));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

bool may_name_torch(std::string_view text) {
    return text.find("torch.") != std::string_view::npos ||
           text.find("nn.") != std::string_view::npos || text.find("F.") != std::string_view::npos;
}

void on_string(Node string, Context& context) {
    if (!may_name_torch(string.text()) || !is_documentation(string)) {
        return;
    }
    for (const DocLine& line : doc_lines(string)) {
        if (!line.is_code) {
            for_each_dotted_name(context.tree().text(), line.range,
                                 [&](text::TextRange name) { report_name(name, string, context); });
        }
    }
}

bool is_interpolated(text::TextRange name, Node holder) {
    for (const Node part : holder.children()) {
        if (part.is(NodeKind::interpolation) && part.range().contains(name)) {
            return true;
        }
    }
    return false;
}

// In a comment, what is not between backticks may be code that was commented out; in the text of an
// error it may be anything.
void on_backticks(Node holder, Context& context) {
    const std::string_view text = context.tree().text();
    if (holder.text().find('`') == std::string_view::npos || !may_name_torch(holder.text())) {
        return;
    }
    for_each_dotted_name(text, holder.range(), [&](text::TextRange name) {
        const std::string_view before = text.substr(holder.begin(), name.begin - holder.begin());
        if (std::count(before.begin(), before.end(), '`') % 2 == 1 &&
            !is_interpolated(name, holder)) {
            report_name(name, holder, context);
        }
    });
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::comment) ||
        (may_name_torch(node.text()) && node.enclosing(NodeKind::raise_statement))) {
        on_backticks(node, context);
    } else {
        on_string(node, context);
    }
}

constexpr std::array kinds{NodeKind::string, NodeKind::comment};

}  // namespace

extern const Rule docstring_names{
    .code = "MP106",
    .name = "docstring-names",
    .summary = "A PyTorch name in a docstring",
    .documentation = R"(
Replaces names of PyTorch types and functions in docstrings, and between backticks in comments and in the
text of errors that are raised, by those of their MindSpore counterparts, so that the documentation says what the code does. Text adds no
imports, so the usual aliases are written: `ms`, `mint`, `nn`, `ops`.

```python
def scale(x: torch.Tensor):
    """Scales `torch.FloatTensor` x to `torch.float16`."""
```
becomes
```python
def scale(x: ms.Tensor):
    """Scales `ms.Tensor` x to `ms.float16`."""
```

The fix is safe: text does not run. Names without a counterpart stay, and so do web addresses and
example code (lines after `>>>` and fenced Python).
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
