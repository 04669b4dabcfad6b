// MP801: modules that are imported by a string.
#include <algorithm>
#include <array>

#include "core/rules/api.h"
#include "core/rules/call.h"

namespace mindport::rules {
namespace {

constexpr std::array<std::string_view, 7> importers{
    "importlib.import_module",    "importlib.util.find_spec", "importlib.metadata.version",
    "importlib_metadata.version", "pkgutil.find_loader",      "runpy.run_module",
    "importlib.metadata.metadata"};

bool is_importer(Node function, const Context& context) {
    if (function.text() == "__import__") {
        return !context.scopes().resolve(function);
    }
    const std::string_view name = context.qualified(function);
    return std::find(importers.begin(), importers.end(), name) != importers.end();
}

// The text of a string up to what is filled in at run time.
std::string_view leading_text(Node string) {
    const text::TextRange range = string.string_content();
    const std::string_view text = string.tree()->text().substr(range.begin, range.size());
    return text.substr(0, text.find('{'));
}

void report(Node node, std::string_view module, const MessageText& text, Context& context) {
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = node.range();
    finding.api = std::string(module);
    finding.message = {&text, {finding.api}};
    context.report(std::move(finding));
}

void on_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    const std::string_view last = function.is(NodeKind::attribute)
                                      ? function.child(Field::attribute).text()
                                      : function.text();
    const bool may_import = last == "__import__" || last == "import_module" ||
                            last == "find_spec" || last == "version" || last == "find_loader" ||
                            last == "run_module" || last == "metadata";
    if (!may_import || !is_importer(function, context)) {
        return;
    }
    const CallArguments arguments(call);
    if (arguments.all.empty()) {
        return;
    }
    const Node name = arguments.all.front().value;
    if (name.is(NodeKind::string)) {
        const std::string_view module = leading_text(name);
        if (is_covered(module, context.catalog())) {
            report(call, module, messages::module_in_string, context);
        }
    } else if (!context.is_mindspore() && (last == "import_module" || last == "__import__")) {
        report(call, name.text(), messages::module_at_run_time, context);
    }
}

// sys.modules["torch"]
void on_subscript(Node subscript, Context& context) {
    const Node key = subscript.child(Field::subscript);
    if (key.is(NodeKind::string) &&
        context.qualified(subscript.child(Field::value)) == "sys.modules" &&
        is_covered(leading_text(key), context.catalog())) {
        report(subscript, leading_text(key), messages::module_in_string, context);
    }
}

void on_node(Node node, Context& context) {
    if (node.is(NodeKind::call)) {
        on_call(node, context);
    } else {
        on_subscript(node, context);
    }
}

constexpr std::array kinds{NodeKind::call, NodeKind::subscript};

}  // namespace

extern const Rule dynamic_import{
    .code = "MP801",
    .name = "dynamic-import",
    .summary = "A module that is imported by its name in a string",
    .documentation = R"(
Finds `importlib.import_module`, `__import__`, `importlib.util.find_spec`, `importlib.metadata.version`
and `sys.modules[…]` where the module is PyTorch's, or where it is only known at run time.

```python
functional = importlib.import_module("torch.nn.functional")
```

There is no automatic fix: what the module is used for decides. Import the MindSpore module in its place,
or make sure that the names which arrive there are those of MindSpore.
)",
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
