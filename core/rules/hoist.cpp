#include "core/rules/hoist.h"
#include "core/names/mentions.h"
#include "core/text/line_index.h"

#include <algorithm>

namespace mindport::rules {
namespace {

std::uint32_t skip_blanks(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t", offset), text.size()));
}

// Spans of strings in the block that reach over several lines.
std::vector<text::TextRange> multiline_strings(Node block) {
    std::vector<text::TextRange> result;
    for (std::uint32_t index = block.index(); index < block.after(); ++index) {
        const Node node{block.tree(), block.unit(), index};
        if (node.is(NodeKind::string) && node.text().find('\n') != std::string_view::npos) {
            result.push_back(node.range());
        }
    }
    return result;
}

// Where the block's own text starts: at the comment on the first line below its header, if there is
// one, else at its first statement.
std::uint32_t body_start(Node block) {
    const std::string_view text = block.tree()->text();
    std::uint32_t begin = block.begin();
    for (Node node = block.parent().raw_first_child(); node && !(node == block);
         node = node.raw_next_sibling()) {
        const std::uint32_t line = text::line_start(text, node.begin());
        const bool own_line = skip_blanks(text, line) == node.begin();
        if (node.is(NodeKind::comment) && own_line) {
            begin = std::min(begin, node.begin());
        }
    }
    return begin;
}

// Whether a use of the name stands outside of the part of `statement` that goes. A name that a
// function binds is only used in it.
bool is_used_elsewhere(std::string_view name, bool is_local, Node statement, Node kept,
                       const Context& context) {
    const auto is_used_in = [&](const syntax::Unit& unit) {
        return names::has_identifier(context.tree(), unit, name, [&](Node node) {
            return names::is_name_use(node) &&
                   (!node.is_inside(statement) || (kept && node.is_inside(kept)));
        });
    };
    if (is_local) {
        return is_used_in(*statement.unit());
    }
    const auto& units = context.whole_file().units();
    return std::any_of(units.begin(), units.end(), is_used_in);
}

}  // namespace

bool keeps_names(Node statement, Node kept, const Context& context) {
    const auto goes = [&](Node node) {
        return node.is_inside(statement) && !(kept && node.is_inside(kept));
    };
    const std::size_t unit = context.scopes().unit_index(statement.unit());
    for (const names::Scope& scope : context.scopes().units()[unit].scopes) {
        const bool is_local = static_cast<bool>(scope.node);
        for (const names::Site& site : scope.sites) {
            if (!site.node.is_inside(statement)) {
                continue;
            }
            const auto resolution = context.scopes().resolve(site.name, statement);
            bool bound_elsewhere = false;
            bool imported_elsewhere = false;
            for (const names::Site* other : resolution.sites) {
                if (other != &site) {
                    bound_elsewhere = bound_elsewhere || !goes(other->node);
                    imported_elsewhere =
                        imported_elsewhere || other->kind == names::SiteKind::import;
                }
            }
            const bool is_dummy = site.kind == names::SiteKind::import && imported_elsewhere;
            if (is_dummy && !goes(site.node)) {
                continue;
            }
            // Of a dummy and the real thing, uses count as those of one: a person sorts them out.
            if ((is_dummy || (goes(site.node) && !bound_elsewhere)) &&
                is_used_elsewhere(site.name, is_local, statement, kept, context)) {
                return false;
            }
        }
    }
    return true;
}

Node only_statement(Node block) {
    const Node first = block.first_child();
    return first.next_sibling() ? Node{} : first;
}

std::optional<text::EditGroup> hoist(Node statement, Node block) {
    const std::string_view text = statement.tree()->text();
    const std::uint32_t outer_line = text::line_start(text, statement.begin());
    if (skip_blanks(text, outer_line) != statement.begin()) {
        return std::nullopt;
    }
    const std::uint32_t outer_indent = statement.begin() - outer_line;
    const std::uint32_t begin = body_start(block);
    text::EditGroup edits{text::Edit::erase({statement.begin(), begin})};
    const std::uint32_t first_line = text::line_start(text, begin);
    const bool on_lines_of_its_own = skip_blanks(text, first_line) == begin;
    if (on_lines_of_its_own) {
        const std::uint32_t surplus = begin - first_line - outer_indent;
        const std::vector<text::TextRange> strings = multiline_strings(block);
        std::size_t next = text.find('\n', begin);
        while (next != std::string_view::npos && next + 1 < block.end()) {
            const auto line = static_cast<std::uint32_t>(next + 1);
            const std::uint32_t content = skip_blanks(text, line);
            const bool in_string = std::any_of(strings.begin(), strings.end(), [&](auto range) {
                return range.begin < line && line < range.end;
            });
            const bool blank =
                content >= text.size() || text[content] == '\n' || text[content] == '\r';
            if (!in_string && !blank) {
                edits.push_back(
                    text::Edit::erase({line, line + std::min(surplus, content - line)}));
            }
            next = text.find('\n', line);
        }
    }
    if (block.end() < statement.end()) {
        edits.push_back(text::Edit::erase({block.end(), statement.end()}));
    }
    return edits;
}

}  // namespace mindport::rules
