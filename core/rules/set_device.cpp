// MP509: the one place where a program chooses its device.
#include <algorithm>
#include <array>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

bool is_main_test(Node statement) {
    const std::string_view condition = statement.child(Field::condition).text();
    return !statement.parent() && condition.starts_with("__name__ ==") &&
           condition.find("__main__") != std::string_view::npos;
}

bool uses_frameworks(const Context& context) {
    const auto& imports = context.imports();
    return std::any_of(imports.begin(), imports.end(), [](const ImportUse& use) {
        return names::is_source_package(use.site->target) || use.site->target == "mindspore" ||
               use.site->target.starts_with("mindspore.");
    });
}

bool sets_device(Context& context) {
    return context.mentions("set_device") || context.mentions("set_context");
}

void on_if(Node statement, Context& context) {
    if (!is_main_test(statement) || sets_device(context) || !uses_frameworks(context)) {
        return;
    }
    const Node first = statement.child(Field::consequence).first_child();
    const std::string_view text = context.tree().text();
    const std::size_t line = text.rfind('\n', first.begin());
    const std::string_view indent = text.substr(line + 1, first.begin() - line - 1);
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = statement.child(Field::condition).range();
    finding.message = {&messages::set_device, {}};
    if (line != std::string_view::npos && line > statement.begin() &&
        indent.find_first_not_of(" \t") == std::string_view::npos) {
        FixBuilder fix(context, {&messages::add_set_device, {}}, Safety::suggested);
        const std::string_view end = line > 0 && text[line - 1] == '\r' ? "\r\n" : "\n";
        std::string call = fix.name("mindspore.set_device") + "(\"Ascend\")";
        fix.insert(first.begin(), call.append(end).append(indent));
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::if_statement};

}  // namespace

extern const Rule set_device{
    .code = "MP509",
    .name = "set-device",
    .summary = "A program that does not choose its device",
    .documentation = R"(
A PyTorch program says with each tensor where it goes; a MindSpore program says it once, before it makes
the first tensor.

```python
if __name__ == "__main__":
    main()
```
becomes
```python
if __name__ == "__main__":
    ms.set_device("Ascend")
    main()
```

The fix is suggested: without it MindSpore takes the device that it was built for.
)",
    .nodes = kinds,
    .on_node = on_if,
    .source_only = true,
};

}  // namespace mindport::rules
