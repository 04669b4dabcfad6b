// MP701: what a ported file says about where it comes from.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/context.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

// Ports break a longer line after the library's folder.
constexpr std::size_t longest_line = 137;

// Whether the file is one of the library that the profile ports, and says so there.
bool is_of_library(const Context& context) {
    const std::string_view module = context.file().module_name;
    for (const std::string_view package : context.catalog().profile().without_notice) {
        if (module.starts_with(package) &&
            (module.size() == package.size() || module[package.size()] == '.')) {
            return false;
        }
    }
    return is_library_file(context);
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

bool is_copyright(std::string_view line) {
    return line.starts_with('#') && line.find("Copyright") != std::string_view::npos;
}

void report(std::uint32_t at, std::string text, text::TextRange range, Context& context) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.message = {&messages::says_no_origin, {}};
    FixBuilder fix(context, {&messages::say_origin, {}});
    fix.insert(at, std::move(text));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// After the copyright lines and the empty comment line that follows them.
void after_copyright(Node comment, Context& context) {
    const std::string_view text = context.whole_file().text();
    const auto& notice = context.catalog().profile().notice;
    if (notice.empty() || text.find(notice.front()) != std::string_view::npos ||
        text.substr(0, comment.begin()).find("Copyright") != std::string_view::npos) {
        return;
    }
    std::size_t at = comment.begin();
    while (at < text.size() &&
           (is_copyright(line_at(text, at)) || line_at(text, at) == "# All rights reserved.")) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    }
    if (at >= text.size() || line_at(text, at) != "#") {
        return;
    }
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line_break = text[at - 2] == '\r' ? "\r\n" : "\n";
    std::string added;
    for (const std::string_view line : notice) {
        added.append("# ").append(line).append(line_break);
    }
    report(static_cast<std::uint32_t>(at), added.append("#").append(line_break), comment.range(),
           context);
}

bool is_docstring(Node statement) {
    return statement.is(NodeKind::expression_statement) &&
           statement.first_child().is_any(NodeKind::string, NodeKind::concatenated_string);
}

// A docstring at the top of a file without copyright lines.
void at_top(Node statement, Context& context) {
    const catalog::Profile& profile = context.catalog().profile();
    if (profile.adapted_from.empty() || statement.begin() != 0 || is_docstring(statement)) {
        return;
    }
    const std::string_view text = context.whole_file().text();
    if (text.find("Copyright") != std::string_view::npos || text.starts_with("#!") ||
        text.find(profile.adapted_from) != std::string_view::npos) {
        return;
    }
    std::string path(context.file().module_name);
    std::replace(path.begin(), path.end(), '.', '/');
    path += context.file().is_package ? "/__init__.py" : ".py";
    const std::string_view line = line_at(text, 0);
    const std::string line_break = text.substr(line.size()).starts_with("\r\n") ? "\r\n" : "\n";
    const std::string quotes(R"(""")");
    std::string added = "Adapted from " + std::string(profile.adapted_from) + path + ".";
    if (added.size() + 2 * quotes.size() > longest_line) {
        const std::size_t below = added.size() - path.size() - 1 + path.find('/') + 1;
        added.insert(below, line_break);
        added = line_break + added + line_break;
    }
    added = quotes + added + quotes;
    report(0, added.append(line_break).append(line_break),
           {0, static_cast<std::uint32_t>(line.size())}, context);
}

void on_node(Node node, Context& context) {
    if (!is_of_library(context)) {
        return;
    }
    if (node.is(NodeKind::comment) && is_copyright(node.text())) {
        after_copyright(node, context);
    } else if (node.begin() == 0 && node.index() == 0) {
        at_top(node, context);
    }
}

constexpr std::array kinds{NodeKind::comment,
                           NodeKind::import_statement,
                           NodeKind::import_from_statement,
                           NodeKind::future_import_statement,
                           NodeKind::expression_statement,
                           NodeKind::class_definition,
                           NodeKind::function_definition,
                           NodeKind::if_statement,
                           NodeKind::try_statement};

}  // namespace

extern const Rule port_notice{
    .code = "MP701",
    .name = "port-notice",
    .summary = "A file of the library that does not say that it has been ported",
    .documentation = R"(
Says in a file of Diffusers that it has been changed, as its licence asks: two comment lines after the
copyright, or, where there is none, a docstring at the top.

```python
# Copyright 2025 The HuggingFace Team. All rights reserved.
#
# Licensed under the Apache License, Version 2.0 (the "License");
```
becomes
```python
# Copyright 2025 The HuggingFace Team. All rights reserved.
#
# This code is adapted from https://github.com/huggingface/diffusers
# with modifications to run diffusers on mindspore.
#
# Licensed under the Apache License, Version 2.0 (the "License");
```

The fix is safe: it adds comments. It is made only in files of the library itself, not in code that uses
the library.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .source_only = true,
};

}  // namespace mindport::rules
