// MP722: blank lines after the imports.
#include <algorithm>
#include <array>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

constexpr std::array kinds{NodeKind::import_statement, NodeKind::import_from_statement};

std::string_view gap_before(const syntax::Tree& tree, std::size_t unit) {
    const std::uint32_t begin = tree.units()[unit - 1].end;
    return tree.text().substr(begin, tree.units()[unit].begin - begin);
}

// What stands after the unit, other than comments right above it or on the import's own line.
Node next_construct(const syntax::Tree& tree, std::size_t unit) {
    while (unit < tree.units().size() && tree.root(unit).is(NodeKind::comment) &&
           unit + 1 < tree.units().size() &&
           std::ranges::count(gap_before(tree, unit + 1), '\n') == 1) {
        ++unit;
    }
    return unit < tree.units().size() ? tree.root(unit) : Node{};
}

void on_import(Node import, Context& context) {
    if (import.parent()) {
        return;
    }
    const syntax::Tree& tree = context.surroundings();
    const auto next = std::size_t{import.unit()->number} + 1;
    if (next >= tree.units().size()) {
        return;
    }
    const std::string_view gap = gap_before(tree, next);
    const Node after = next_construct(tree, next);
    if (std::ranges::count(gap, '\n') != 3 ||
        gap.find_first_not_of(" \t\r\n") != std::string_view::npos ||
        after.is_any(NodeKind::class_definition, NodeKind::function_definition,
                     NodeKind::decorated_definition, NodeKind::import_statement,
                     NodeKind::import_from_statement)) {
        return;
    }
    const std::size_t last = gap.rfind('\n');
    const std::size_t before_last = gap.rfind('\n', last - 1);
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = {import.end() + static_cast<std::uint32_t>(before_last) + 1,
                     import.end() + static_cast<std::uint32_t>(last) + 1};
    finding.message = {&messages::lines_after_imports, {}};
    FixBuilder fix(context, {&messages::remove_blank_line, {}});
    fix.erase(finding.range);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

}  // namespace

extern const Rule lines_after_imports{
    .code = "MP722",
    .name = "lines-after-imports",
    .summary = "Two blank lines after the imports, where ports have one",
    .documentation = R"(
mindone formats its imports with isort's own default: two blank lines after them only before a class or a
function, one before all else.

```python
from ..utils import logging


logger = logging.get_logger(__name__)
```
becomes
```python
from ..utils import logging

logger = logging.get_logger(__name__)
```

The fix is safe: blank lines do not run.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_import,
    .source_only = true,
};

}  // namespace mindport::rules
