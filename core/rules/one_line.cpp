// MP724: statements over several lines that fit on one of a port's.
#include <algorithm>
#include <array>

#include "core/layout/layout.h"
#include "core/rules/context.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

void on_statement(Node statement, Context& context) {
    const std::uint32_t limit = context.catalog().profile().line_length;
    if (limit == 0 || !is_library_file(context)) {
        return;
    }
    text::EditGroup edits = layout::joining_edits(statement, limit);
    if (edits.empty()) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = {statement.begin(), edits.back().range.end};
    finding.message = {&messages::fits_on_line, {std::to_string(limit)}};
    FixBuilder fix(context, {&messages::join_lines, {}});
    fix.add(std::move(edits));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{
    NodeKind::expression_statement, NodeKind::return_statement,     NodeKind::raise_statement,
    NodeKind::assert_statement,     NodeKind::delete_statement,     NodeKind::if_statement,
    NodeKind::elif_clause,          NodeKind::while_statement,      NodeKind::for_statement,
    NodeKind::function_definition,  NodeKind::import_from_statement};

}  // namespace

extern const Rule one_line{
    .code = "MP724",
    .name = "one-line",
    .summary = "A statement over several lines that fits on one line of a port",
    .documentation = R"(
mindone's lines may be 120 columns long, Diffusers' are shorter. A formatter with mindone's settings joins what
fits on one line then, and imports that fit whether their list ends in a comma or not. The profile says how
long lines may be (`line_length`).

```python
from ..embeddings import (
    PatchEmbed,
    TextProjection,
)
```
becomes
```python
from ..embeddings import PatchEmbed, TextProjection
```

The fix is safe: the words stay as they are. It is for the library's own files; a program that uses the library
keeps its lines, and so does everything with `--no-layout`.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_statement,
    .source_only = true,
    .lays_out = true,
};

}  // namespace mindport::rules
