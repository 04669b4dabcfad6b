// MP721: code that ports add before and after a loop that calls a network.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/context.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

struct Place {
    Node call;
    Node statement;  // in the body of the function, with the loop in it
};

bool is_self_attribute(Node node) {
    return node.is(NodeKind::attribute) && node.child(Field::object).text() == "self";
}

// The place of a keyword of a call `self.network(…)` in a loop of a function.
std::optional<Place> place_of(Node keyword) {
    const Node call = keyword.parent().parent();
    if (!call.is(NodeKind::call) || !is_self_attribute(call.child(Field::function))) {
        return std::nullopt;
    }
    bool in_loop = false;
    for (Node node = call; node.parent(); node = node.parent()) {
        in_loop = in_loop || node.is_any(NodeKind::for_statement, NodeKind::while_statement);
        if (node.is_any(NodeKind::lambda, NodeKind::class_definition)) {
            return std::nullopt;
        }
        if (node.parent().parent().is(NodeKind::function_definition)) {
            return in_loop ? std::optional(Place{call, node}) : std::nullopt;
        }
    }
    return std::nullopt;
}

// Whether a later call in the same statement has the keyword: the last one counts.
bool comes_again(Node keyword, Node statement) {
    for (std::uint32_t index = keyword.after(); index < statement.after(); ++index) {
        const Node node{keyword.tree(), keyword.unit(), index};
        if (node.is(NodeKind::keyword_argument) &&
            node.child(Field::name).text() == keyword.child(Field::name).text() && place_of(node)) {
            return true;
        }
    }
    return false;
}

// Where the paragraph that the statement ends begins: the lines before it up to a blank one.
std::uint32_t paragraph_start(Node statement) {
    const std::string_view text = statement.tree()->text();
    std::vector<Node> before;
    for (Node node = statement.parent().raw_first_child(); node && !(node == statement);
         node = node.raw_next_sibling()) {
        before.push_back(node);
    }
    std::uint32_t start = text::line_start(text, statement.begin());
    const auto is_line_above = [&](Node node) {
        const std::string_view between = text.substr(node.end(), start - node.end());
        return between == "\n" || between == "\r\n";
    };
    while (!before.empty() && before.back().end() < start && is_line_above(before.back())) {
        start = text::line_start(text, before.back().begin());
        before.pop_back();
    }
    return start;
}

std::string filled(std::string_view form, Place place, Node value, std::string_view indent,
                   const std::string& line_break) {
    std::string out;
    while (!form.empty()) {
        const std::size_t end = form.find('\n');
        std::string line(form.substr(0, end));
        form.remove_prefix(std::min(end, form.size() - 1) + 1);
        for (const auto& [mark, text] :
             {std::pair("{value}", value.text()),
              std::pair("{callee}", place.call.child(Field::function).text())}) {
            const std::string_view name(mark);
            for (std::size_t at = line.find(name); at != std::string::npos; at = line.find(name)) {
                line.replace(at, name.size(), text);
            }
        }
        out.append(indent).append(line).append(line_break);
    }
    return out;
}

// Where the file has a module's names from: `...utils` of `from ...utils import x`. Empty where it
// imports none.
std::string_view spelling_of(std::string_view module, const Context& context) {
    for (const ImportUse& use : context.imports()) {
        const Node statement = use.site->node.enclosing(NodeKind::import_from_statement);
        if (statement && context.scopes().is_module_level(*use.site) &&
            names::split_last(use.site->target).first == module) {
            return statement.child(Field::module_name).text();
        }
    }
    return {};
}

// The imports of names that the file lacks; none if it lacks one and does not import from where
// that one is.
std::optional<std::vector<names::ImportNeed>> imports_of(std::string_view qualified_names,
                                                         const Context& context) {
    std::vector<names::ImportNeed> needs;
    while (!qualified_names.empty()) {
        const std::size_t end = std::min(qualified_names.find(' '), qualified_names.size());
        const auto [module, name] = names::split_last(qualified_names.substr(0, end));
        qualified_names.remove_prefix(std::min(end + 1, qualified_names.size()));
        if (!context.scopes().module_sites(name).empty()) {
            continue;
        }
        const std::string_view written = spelling_of(module, context);
        if (written.empty()) {
            return std::nullopt;
        }
        needs.push_back({std::string(written), std::string(name), {}, {}});
    }
    return needs;
}

