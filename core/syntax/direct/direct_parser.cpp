#include "core/syntax/direct/direct_parser.h"

#include "core/syntax/direct.h"

namespace mindport::syntax {

std::optional<Parsed> parse_directly(std::string_view text) {
    return direct::DirectParser(text).run();
}

namespace direct {

std::optional<Parsed> DirectParser::run() {
    nodes_.reserve(4096);
    while (!is(Tok::end_of_text) && !failed()) {
        take_extras();
        add_units(0, Unit::no_owner);
        statement(true);
        add_units(0, Unit::no_owner);
    }
    take_extras();
    add_units(0, Unit::no_owner);
    if (failed()) return std::nullopt;
    return Parsed{std::move(units_), false, false};
}

std::string_view DirectParser::token_text() const {
    const Token& token = lexer_.token();
    return lexer_.text().substr(token.begin, token.end - token.begin);
}

void DirectParser::take_extras() {
    for (const Extra& extra : lexer_.extras()) {
        nodes_.push_back({extra.begin, extra.end, 1, extra.kind, Field::none});
        last_end_ = extra.end;
    }
    lexer_.extras().clear();
}

void DirectParser::consume() {
    take_extras();
    const Token& token = lexer_.token();
    if (token.end > token.begin) last_end_ = token.end;
    lexer_.advance();
}

bool DirectParser::accept(Tok tok) {
    if (!is(tok)) return false;
    consume();
    return true;
}

void DirectParser::expect(Tok tok) {
    if (!accept(tok)) give_up();
}

DirectParser::Mark DirectParser::open() {
    take_extras();
    return {nodes_.size(), lexer_.token().begin};
}

void DirectParser::close(NodeKind kind, Mark mark) {
    nodes_.push_back({mark.begin, last_end_,
                      static_cast<std::uint32_t>(nodes_.size() + 1 - mark.index), kind,
                      Field::none});
}

void DirectParser::leaf(NodeKind kind, Field field) {
    take_extras();
    const Token& token = lexer_.token();
    nodes_.push_back({token.begin, token.end, 1, kind, field});
    last_end_ = token.end;
    lexer_.advance();
}

void DirectParser::set_field(Field field) {
    if (!failed()) nodes_.back().field = field;
}

bool DirectParser::is_single(Mark mark, NodeKind kind) const {
    return nodes_.size() == mark.index + 1 && nodes_.back().kind == kind;
}

// What was read as an expression is what is assigned to.
void DirectParser::to_pattern(std::size_t index) {
    switch (nodes_[index].kind) {
        case NodeKind::identifier:
        case NodeKind::attribute:
        case NodeKind::subscript:
        case NodeKind::comment:
        case NodeKind::line_continuation:
            return;
        case NodeKind::list_splat:
            switch (nodes_[index - 1].kind) {
                case NodeKind::identifier:
                case NodeKind::attribute:
                case NodeKind::subscript:
                    nodes_[index].kind = NodeKind::list_splat_pattern;
                    return;
                default:
                    return give_up();
            }
        case NodeKind::pattern_list:
            break;
        case NodeKind::list:
            nodes_[index].kind = NodeKind::list_pattern;
            break;
        case NodeKind::tuple:
        case NodeKind::parenthesized_expression:
            nodes_[index].kind = NodeKind::tuple_pattern;
            break;
        default:
            return give_up();
    }
    const std::size_t before = index - nodes_[index].size;  // may be that before 0: it wraps
    for (std::size_t child = index - 1; child != before; child -= nodes_[child].size) {
        to_pattern(child);
    }
}

}  // namespace direct
}  // namespace mindport::syntax
