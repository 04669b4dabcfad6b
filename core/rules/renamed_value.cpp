// MP725: values of parameters that ports have another word for.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/doc_text.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"
#include "core/syntax/node_parts.h"

namespace mindport::rules {
namespace {

struct Renamed {
    std::string_view parameter;
    std::string_view value;
    std::string_view other;
};

void report(text::TextRange range, const Renamed& renamed, Safety safety, Context& context) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.message = {&messages::renamed,
                       {std::string(renamed.value), std::string(renamed.other)}};
    FixBuilder fix(context, {&messages::replace_with, {std::string(renamed.other)}}, safety);
    fix.replace(range, std::string(renamed.other));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// Whether the string is given to the parameter: as an argument, by a default or in the annotation.
bool is_given(Node string, std::string_view parameter) {
    for (Node node = string; node.parent(); node = node.parent()) {
        const Node above = node.parent();
        if (above.is_any(NodeKind::keyword_argument, NodeKind::default_parameter)) {
            return node.field() == Field::value && node == string &&
                   above.child(Field::name).text() == parameter;
        }
        if (above.is_any(NodeKind::typed_default_parameter, NodeKind::typed_parameter)) {
            const Node name = above.child(Field::name);
            return (name ? name : above.first_child()).text() == parameter;
        }
        if (above.is_any(NodeKind::call, NodeKind::block)) {
            return false;
        }
    }
    return false;
}

enum class Compared : std::uint8_t { no, alone, in_list };

// Whether the string is compared with what has the parameter's name, or stands in a list that is.
Compared compared(Node string, std::string_view parameter) {
    const Node list = string.parent();
    const bool is_listed = list.is_any(NodeKind::list, NodeKind::tuple, NodeKind::set);
    const Node comparison = (is_listed ? list : string).parent();
    if (!comparison.is(NodeKind::comparison_operator)) {
        return Compared::no;
    }
    const auto operands = comparison.children();
    const bool fits = std::any_of(operands.begin(), operands.end(), [&](Node other) {
        return syntax::last_name(other) == parameter;
    });
    return !fits ? Compared::no : is_listed ? Compared::in_list : Compared::alone;
}

// Whether the function that the node stands in has the parameter with a default: it is the one that
// people call, and documents what the values mean. Others are handed it.
bool takes(Node node, std::string_view parameter) {
    const Node function = node.enclosing(NodeKind::function_definition);
    const auto parameters = function.child(Field::parameters).children();
    return std::any_of(parameters.begin(), parameters.end(), [&](Node other) {
        return other.is_any(NodeKind::default_parameter, NodeKind::typed_default_parameter) &&
               other.child(Field::name).text() == parameter;
    });
}

bool is_of_signature(Node string, Node function) {
    return string.end() <= function.child(Field::parameters).end();
}

// Whether the code of the function that the text stands in has the value: the text is true then
// only if it changes with it.
bool is_in_code(Node text, const Renamed& renamed) {
    const Node function = text.enclosing(NodeKind::function_definition);
    for (std::uint32_t index = function ? function.index() : 0;
         function && index < function.after(); ++index) {
        const Node node{function.tree(), function.unit(), index};
        if (!node.is(NodeKind::string)) {
            continue;
        }
        const text::TextRange content = node.string_content();
        if (function.tree()->text().substr(content.begin, content.size()) != renamed.value) {
            continue;
        }
        const Compared how = compared(node, renamed.parameter);
        if (how == Compared::alone ||
            (how == Compared::in_list && takes(node, renamed.parameter)) ||
            (is_of_signature(node, function) && is_given(node, renamed.parameter))) {
            return true;
        }
    }
    return false;
}

// "`pt`", "'pt'" and the like, in a text that speaks of the parameter.
void in_text(Node string, text::TextRange part, const Renamed& renamed, Context& context) {
    const std::string_view text = context.tree().text();
    const std::string_view line = text.substr(part.begin, part.size());
    for (std::size_t at = line.find(renamed.value); at < line.size();
         at = line.find(renamed.value, at + 1)) {
        const std::size_t end = at + renamed.value.size();
        if (at == 0 || end >= line.size() ||
            std::string_view("`'\"").find(line[at - 1]) == std::string_view::npos ||
            (line[end] != line[at - 1] && line[end] != '`')) {
            continue;
        }
        const bool is_keyword = at >= 2 && line[at - 2] == '=';
        if (is_keyword && !line.substr(0, at - 2).ends_with(renamed.parameter)) {
            continue;
        }
        const auto begin = part.begin + static_cast<std::uint32_t>(at);
        const text::TextRange range{begin,
                                    begin + static_cast<std::uint32_t>(renamed.value.size())};
        const auto parts = string.children();
        if (std::none_of(parts.begin(), parts.end(), [&](Node inner) {
                return inner.is(NodeKind::interpolation) && inner.range().contains(range);
            })) {
            const bool is_true = is_documentation(string) && is_in_code(string, renamed);
            report(range, renamed, is_true ? Safety::safe : Safety::suggested, context);
        }
    }
}

void on_prose(Node string, const Renamed& renamed, Context& context) {
    const Node whole = string.parent().is(NodeKind::concatenated_string) ? string.parent() : string;
    if (whole.text().find(renamed.parameter) == std::string_view::npos ||
        string.text().find(' ') == std::string_view::npos) {
        return;
    }
    if (!is_documentation(string)) {
        in_text(string, string.range(), renamed, context);
        return;
    }
    for (const DocLine& line : doc_lines(string)) {
        if (!line.is_code) {
            in_text(string, line.range, renamed, context);
        }
    }
}

void on_string(Node string, Context& context) {
    const auto& values = context.catalog().profile().values;
    const text::TextRange content = string.string_content();
    const std::string_view text = context.tree().text().substr(content.begin, content.size());
    for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        const Renamed renamed{values[i], values[i + 1], values[i + 2]};
        if (text == renamed.value) {
            const Compared how =
                is_library_file(context) ? compared(string, renamed.parameter) : Compared::no;
            if (is_given(string, renamed.parameter) || how == Compared::alone) {
                report(content, renamed, Safety::safe, context);
            } else if (how == Compared::in_list) {
                report(content, renamed,
                       takes(string, renamed.parameter) ? Safety::safe : Safety::suggested,
                       context);
            }
        } else if (text.find(renamed.value) != std::string_view::npos && is_library_file(context)) {
            on_prose(string, renamed, context);
        }
    }
}

constexpr std::array kinds{NodeKind::string};

}  // namespace

extern const Rule renamed_value{
    .code = "MP725",
    .name = "renamed-value",
    .summary = "A value of a parameter that a port has another word for",
    .documentation = R"(
What Diffusers gives as tensors when `output_type` is `"pt"`, mindone gives when it is `"ms"`. The profile lists
such values (`values`). They change where they are given as arguments, by defaults and in annotations; in the
library itself also where they are compared, and in texts that speak of the parameter.

```python
image = pipe(prompt, output_type="pt")
```
becomes
```python
image = pipe(prompt, output_type="ms")
```

The fix is safe where the value is code, and in the docstring of a function whose code has it. It is suggested
where a function only checks a list for another one, in messages, and in texts about what other code does:
ports differ there.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_string,
    .source_only = true,
};

}  // namespace mindport::rules
