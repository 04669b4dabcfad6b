#include "core/rules/call.h"

#include <algorithm>

namespace mindport::rules {
namespace {

// Where the text after a removed argument starts to stay: at the next argument, or at a comment
// that stands on a line of its own before it.
std::uint32_t end_of_removal(Node argument, Node next) {
    const std::string_view text = argument.tree()->text();
    for (Node node = argument.raw_next_sibling(); node && !(node == next);
         node = node.raw_next_sibling()) {
        const bool same_line =
            text.substr(argument.end(), node.begin() - argument.end()).find('\n') ==
            std::string_view::npos;
        if (!same_line) {
            return node.begin();
        }
    }
    return next.begin();
}

std::uint32_t skip_comma(std::string_view text, std::uint32_t at) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", at);
    return next != std::string_view::npos && text[next] == ','
               ? static_cast<std::uint32_t>(next + 1)
               : at;
}

}  // namespace

CallArguments::CallArguments(Node call) {
    const Node arguments = call.child(Field::arguments);
    if (arguments.is(NodeKind::generator_expression)) {
        all.push_back({arguments, arguments, {}, Argument::Form::positional});
        return;
    }
    list = arguments;
    for (const Node node : arguments.children()) {
        switch (node.kind()) {
            case NodeKind::keyword_argument:
                all.push_back({node, node.child(Field::value), node.child(Field::name).text(),
                               Argument::Form::keyword});
                break;
            case NodeKind::list_splat:
                all.push_back({node, node.first_child(), {}, Argument::Form::list_splat});
                has_splat = true;
                break;
            case NodeKind::dictionary_splat:
                all.push_back({node, node.first_child(), {}, Argument::Form::dictionary_splat});
                has_splat = true;
                break;
            default:
                all.push_back({node, node, {}, Argument::Form::positional});
        }
    }
}

const Argument* CallArguments::find_keyword(std::string_view name) const {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Argument& argument) {
        return argument.form == Argument::Form::keyword && argument.keyword == name;
    });
    return found == all.end() ? nullptr : &*found;
}

std::size_t CallArguments::positional_count() const {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(),
        [](const Argument& argument) { return argument.form == Argument::Form::positional; }));
}

text::EditGroup erase_arguments(const CallArguments& arguments, const std::vector<bool>& gone) {
    text::EditGroup edits;
    const auto& all = arguments.all;
    std::size_t kept_end = all.size();  // one past the last argument that stays
    while (kept_end > 0 && gone[kept_end - 1]) {
        --kept_end;
    }
    for (std::size_t i = 0; i < kept_end; ++i) {
        if (gone[i]) {
            const std::uint32_t begin = all[i].node.begin();
            edits.push_back(
                text::Edit::erase({begin, end_of_removal(all[i].node, all[i + 1].node)}));
        }
    }
    if (kept_end == all.size()) {
        return edits;
    }
    const std::uint32_t last = all.back().node.end();
    if (kept_end > 0) {
        edits.push_back(text::Edit::erase({all[kept_end - 1].node.end(), last}));
    } else {
        const std::string_view text = arguments.list.tree()->text();
        edits.push_back(text::Edit::erase({all[0].node.begin(), skip_comma(text, last)}));
    }
    return edits;
}

bool has_comment(Node node) {
    const auto& nodes = node.unit()->nodes;
    for (std::uint32_t index = node.index(); index < node.after(); ++index) {
        if (nodes[index].kind == NodeKind::comment) {
            return true;
        }
    }
    return false;
}

}  // namespace mindport::rules
