// MP206: imports inside the method that a graph is made of.
#include "core/rules/import_in_construct.h"

#include <algorithm>
#include <array>

#include "core/rules/messages.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

bool is_called(Node function) {
    const std::string_view name = function.child(Field::name).text();
    return function.is(NodeKind::function_definition) &&
           (name == "__call__" || name == "construct" || name == "forward");
}

// The method that an import statement stands in, if it is one that calling an object runs.
Node method_around(Node import) {
    const Node function = import.enclosing(NodeKind::function_definition);
    const Node self = function.child(Field::parameters).first_child();
    const bool is_method = is_called(function) && self.text() == "self" && !function.parent();
    return is_method && function.unit()->owner != syntax::Unit::no_owner ? function : Node{};
}

// The other members of the class of a member of a top-level class.
std::vector<Node> siblings(Node member, const Context& context) {
    const syntax::Tree& tree = context.tree();
    const auto& units = tree.units();
    const auto at = std::size_t{member.unit()->number};
    std::vector<Node> result;
    context.scopes().note(tree.root(units[at].owner));  // for members that there are not yet
    for (std::size_t i = units[at].owner + 1; i < units.size() && units[i].owner == units[at].owner;
         ++i) {
        if (i != at) {
            context.scopes().note(tree.root(i));
            result.push_back(tree.root(i));
        }
    }
    return result;
}

// The one name that `from m import x` binds, or null.
Node only_name(Node import) {
    Node name;
    for (const Node child : import.children()) {
        if (child.field() == Field::name) {
            if (name || !child.is(NodeKind::dotted_name)) {
                return {};
            }
            name = child;
        }
    }
    return name;
}

bool uses_attribute(Node member, std::string_view name) {
    for (std::uint32_t index = 0; index < member.unit()->nodes.size(); ++index) {
        const Node node{member.tree(), member.unit(), index};
        if (node.is(NodeKind::attribute) && node.child(Field::object).text() == "self" &&
            node.child(Field::attribute).text() == name) {
            return true;
        }
    }
    return member.child(Field::name).text() == name;
}

// `__init__` of the class, if it can take the import at its end.
Node init_for(Node function, std::string_view name, const Context& context) {
    Node init;
    for (const Node member : siblings(function, context)) {
        if (uses_attribute(member, name)) {
            return {};
        }
        if (member.is(NodeKind::function_definition) &&
            member.child(Field::name).text() == "__init__") {
            init = member;
        }
    }
    const Node body = init.child(Field::body);
    const Node first = body.first_child();
    // A lone test for something that is missing is likely to go first.
    const bool only_tests = first.is(NodeKind::if_statement) && !first.next_sibling();
    return uses_attribute(function, name) || only_tests ? Node{} : body;
}

// The uses of the name in the method; nothing if it is bound there in another way, too.
std::optional<std::vector<Node>> uses_of(Node name, Node function, const Context& context) {
    const auto resolution = context.scopes().resolve(name.text(), function.child(Field::body));
    if (resolution.sites.size() != 1 || !(resolution.sites[0]->node == name)) {
        return std::nullopt;
    }
    std::vector<Node> uses;
    for (std::uint32_t index = function.index(); index < function.after(); ++index) {
        const Node node{function.tree(), function.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == name.text() &&
            names::is_name_use(node)) {
            uses.push_back(node);
        }
    }
    return uses;
}

void add_fix(Node import, Node name, Node function, Node init_body, const Context& context,
             Finding& finding) {
    const auto uses = uses_of(name, function, context);
    const std::string_view text = context.tree().text();
    Node last;
    for (const Node statement : init_body.children()) {
        last = statement;
    }
    if (!uses || uses->empty() || !last) {
        return;
    }
    const std::uint32_t line = text::line_start(text, last.begin());
    const std::string indent(text.substr(line, last.begin() - line));
    if (indent.find_first_not_of(" \t") != std::string::npos) {
        return;
    }
    const std::string line_break(text::line_break_of(text));
    std::string moved(import.text());
    moved += line_break + line_break + indent + "self." + std::string(name.text()) + " = " +
             std::string(name.text());
    FixBuilder fix(context, {&messages::import_in_init, {}});
    if (last.is(NodeKind::pass_statement)) {
        fix.replace(last, std::move(moved));
    } else {
        fix.insert(last.end(), line_break + line_break + indent + moved);
    }
    for (const Node use : *uses) {
        fix.insert(use.begin(), "self.");
    }
    fix.remove_statement(import);
    finding.fixes.push_back(fix.build());
}

void on_import(Node import, Context& context) {
    const Node function = method_around(import);
    const Node name = only_name(import);
    if (!function || !name) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = import.range();
    finding.message = {&messages::import_in_construct,
                       {std::string(name.text()), std::string(function.child(Field::name).text())}};
    if (const Node body = init_for(function, name.text(), context)) {
        add_fix(import, name, function, body, context, finding);
    }
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::import_from_statement};

}  // namespace

bool needs_init_for_imports(Node member, const Context& context) {
    if (member.unit()->owner == syntax::Unit::no_owner || member.parent()) {
        return false;
    }
    const std::vector<Node> others = siblings(member, context);
    return std::any_of(others.begin(), others.end(), [](Node other) {
        for (std::uint32_t index = 0; is_called(other) && index < other.after(); ++index) {
            const Node node{other.tree(), other.unit(), index};
            if (node.is(NodeKind::import_from_statement) && method_around(node) &&
                only_name(node)) {
                return true;
            }
        }
        return false;
    });
}

extern const Rule import_in_construct{
    .code = "MP206",
    .name = "import-in-construct",
    .summary = "An import inside the method that a graph is made of",
    .documentation = R"(
A network's `construct`, and what it calls, can be compiled into a graph, which cannot import. What such a
method imports, most often because modules import each other, is imported by `__init__` and kept as an
attribute.

```python
class Processor:
    def __init__(self):
        pass

    def __call__(self, attn, x):
        from .embeddings import rotate

        return rotate(x)
```
becomes
```python
class Processor:
    def __init__(self):
        from .embeddings import rotate

        self.rotate = rotate

    def __call__(self, attn, x):
        return self.rotate(x)
```

The fix is safe: the import happens when the object is made, and nothing else in the class has the name.
It is made where the class has an `__init__` of its own.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_import,
};

}  // namespace mindport::rules
