#include "core/rules/doc_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/rules/api.h"

namespace mindport::rules {
namespace {

bool is_name_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_name_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool has_plain_prefix(Node string) {
    const std::string_view text = string.text();
    return text.substr(0, text.find_first_of("'\"")).find_first_not_of("rRuU") ==
           std::string_view::npos;
}

bool is_constant_name(Node name) {
    const std::string_view text = name.text();
    return name.is(NodeKind::identifier) &&
           text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

bool names_documentation(std::string_view name) {
    return name.ends_with("DOC") || name.ends_with("DOCS") || name.ends_with("DOCSTRING") ||
           name.ends_with("DOC_STRING");
}

std::string_view content_of(Node string) {
    const text::TextRange range = string.string_content();
    return string.tree()->text().substr(range.begin, range.size());
}

std::uint32_t skip_blanks(std::string_view text, text::TextRange line) {
    const std::size_t at = text.find_first_not_of(" \t", line.begin);
    return at == std::string_view::npos || at > line.end ? line.end
                                                         : static_cast<std::uint32_t>(at);
}

bool has_prompt(std::string_view line) {
    return line.starts_with(">>> ") || line.starts_with("... ") || line == ">>>" || line == "...";
}

// Marks the lines of a fenced block. In one with prompts, lines without are output.
void mark_fenced(std::string_view text, std::vector<DocLine>& lines, std::size_t begin,
                 std::size_t end) {
    const bool prompts = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                     lines.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](const DocLine& line) { return line.has_prompt; });
    for (std::size_t i = begin; !prompts && i < end; ++i) {
        lines[i].is_code = true;
        lines[i].code = skip_blanks(text, lines[i].range);
    }
}

// Whether the fence opens a block of Python.
bool is_python_fence(std::string_view line) {
    const std::string_view language = line.substr(3);
    return language == "py" || language == "python";
}

// A template is about calls; where it writes one anew, the target's name alone may mislead.
bool may_be_mentioned(const catalog::Mapping& mapping) {
    using catalog::Status;
    using catalog::SymbolKind;
    if (!has_conversion(mapping) || mapping.kind == SymbolKind::module) {
        return false;
    }
    const bool is_dotted = mapping.target.find('.') != std::string_view::npos;
    return is_dotted && (mapping.status == Status::same || mapping.status == Status::adapt) &&
           (mapping.rewrites.empty() || mapping.kind == SymbolKind::type);
}

}  // namespace

bool is_documentation(Node string) {
    if (!has_plain_prefix(string)) {
        return false;
    }
    const Node above = string.parent();
    if (above.is(NodeKind::expression_statement)) {
        return true;
    }
    if (above.is(NodeKind::assignment)) {
        const bool in_function = static_cast<bool>(above.enclosing(NodeKind::function_definition));
        const Node name = above.child(Field::left);
        return !in_function && is_constant_name(name) &&
               (names_documentation(name.text()) ||
                content_of(string).find(">>> ") != std::string_view::npos);
    }
    return content_of(string).find('\n') != std::string_view::npos &&
           static_cast<bool>(string.enclosing(NodeKind::decorator));
}

std::vector<DocLine> doc_lines(Node string) {
    const std::string_view text = string.tree()->text();
    const text::TextRange content = string.string_content();
    std::vector<DocLine> lines;
    std::size_t fence = std::string_view::npos;  // index of the line that opened a block
    bool is_python = false;
    for (std::uint32_t at = content.begin; at <= content.end;) {
        const std::size_t next = text.find('\n', at);
        const std::uint32_t end =
            next >= content.end ? content.end : static_cast<std::uint32_t>(next);
        DocLine line{{at, end}, end};
        if (line.range.size() > 0 && text[end - 1] == '\r') {
            --line.range.end;
        }
        const std::uint32_t start = skip_blanks(text, line.range);
        const std::string_view stripped = text.substr(start, line.range.end - start);
        if (has_prompt(stripped)) {
            line.is_code = line.has_prompt = true;
            line.code = std::min(start + 4, line.range.end);
        }
        if (stripped.starts_with("```")) {
            if (fence == std::string_view::npos) {
                fence = lines.size();
                is_python = is_python_fence(stripped);
            } else {
                if (is_python) {
                    mark_fenced(text, lines, fence + 1, lines.size());
                }
                fence = std::string_view::npos;
            }
        }
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

void for_each_dotted_name(std::string_view text, text::TextRange range,
                          const std::function<void(text::TextRange)>& visit) {
    std::uint32_t at = range.begin;
    while (at < range.end) {
        if (text.substr(at, 3) == "://") {
            const std::size_t end = text.find_first_of(" \t\r\n)>\"'`", at);
            at = end >= range.end ? range.end : static_cast<std::uint32_t>(end);
            continue;
        }
        if (!is_name_start(text[at])) {
            ++at;
            continue;
        }
        const std::uint32_t begin = at;
        while (at < range.end &&
               (is_name_part(text[at]) ||
                (text[at] == '.' && at + 1 < range.end && is_name_start(text[at + 1])))) {
            ++at;
        }
        const char before = begin > range.begin ? text[begin - 1] : ' ';
        const char after = at < range.end ? text[at] : ' ';
        const bool is_whole = !is_name_part(before) && before != '.' && before != '/' &&
                              before != '#' && before != '-' && before != '\\' && after != '/' &&
                              after != '-';
        if (is_whole && text.substr(begin, at - begin).find('.') != std::string_view::npos) {
            visit({begin, at});
        }
    }
}

std::string doc_spelling(std::string_view qualified) {
    struct Alias {
        std::string_view package;
        std::string_view written;
    };
    static constexpr std::array<Alias, 5> aliases{{{"mindspore.mint.", "mint."},
                                                   {"mindspore.nn.", "nn."},
                                                   {"mindspore.ops.", "ops."},
                                                   {"mindspore.", "ms."},
                                                   {"numpy.", "np."}}};
    for (const Alias& alias : aliases) {
        if (qualified.starts_with(alias.package)) {
            return std::string(alias.written).append(qualified.substr(alias.package.size()));
        }
    }
    return std::string(qualified);
}

std::string doc_counterpart(std::string_view name, Node where, const Context& context) {
    for (const std::string_view words : context.catalog().profile().wording) {
        if (words.size() == name.size() + 2 && words.substr(1, name.size()) == name) {
            return {};  // the profile's own wording comes first
        }
    }
    const std::string_view root = name.substr(0, name.find('.'));
    const std::string_view rest = name.substr(std::min(name.size(), root.size() + 1));
    std::string qualified(name);
    if (root != "torch") {
        const names::Site* site = context.scopes().find_import(root, where);
        if (site && names::is_source_package(site->target)) {
            qualified = std::string(site->target).append(".").append(rest);
        } else if (root == "nn" && !context.catalog().api("mindspore." + qualified)) {
            qualified.insert(0, "torch.");  // no layer of mindspore.nn can be meant
        } else {
            return {};
        }
    }
    const catalog::Mapping* mapping = context.catalog().find(qualified);
    return mapping && may_be_mentioned(*mapping) ? doc_spelling(mapping->target) : std::string();
}

}  // namespace mindport::rules
