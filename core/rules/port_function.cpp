// MP732: functions that a port writes otherwise as a whole.
#include "core/rules/port_function.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "core/rules/messages.h"
#include "core/rules/parameter.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

// The text without blanks, line breaks and comments of its own lines.
std::string squeezed(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        const std::size_t start = line.find_first_not_of(" \t");
        if (start == std::string_view::npos || line[start] == '#') {
            continue;
        }
        for (const char c : line) {
            if (!std::isspace(static_cast<unsigned char>(c))) {
                result.push_back(c);
            }
        }
    }
    return result;
}

// The profile's code with names spelled as in this file ("{mindspore.float32}"), at the indentation
// of a body.
std::string written(std::string_view code, std::string_view indent, const std::string& line_break,
                    FixBuilder& fix) {
    std::string result;
    bool at_start = false;
    for (std::size_t at = code.find_first_not_of('\n'); at < code.size(); ++at) {
        const std::size_t close = code.find('}', at);
        const bool is_name =
            code.substr(at).starts_with("{mindspore.") || code.substr(at).starts_with("{numpy.");
        if (code[at] == '\n') {
            at_start = true;
        } else if (at_start) {
            result.append(line_break).append(indent);
            at_start = false;
        }
        if (is_name && close != std::string_view::npos) {
            result += fix.name(code.substr(at + 1, close - at - 1));
            at = close;
        } else if (code[at] != '\n') {
            result.push_back(code[at]);
        }
    }
    return result;
}

std::vector<PortFunction> entries_of(std::string_view name, const Context& context) {
    std::vector<PortFunction> result;
    const auto& list = context.catalog().profile().functions;
    for (std::size_t i = 0; i + 2 < list.size(); i += 3) {
        const std::size_t space = std::min(list[i].find(' '), list[i].size());
        if (list[i].substr(0, space) == name) {
            result.push_back({list[i].substr(0, space),
                              list[i].substr(std::min(space + 1, list[i].size())), list[i + 1],
                              list[i + 2]});
        }
    }
    return result;
}

void on_function(Node function, Context& context) {
    const Node body = function.child(Field::body);
    const auto entry = port_function_of(function, context);
    if (!entry) {
        return;
    }
    const std::string_view text = context.tree().text();
    const std::uint32_t line = text::line_start(text, body.begin());
    const std::string_view indent = text.substr(line, body.begin() - line);
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = function.child(Field::name).range();
    finding.message = {&messages::port_function, {std::string(entry->name)}};
    if (indent.find_first_not_of(" \t") == std::string_view::npos) {
        FixBuilder fix(context, {&messages::write_as_port, {}});
        const std::string code =
            written(entry->after, indent, std::string(text::line_break_of(text)), fix);
        fix.replace(body, code);
        if (!entry->first_parameter.empty()) {
            fix.insert(function.child(Field::parameters).first_child().begin(),
                       std::string(entry->first_parameter) + ", ");
        }
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::function_definition};

}  // namespace

std::optional<PortFunction> port_function_of(Node function, const Context& context) {
    const Node first = function.child(Field::parameters).first_child();
    for (const PortFunction& entry : entries_of(function.child(Field::name).text(), context)) {
        if (first && parameter_name(first).text() != entry.first_parameter &&
            squeezed(function.child(Field::body).text()) == squeezed(entry.before)) {
            return entry;
        }
    }
    return std::nullopt;
}

std::string_view added_parameter(std::string_view function, const Context& context) {
    const auto entries = entries_of(function, context);
    return entries.empty() ? std::string_view{} : entries.front().first_parameter;
}

extern const Rule port_function{
    .code = "MP732",
    .name = "port-function",
    .summary = "A function that ports write otherwise as a whole",
    .documentation = R"(
Some helpers occur in many files of a library in the same words, and ports have other words for them. The
profile lists them (`functions`): the body as it is, the body that a port has, and a parameter that comes first.

```python
def upcast_vae(self):
    dtype = self.vae.dtype
    self.vae.to(dtype=torch.float32)
    use_torch_2_0_or_xformers = isinstance(
        self.vae.decoder.mid_block.attentions[0].processor,
        (AttnProcessor2_0, XFormersAttnProcessor),
    )
    if use_torch_2_0_or_xformers:
        self.vae.post_quant_conv.to(dtype)
        self.vae.decoder.conv_in.to(dtype)
        self.vae.decoder.mid_block.to(dtype)
```
becomes
```python
def upcast_vae(self):
    self.vae.to(dtype=ms.float32)
```

The fix is safe with mindone, and made only where the body is exactly that of the list, but for comments. What
calls such a function follows by MP733.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_function,
};

}  // namespace mindport::rules
