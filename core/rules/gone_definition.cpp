// MP714: functions and classes that a port of the library has not.
#include <algorithm>
#include <array>
#include <optional>

#include "core/names/mentions.h"
#include "core/rules/context.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"
#include "core/text/line_index.h"
#include "core/text/wildcard.h"

namespace mindport::rules {
namespace {

// Why a port has no definition of that name; nullopt where it may have one.
std::optional<std::string_view> reason(std::string_view name, const Context& context) {
    const auto& list = context.catalog().profile().gone_definitions;
    for (std::size_t i = 0; i + 1 < list.size(); i += 2) {
        std::string_view patterns = list[i];
        while (!patterns.empty()) {
            const std::size_t end = std::min(patterns.find(' '), patterns.size());
            if (text::fits(patterns.substr(0, end), name)) {
                return list[i + 1];
            }
            patterns.remove_prefix(std::min(end + 1, patterns.size()));
        }
    }
    return std::nullopt;
}

// The whole of a definition: a class at the top level is several units, of which `whole` is the
// first.
text::TextRange range_of(Node whole, const Context& context) {
    text::TextRange range = whole.range();
    if (whole.parent() || whole.unit()->owner != syntax::Unit::no_owner) {
        return range;
    }
    const std::uint32_t number = whole.unit()->number;
    const auto& units = context.surroundings().units();
    for (std::size_t i = number + 1; i < units.size() && units[i].owner == number; ++i) {
        range.end = std::max(range.end, units[i].end);
    }
    return range;
}

// Its lines, with the comment lines right above, up to the first blank line.
text::TextRange lines_of(text::TextRange range, std::string_view text) {
    range.begin = text::line_start(text, range.begin);
    while (range.begin != 0) {
        const std::uint32_t above = text::line_start(text, range.begin - 1);
        const std::size_t first = text.find_first_not_of(" \t", above);
        if (text[first] != '#') {
            break;
        }
        range.begin = above;
    }
    while (range.end < text.size() && text[range.end] != '\n') {
        ++range.end;
    }
    while (range.end < text.size() && (text[range.end] == '\n' || text[range.end] == '\r')) {
        ++range.end;
    }
    return range;
}

// A member of a class or a function, with the comments right above it.
void remove_with_comments(Node whole, FixBuilder& fix, const Context& context) {
    fix.remove_statement(whole);
    if (whole.parent()) {
        return;
    }
    const syntax::Tree& tree = context.surroundings();
    for (std::size_t number = whole.unit()->number; number > 0; --number) {
        const auto& above = tree.units()[number - 1];
        const auto between = tree.text().substr(above.end, tree.units()[number].begin - above.end);
        if (!tree.root(number - 1).is(NodeKind::comment) ||
            std::count(between.begin(), between.end(), '\n') != 1) {
            return;
        }
        fix.remove_statement(tree.root(number - 1));
    }
}

// Whether a decorator alone makes the function known, as one that registers a kernel: it is private
// to the file, where nothing else has its name.
bool is_only_registered(Node definition, Node whole, const Context& context) {
    const std::string_view name = definition.child(Field::name).text();
    if (!definition.is(NodeKind::function_definition) || definition == whole || whole.parent() ||
        whole.unit()->owner != syntax::Unit::no_owner || !name.starts_with('_')) {
        return false;
    }
    const syntax::Tree& tree = context.whole_file();
    const Node own = definition.child(Field::name);
    return std::none_of(tree.units().begin(), tree.units().end(), [&](const syntax::Unit& unit) {
        return names::has_identifier(tree, unit, name, [own](Node node) { return node != own; });
    });
}

// Whether nothing but words is left of a function: what it did has no effect in a port.
bool does_nothing(Node definition) {
    const auto statements = definition.child(Field::body).children();
    return definition.is(NodeKind::function_definition) &&
           std::all_of(statements.begin(), statements.end(), [](Node statement) {
               return statement.is_any(NodeKind::pass_statement, NodeKind::comment) ||
                      (statement.is(NodeKind::expression_statement) &&
                       statement.first_child().is(NodeKind::string));
           });
}

void on_definition(Node definition, Context& context) {
    const std::string_view name = definition.child(Field::name).text();
    const auto why = reason(name, context);
    if (!why || !is_library_file(context)) {
        return;
    }
    const Node parent = definition.parent();
    const Node whole = parent.is(NodeKind::decorated_definition) ? parent : definition;
    Finding finding;
    finding.range = range_of(whole, context);
    finding.message = {&messages::gone_definition, {std::string(name), std::string(*why)}};
    const bool is_safe = does_nothing(definition) || is_only_registered(definition, whole, context);
    FixBuilder fix(context, {&messages::remove_without_effect, {std::string(name)}},
                   is_safe ? Safety::safe : Safety::suggested);
    const bool is_class = definition.is(NodeKind::class_definition);
    if (is_class && !whole.parent()) {
        fix.erase(lines_of(finding.range, context.tree().text()));
    } else {
        remove_with_comments(whole, fix, context);
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::function_definition, NodeKind::class_definition};

}  // namespace

extern const Rule gone_definition{
    .code = "MP714",
    .name = "gone-definition",
    .summary = "A function or class that a port has not",
    .documentation = R"(
Some of a library is only for other hardware or other packages: kernels for CUDA, XLA and NPUs as PyTorch sees
them, offloading to the host, maps of devices, formats of quantised weights. The profile lists the names that a
port leaves out, and why (`gone_definitions`).

```python
class XFormersAttnProcessor:
    ...
```
is reported as a whole, and there is a fix that removes it. The fix is suggested: what uses the name has to go
as well, and other code may count on it. It is safe for a function that nothing but a decorator knows of: one
that registers the kernel, of which there is none then; and for one of which nothing but words is left, since
what it called has no effect in a port.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_definition,
    .source_only = true,
};

}  // namespace mindport::rules
