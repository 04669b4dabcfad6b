// Parameters of functions, and types.
#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {

void DirectParser::parameters(bool annotated, Tok end) {
    while (!is(end) && !failed()) {
        parameter(annotated);
        if (!accept(Tok::comma)) return;
    }
}

void DirectParser::parameter(bool annotated) {
    const Mark mark = open();
    const bool named = is(Tok::name);
    if (named) {
        leaf(NodeKind::identifier);
    } else if (is(Tok::slash)) {
        return leaf(NodeKind::positional_separator);
    } else if (is(Tok::star) || is(Tok::double_star)) {
        const bool is_star = is(Tok::star);
        consume();
        if (is_star && is(Tok::comma)) return close(NodeKind::keyword_separator, mark);
        if (!is(Tok::name)) return give_up();
        leaf(NodeKind::identifier);
        close(is_star ? NodeKind::list_splat_pattern : NodeKind::dictionary_splat_pattern, mark);
    } else {
        return give_up();
    }
    bool typed = false;
    if (annotated && accept(Tok::colon)) {
        type();
        set_field(Field::type);
        typed = true;
    }
    if (named && is(Tok::assign)) {
        nodes_[mark.index].field = Field::name;
        consume();
        expression();
        set_field(Field::value);
        close(typed ? NodeKind::typed_default_parameter : NodeKind::default_parameter, mark);
    } else if (typed) {
        close(NodeKind::typed_parameter, mark);
    }
}

void DirectParser::type() {
    const Depth depth(*this);
    const Mark mark = open();
    bool generic = one_type();
    while (generic && is(Tok::pipe)) {
        consume();
        generic = one_type();
        close(NodeKind::union_type, mark);
        close(NodeKind::type, mark);
    }
}

// A type that is no union of generic types; whether it is generic. (`a | b` is an expression.)
bool DirectParser::one_type() {
    const Mark mark = open();
    const bool generic = is(Tok::name) && lexer_.next_character() == '[';
    if (generic) {
        leaf(NodeKind::identifier);
        const Mark list = open();
        consume();
        if (is(Tok::right_bracket)) give_up();
        do {
            if (is(Tok::right_bracket)) break;
            type();
        } while (accept(Tok::comma));
        expect(Tok::right_bracket);
        close(NodeKind::type_parameter, list);
        close(NodeKind::generic_type, mark);
    } else {
        expression();
        // A name and a bracket on different lines.
        if (!failed()) {
            const PostNode& first = nodes_[mark.index];
            if (first.begin == mark.begin && first.kind == NodeKind::identifier &&
                first.field == Field::value) {
                give_up();
            }
        }
    }
    close(NodeKind::type, mark);
    return generic;
}

}  // namespace mindport::syntax::direct
