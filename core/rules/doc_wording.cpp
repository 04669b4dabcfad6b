// MP771: words in documentation.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "core/rules/doc_text.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

bool is_word_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Whether the stretch is not a part of longer words.
bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
    const bool starts_in_word =
        is_word_part(text[begin]) && begin > 0 && is_word_part(text[begin - 1]);
    const bool ends_in_word =
        is_word_part(text[end - 1]) && end < text.size() && is_word_part(text[end]);
    return !starts_in_word && !ends_in_word;
}

void replace_words(text::TextRange line, std::string_view said, std::string_view to_say,
                   Safety safety, Context& context) {
    const std::string_view text = context.tree().text().substr(line.begin, line.size());
    for (std::size_t at = text.find(said); at < text.size(); at = text.find(said, at + 1)) {
        if (!is_whole(text, at, at + said.size())) {
            continue;
        }
        const std::uint32_t begin = line.begin + static_cast<std::uint32_t>(at);
        const text::TextRange range{begin, begin + static_cast<std::uint32_t>(said.size())};
        Finding finding;
        finding.severity = Severity::hint;
        finding.range = range;
        finding.message = {&messages::words_of_torch, {std::string(said), std::string(to_say)}};
        FixBuilder fix(context, {&messages::replace_with, {std::string(to_say)}}, safety);
        fix.replace(range, std::string(to_say));
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
    }
}

void replace_all(text::TextRange line, std::span<const std::string_view> pairs, Safety safety,
                 Context& context) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        replace_words(line, pairs[i], pairs[i + 1], safety, context);
    }
}

// A sentence in code is for the people who run it. What it computes is no part of it.
void on_message(Node string, Context& context) {
    if (string.text().find(' ') == std::string_view::npos || !is_library_file(context)) {
        return;
    }
    text::TextRange part = string.range();
    for (const Node inner : string.children()) {
        if (inner.is(NodeKind::interpolation)) {
            replace_all({part.begin, inner.begin()}, context.catalog().profile().message_wording,
                        Safety::safe, context);
            part.begin = inner.end();
        }
    }
    replace_all(part, context.catalog().profile().message_wording, Safety::safe, context);
}

void on_string(Node string, Context& context) {
    if (!is_documentation(string)) {
        on_message(string, context);
        return;
    }
    if (string.text().find("orch") == std::string_view::npos) {
        return;
    }
    const catalog::Profile& profile = context.catalog().profile();
    for (const DocLine& line : doc_lines(string)) {
        if (!line.is_code) {
            replace_all(line.range, profile.wording, Safety::safe, context);
            replace_all(line.range, profile.suggested_wording, Safety::suggested, context);
        }
    }
}

constexpr std::array kinds{NodeKind::string};

}  // namespace

extern const Rule doc_wording{
    .code = "MP771",
    .name = "doc-wording",
    .summary = "Words and links in documentation that speak of PyTorch",
    .documentation = R"(
Replaces words and links in docstrings by what the port says, and words in what the library's own errors and
logs say; the profile lists them (`wording`, `suggested_wording`, `message_wording`).

```python
"""Takes a torch dtype, and gives torch tensors."""
```
becomes
```python
"""Takes a mindspore dtype, and gives mindspore tensors."""
```

The fix is safe: text does not run. It is only suggested for words that ports often keep.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_string,
};

}  // namespace mindport::rules
