// MP712: what docstrings say of a parameter that is gone: `device`, and those of the profile.
#include <array>
#include <optional>

#include "core/rules/messages.h"
#include "core/rules/parameter.h"

namespace mindport::rules {
namespace {

struct Line {
    std::uint32_t begin;
    std::uint32_t text;  // the first character that is no blank
    std::uint32_t end;   // of the line, after its break
};

Line line_at(std::string_view source, std::uint32_t begin) {
    const std::size_t end = source.find('\n', begin);
    const auto stop =
        static_cast<std::uint32_t>(end == std::string_view::npos ? source.size() : end + 1);
    const std::size_t text = source.find_first_not_of(" \t", begin);
    return {begin, std::min(static_cast<std::uint32_t>(std::min(text, source.size())), stop), stop};
}

bool is_blank(std::string_view source, const Line& line) {
    return line.text >= line.end || source[line.text] == '\n' || source[line.text] == '\r';
}

// "device: …", "device (`torch.device`): …"
bool is_entry(std::string_view text, std::string_view name) {
    if (text.starts_with('`')) {
        text.remove_prefix(1);
    }
    if (!text.starts_with(name)) {
        return false;
    }
    text.remove_prefix(name.size());
    if (text.starts_with('`')) {
        text.remove_prefix(1);
    }
    return text.starts_with(':') || text.starts_with(" (") || text.starts_with("(");
}

// The lines of the entry, whole; nullopt where there is none, or it ends with the docstring.
std::optional<text::TextRange> find_entry(Node string, std::string_view name) {
    const std::string_view source = string.tree()->text();
    const text::TextRange content = string.string_content();
    for (std::size_t at = source.find('\n', content.begin);
         at != std::string_view::npos && at < content.end; at = source.find('\n', at + 1)) {
        const Line first = line_at(source, static_cast<std::uint32_t>(at + 1));
        if (!is_entry(source.substr(first.text, first.end - first.text), name)) {
            continue;
        }
        Line next = line_at(source, first.end);
        while (next.end <= content.end && !is_blank(source, next) &&
               next.text - next.begin > first.text - first.begin) {
            next = line_at(source, next.end);
        }
        const text::TextRange range{first.begin, next.begin};
        return range.end <= content.end ? std::optional(range) : std::nullopt;
    }
    return std::nullopt;
}

void look_for(std::string_view name, Node string, Node function, Context& context) {
    if (string.text().find(name) == std::string_view::npos) {
        return;
    }
    const std::optional<text::TextRange> entry = find_entry(string, name);
    if (!entry) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = *entry;
    finding.message = {&messages::parameter_docs, {std::string(name)}};
    FixBuilder fix(context, {&messages::remove_without_effect, {std::string(name)}});
    fix.erase(*entry);
    if (const Node parameter = find_parameter(function, name)) {
        fix.only_if_removed(parameter.range());
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_function(Node function, Context& context) {
    const Node first = function.child(Field::body).first_child();
    const Node string = first.first_child();
    if (!first.is(NodeKind::expression_statement) || !string.is(NodeKind::string)) {
        return;
    }
    look_for("device", string, function, context);
    for (const std::string_view name : context.catalog().profile().gone_parameters) {
        look_for(name, string, function, context);
    }
}

constexpr std::array kinds{NodeKind::function_definition};

}  // namespace

extern const Rule device_docs{
    .code = "MP712",
    .name = "device-docs",
    .summary = "Documentation of a parameter that is gone",
    .documentation = R"(
When a function has lost its parameter `device` (MP711), or another one that a port has not (MP713), the
entry in its docstring goes too.

```python
def encode(prompt, dtype):
    """Encodes.

    Args:
        prompt: the text
        device: (`torch.device`):
            where to put the result
        dtype: of the result
    """
```
loses the two lines about `device`. The fix is safe: text does not run.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_function,
    .source_only = true,
};

}  // namespace mindport::rules
