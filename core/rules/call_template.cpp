#include "core/rules/call_template.h"

#include <algorithm>

#include "core/text/line_index.h"

namespace mindport::rules {

using catalog::TemplatePart;
using catalog::ValueKind;

CallTemplate::CallTemplate(std::string_view form, Node call, Node receiver,
                           const SignatureMatch& match, const std::vector<bool>& inert,
                           const names::Site* via, const Context& context)
    : call_(call), receiver_(receiver), match_(match), via_(via), context_(context) {
    const auto parts = catalog::parse_template(form);
    if (!parts) {  // the catalogue's compiler checks templates; an overlay's reader too
        applies_ = false;
        return;
    }
    edit_.range = call.range();
    write(*parts);
    for (std::size_t i = 0; i < match.bound.size(); ++i) {
        const Argument* argument = match.bound[i].argument;
        const bool is_used = std::find(used_.begin(), used_.end(), argument) != used_.end();
        applies_ = applies_ && (is_used || inert[i]);
    }
}

void CallTemplate::write(const std::vector<TemplatePart>& parts) {
    std::size_t first = 0;
    if (receiver_ && !parts.empty() && parts[0].form == TemplatePart::Form::receiver) {
        // `{self}.tile(…)`: the receiver stays untouched.
        edit_.range.begin = receiver_.end();
        first = 1;
        if (parts.size() > 1 && parts[1].text.starts_with('.')) {
            edit_.range.begin = std::max(edit_.range.begin, dot());
        }
    }
    for (std::size_t i = first; i < parts.size() && applies_; ++i) {
        const TemplatePart& part = parts[i];
        switch (part.form) {
            case TemplatePart::Form::text:
                edit_.text += part.text;
                break;
            case TemplatePart::Form::name:
                write_name(part.text);
                break;
            case TemplatePart::Form::receiver:
                applies_ = static_cast<bool>(receiver_);
                quote(receiver_.range());
                break;
            case TemplatePart::Form::argument:
                write_one(part);
                break;
            case TemplatePart::Form::keyword:
                write_keyword(part.text);
                break;
            case TemplatePart::Form::variadic:
                write_arguments(part.text, false);
                break;
            case TemplatePart::Form::gathered:
                write_arguments(part.text, true);
                break;
        }
    }
}

// Where the dot before the method's name is, which may be on a line of its own; 0 if that is not
// clear.
std::uint32_t CallTemplate::dot() const {
    const Node name = call_.child(Field::function).child(Field::attribute);
    const std::string_view before = call_.tree()->text().substr(0, name ? name.begin() : 0);
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    const bool found = last != std::string_view::npos && before[last] == '.';
    return found ? static_cast<std::uint32_t>(last) : 0;
}

void CallTemplate::quote(text::TextRange source) {
    edit_.slots.push_back({static_cast<std::uint32_t>(edit_.text.size()), source});
}

void CallTemplate::write_name(std::string_view qualified) {
    names::Spelled spelled = context_.spell(qualified, via_);
    edit_.text += spelled.text;
    if (spelled.needs_import()) {
        imports_.push_back(std::move(spelled.need));
    }
}

void CallTemplate::write_one(const TemplatePart& part) {
    const std::vector<const Argument*> given = match_.of(part.text);
    if (given.empty()) {
        applies_ = part.has_default;
        edit_.text += part.default_value;
        return;
    }
    used_.push_back(given[0]);
    quote(given[0]->value.range());
}

void CallTemplate::write_keyword(std::string_view name) {
    const std::vector<const Argument*> given = match_.of(name);
    if (given.empty()) {
        // Nothing, and no comma: the one before it goes too.
        while (edit_.text.ends_with(' ')) {
            edit_.text.pop_back();
        }
        if (edit_.text.ends_with(',')) {
            edit_.text.pop_back();
        }
        return;
    }
    used_.push_back(given[0]);
    edit_.text.append(name).append("=");
    quote(given[0]->value.range());
}

void CallTemplate::write_arguments(std::string_view name, bool as_tuple) {
    const std::vector<const Argument*> given = match_.of(name);
    if (given.empty()) {
        applies_ = false;
        return;
    }
    used_.insert(used_.end(), given.begin(), given.end());
    const text::TextRange range{given.front()->node.begin(), given.back()->node.end()};
    const Node only = given.size() == 1 ? given[0]->value : Node{};
    const bool is_splat = given[0]->form == Argument::Form::list_splat;
    bool is_sequence = given[0]->form == Argument::Form::keyword;
    if (only && !is_splat && !is_sequence) {
        const ValueKind kind = context_.kind_of(only);
        is_sequence = only.is_any(NodeKind::tuple, NodeKind::list) || kind == ValueKind::shape;
        certain_ = certain_ && (is_sequence || kind == ValueKind::number);
    }
    const Wrapping wrapping = wrapping_of(range);
    edit_.text += wrapping.before;
    if (as_tuple && only.is(NodeKind::list) && only.first_child()) {
        const text::TextRange inside{only.begin() + 1, only.end() - 1};
        const bool single = !only.first_child().next_sibling();
        edit_.text += "(";
        quote(inside);
        edit_.text.append(single ? ",)" : ")").append(wrapping.after);
        return;
    }
    if (!as_tuple || is_sequence) {
        quote(is_sequence ? only.range() : range);
        edit_.text += wrapping.after;
        return;
    }
    edit_.text += "(";
    quote(range);
    edit_.text.append(only ? ",)" : ")").append(wrapping.after);
}

// The line breaks between the call's parentheses and arguments that stand on a line of their own:
// the formatter put them there because the line was too long, and the new one is longer.
CallTemplate::Wrapping CallTemplate::wrapping_of(text::TextRange arguments) const {
    const Node list = call_.child(Field::arguments);
    const std::string_view text = call_.tree()->text();
    const auto between = [&](std::uint32_t begin, std::uint32_t end) {
        return text.substr(begin, end - begin);
    };
    const auto is_break = [](std::string_view gap) {
        return gap.find('\n') != std::string_view::npos &&
               gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
    };
    if (arguments.end >= list.end() || arguments.begin <= list.begin() ||
        between(arguments.begin, arguments.end).find('\n') != std::string_view::npos) {
        return {};
    }
    const Wrapping wrapping{between(list.begin() + 1, arguments.begin),
                            between(arguments.end, list.end() - 1)};
    return is_break(wrapping.before) && is_break(wrapping.after) ? wrapping : Wrapping{};
}

bool CallTemplate::loses_comment() const {
    const auto& nodes = call_.unit()->nodes;
    for (std::uint32_t index = call_.index(); index < call_.after(); ++index) {
        const Node node{call_.tree(), call_.unit(), index};
        if (nodes[index].kind != NodeKind::comment || node.begin() < edit_.range.begin) {
            continue;
        }
        if (std::none_of(edit_.slots.begin(), edit_.slots.end(), [&](const text::Slot& slot) {
                return slot.source.contains(node.range());
            })) {
            return true;
        }
    }
    return false;
}

text::EditGroup on_one_line(const std::vector<const Argument*>& arguments) {
    constexpr std::size_t longest = 100;
    const std::string_view text = arguments.front()->node.tree()->text();
    const std::uint32_t first = arguments.front()->node.begin();
    std::size_t length = first - text::line_start(text, first) + 3;
    text::EditGroup joints;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Node node = arguments[i]->node;
        length += node.text().size() + 2;
        if (i + 1 == arguments.size()) {
            break;
        }
        const std::uint32_t next = arguments[i + 1]->node.begin();
        const std::string_view gap = text.substr(node.end(), next - node.end());
        if (gap.find('\n') == std::string_view::npos || gap.find('#') != std::string_view::npos) {
            return {};
        }
        joints.push_back({{node.end(), next}, ", ", {}});
    }
    return length <= longest ? joints : text::EditGroup{};
}

}  // namespace mindport::rules
