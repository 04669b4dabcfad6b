// MP723: networks that weigh their LoRA layers while they run.
#include <algorithm>
#include <array>

#include "core/rules/call.h"
#include "core/rules/messages.h"
#include "core/rules/without_effect.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

// Whether the profile has lines around loops that weigh layers with this function (MP721).
bool weighs_layers(std::string_view qualified, const Context& context) {
    const auto& loops = context.catalog().profile().around_loops;
    for (std::size_t i = 0; i + 4 < loops.size(); i += 5) {
        std::string_view names = loops[i + 1];
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(' '), names.size());
            if (names.substr(0, end) == qualified) {
                return true;
            }
            names.remove_prefix(std::min(end + 1, names.size()));
        }
    }
    return false;
}

bool is_statement(Node node) {
    return node.parent().is(NodeKind::expression_statement) && !node.next_sibling();
}

Finding found(Node node) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = node.range();
    finding.message = {&messages::network_scale, {}};
    return finding;
}

// The comment on the line above a statement, or null.
Node comment_above(Node statement) {
    Node before;
    for (Node node = statement.parent().raw_first_child(); node && !(node == statement);
         node = node.raw_next_sibling()) {
        before = node;
    }
    const std::string_view between =
        statement.tree()->text().substr(before.end(), statement.begin() - before.end());
    const bool is_above =
        before.is(NodeKind::comment) && std::count(between.begin(), between.end(), '\n') == 1;
    return is_above ? before : Node{};
}

void remove(Node statement, FixBuilder& fix) {
    fix.remove_statement(statement);
    if (const Node comment = comment_above(statement)) {
        fix.remove_statement(comment);
    }
}

// `scale_lora_layers(self, scale)` in the network itself.
void on_call(Node call, Context& context) {
    const CallArguments arguments(call);
    if (arguments.all.size() != 2 || arguments.all[0].value.text() != "self" ||
        !is_statement(call) ||
        !weighs_layers(context.qualified(call.child(Field::function)), context)) {
        return;
    }
    Finding finding = found(call);
    FixBuilder fix(context, {&messages::remove_without_effect, {std::string(call.text())}});
    remove(call.parent(), fix);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
            result.push_back(c);
        }
    }
    return result;
}

// if options is not None:
//     options = options.copy()
//     scale = options.pop("scale", 1.0)
// else:
//     scale = 1.0
void on_popped(Node statement, Context& context) {
    const Node test = statement.child(Field::condition);
    const Node options = test.first_child();
    const Node other = statement.child(Field::alternative);
    const std::string name(options.text());
    const Node first = statement.child(Field::consequence).first_child();
    const Node second = first.next_sibling();
    const Node scale = second.first_child().child(Field::left);
    const std::string kept(scale.text());
    const Node function = statement.enclosing(NodeKind::function_definition);
    if (!test.is(NodeKind::comparison_operator) || squeezed(test.text()) != name + "isnotNone" ||
        second.next_sibling() || squeezed(first.text()) != name + "=" + name + ".copy()" ||
        squeezed(second.text()) != kept + "=" + name + ".pop(\"scale\",1.0)" ||
        !other.is(NodeKind::else_clause) ||
        squeezed(other.child(Field::body).text()) != kept + "=1.0" || !function) {
        return;
    }
    const std::string_view text = context.tree().text();
    const std::uint32_t start = text::line_start(text, statement.begin());
    const std::string indent(text.substr(start, statement.begin() - start));
    const std::string line_break = std::string(text::line_break_of(text)) + indent + "    ";
    Finding finding = found(second);
    FixBuilder fix(context, {&messages::refuse_scale, {}});
    fix.replace(statement,
                "if " + name + " is not None and \"scale\" in " + name + ":" + line_break +
                    "raise RuntimeError(" + line_break +
                    "    \"A network that runs as a graph cannot weigh its LoRA layers: call \"" +
                    line_break + "    \"`scale_lora_layers(model, scale)` before it, and \"" +
                    line_break + "    \"`unscale_lora_layers(model, scale)` after it.\"" +
                    line_break + ")");
    // What weighs the layers goes as well.
    const Node body = function.child(Field::body);
    for (std::uint32_t index = statement.after(); index < body.after(); ++index) {
        const Node node{body.tree(), body.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == kept) {
            fix.only_if_removed(node.range());
        }
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// Whether the block only says that a scale is ignored.
bool only_warns(Node block) {
    bool warns = false;
    for (const Node statement : block.children()) {
        const Node inner = statement.first_child();
        const Node function = inner.child(Field::function);
        const bool is_warning =
            inner.is(NodeKind::call) &&
            (function.text() == "logger.warning" ||
             (function.text() == "deprecate" && CallArguments(inner).all.size() > 1 &&
              CallArguments(inner).all[0].value.text() == "\"scale\""));
        const bool is_message =
            inner.is(NodeKind::assignment) &&
            inner.child(Field::right).is_any(NodeKind::string, NodeKind::concatenated_string);
        if (!statement.is(NodeKind::expression_statement) || (!is_warning && !is_message)) {
            return false;
        }
        warns = warns || is_warning;
    }
    return warns;
}

// if kwargs.get("scale", None) is not None: …
bool is_warning_of_scale(Node statement) {
    const std::string test = squeezed(statement.child(Field::condition).text());
    return statement.is(NodeKind::if_statement) && !statement.child(Field::alternative) &&
           test.ends_with(".get(\"scale\",None)isnotNone") &&
           only_warns(statement.child(Field::consequence));
}

void on_node(Node node, Context& context) {
    if (context.catalog().profile().around_loops.empty()) {
        return;
    }
    if (node.is(NodeKind::call)) {
        on_call(node, context);
        return;
    }
    on_popped(node, context);
    if (is_warning_of_scale(node)) {
        Finding finding = found(node.child(Field::condition));
        FixBuilder fix(context, {&messages::remove_without_effect, {"scale"}});
        fix.remove_statement(removal_of(node, is_warning_of_scale, context));
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

constexpr std::array kinds{NodeKind::call, NodeKind::if_statement};

}  // namespace

extern const Rule network_scale{
    .code = "MP723",
    .name = "network-scale",
    .summary = "A network that weighs its LoRA layers while it runs",
    .documentation = R"(
A graph cannot change weights. Where a network takes a `scale` among its options and weighs its LoRA layers
with it, a port refuses the scale, and pipelines weigh the layers before their loops (MP721). Warnings that
a scale is ignored go too.

```python
if options is not None:
    options = options.copy()
    lora_scale = options.pop("scale", 1.0)
else:
    lora_scale = 1.0
scale_lora_layers(self, lora_scale)
```
becomes
```python
if options is not None and "scale" in options:
    raise RuntimeError(
        "A network that runs as a graph cannot weigh its LoRA layers: call "
        "`scale_lora_layers(model, scale)` before it, and "
        "`unscale_lora_layers(model, scale)` after it."
    )
```

The fix is safe in a profile that ports a whole library: what would have been done silently is refused.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