// Whether a base of the class around a function ends in `suffix`.
bool has_base(Node function, std::string_view suffix, const Context& context) {
    const Node owner = context.class_of(function);
    if (!owner || !owner.child(Field::superclasses)) {
        return false;
    }
    for (const Node base : owner.child(Field::superclasses).children()) {
        if (base.text().ends_with(suffix)) {
            return true;
        }
    }
    return false;
}

void on_keyword(Node keyword, std::span<const std::string_view> convention, Context& context) {
    const Node value = keyword.child(Field::value);
    const std::optional<Place> place = place_of(keyword);
    if (!place || comes_again(keyword, place->statement) ||
        !(value.is(NodeKind::identifier) || is_self_attribute(value))) {
        return;
    }
    auto imports = imports_of(convention[1], context);
    if (!imports || (!imports->empty() &&
                     !has_base(place->statement.parent().parent(), convention[2], context))) {
        return;
    }
    const std::string_view text = context.tree().text();
    const std::size_t end_of_line = text.find('\n', place->statement.end());
    const std::uint32_t line = text::line_start(text, place->statement.begin());
    const std::string_view indent = text.substr(line, place->statement.begin() - line);
    const std::string line_break(text::line_break_of(text));
    const std::string after = filled(convention[4], *place, value, indent, line_break);
    const bool is_there = place->statement.parent().text().find(
                              after.substr(0, after.find('\n'))) != std::string_view::npos;
    if (is_there || end_of_line == std::string_view::npos ||
        indent.find_first_not_of(" \t") != std::string_view::npos) {
        return;
    }
    const bool is_custom = follows_customs(
        context.class_of(keyword.enclosing(NodeKind::function_definition)), context);
    Finding finding;
    finding.severity = is_custom ? Severity::hint : Severity::warning;
    finding.range = keyword.child(Field::name).range();
    finding.message = {&messages::loop_needs_lines, {std::string(value.text())}};
    FixBuilder fix(context, {&messages::add_around_loop, {}},
                   is_custom ? Safety::safe : Safety::suggested);
    fix.insert(paragraph_start(place->statement),
               filled(convention[3], *place, value, indent, line_break) + line_break);
    fix.insert(static_cast<std::uint32_t>(end_of_line) + 1, line_break + after);
    fix.add({}, std::move(*imports));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node keyword, Context& context) {
    const auto& conventions = context.catalog().profile().around_loops;
    for (std::size_t i = 0; i + 4 < conventions.size(); i += 5) {
        if (conventions[i] == keyword.child(Field::name).text()) {
            on_keyword(keyword, conventions.subspan(i, 5), context);
        }
    }
}

constexpr std::array kinds{NodeKind::keyword_argument};

}  // namespace

extern const Rule around_loop{
    .code = "MP721",
    .name = "around-loop",
    .summary = "A loop around which ports of the library have lines of their own",
    .documentation = R"(
mindone's networks refuse a `scale` among their attention arguments, since a graph cannot change weights.
A pipeline that gives them such arguments weighs the LoRA layers before its loop, and undoes that after it.
The profile says for which arguments, and what is to be written (`around_loops`).

```python
for t in timesteps:
    noise = self.unet(latents, t, cross_attention_kwargs=self.cross_attention_kwargs)
```
becomes
```python
# The network refuses a `scale`: the weights of its LoRA layers take it instead.
lora_scale = self.cross_attention_kwargs.pop("scale", None) if self.cross_attention_kwargs is not None else None
if lora_scale is not None:
    scale_lora_layers(self.unet, lora_scale)

for t in timesteps:
    noise = self.unet(latents, t, cross_attention_kwargs=self.cross_attention_kwargs)

if lora_scale is not None:
    unscale_lora_layers(self.unet, lora_scale)
    self.cross_attention_kwargs["scale"] = lora_scale
```

The fix is made where the file has the functions already, because it weighs a text encoder with them, and in
classes that load LoRA layers, which the profile tells by the end of a base's name. It does no harm with
networks that still take a scale: they find none, which is 1. Of the pipelines that mindone has had for long nearly
all have such lines, so that the fix is safe there (`customs_until`); of the later ones half, so that it is
suggested there and in pipelines that mindone has not.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .source_only = true,
};

}  // namespace mindport::rules
