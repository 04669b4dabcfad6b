// Names, literals, brackets, calls, subscripts, comprehensions.
#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {

void DirectParser::atom() {
    switch (tok()) {
        case Tok::name:
            return name();
        case Tok::string:
            return strings();
        case Tok::integer:
            return leaf(NodeKind::integer);
        case Tok::float_number:
            return leaf(NodeKind::float_);
        case Tok::kw_true:
            return leaf(NodeKind::true_);
        case Tok::kw_false:
            return leaf(NodeKind::false_);
        case Tok::kw_none:
            return leaf(NodeKind::none);
        case Tok::ellipsis:
            return leaf(NodeKind::ellipsis);
        case Tok::left_paren:
            return parenthesized();
        case Tok::left_bracket:
            return bracketed();
        case Tok::left_brace:
            return braced();
        default:
            return give_up();
    }
}

void DirectParser::name() {
    const std::string_view text = token_text();
    if (text == "print" || text == "exec") {
        // A statement of Python 2, unless what follows says that it is not.
        const char next = lexer_.next_character();
        if (std::string_view("(=.,):").find(next) == std::string_view::npos) return give_up();
    }
    leaf(NodeKind::identifier);
}

void DirectParser::starred_or_expression(Star star) {
    if (!is(Tok::star)) return expression();
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    if (star == Star::of_name && !is(Tok::name)) return give_up();  // Python's, not the grammar's
    expression();
    close(NodeKind::list_splat, mark);
}

bool DirectParser::list_rest(Star star) {
    if (!is(Tok::comma)) return false;
    while (accept(Tok::comma)) {
        switch (tok()) {
            case Tok::newline:
            case Tok::semicolon:
            case Tok::assign:
            case Tok::colon:
            case Tok::right_paren:
            case Tok::right_brace:
            case Tok::conversion:
                return true;
            default:
                starred_or_expression(star);
        }
    }
    return true;
}

void DirectParser::expressions() {
    const Mark mark = open();
    starred_or_expression(Star::of_name);
    if (list_rest(Star::of_name)) close(NodeKind::expression_list, mark);
}

void DirectParser::yield() {
    const Mark mark = open();
    consume();
    if (accept(Tok::kw_from)) {
        expression();
    } else if (!is(Tok::newline) && !is(Tok::right_paren) && !is(Tok::semicolon)) {
        expressions();
    }
    close(NodeKind::yield, mark);
}

// What follows on the first element of a tuple, list or set.
void DirectParser::elements_rest(Tok end) {
    while (accept(Tok::comma) && !is(end)) {
        starred_or_expression(Star::of_anything);
    }
    expect(end);
}

void DirectParser::parenthesized() {
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    if (accept(Tok::right_paren)) return close(NodeKind::tuple, mark);
    if (is(Tok::kw_yield)) {
        yield();
        expect(Tok::right_paren);
        return close(NodeKind::parenthesized_expression, mark);
    }
    const bool starred = is(Tok::star);
    starred_or_expression(Star::of_anything);
    if (is(Tok::kw_for) || is(Tok::kw_async)) {
        set_field(Field::body);
        comprehension_clauses();
        expect(Tok::right_paren);
        return close(NodeKind::generator_expression, mark);
    }
    if (is(Tok::right_paren)) {
        if (starred) return give_up();
        consume();
        return close(NodeKind::parenthesized_expression, mark);
    }
    elements_rest(Tok::right_paren);
    close(NodeKind::tuple, mark);
}

void DirectParser::bracketed() {
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    if (accept(Tok::right_bracket)) return close(NodeKind::list, mark);
    starred_or_expression(Star::of_anything);
    if (is(Tok::kw_for) || is(Tok::kw_async)) {
        set_field(Field::body);
        comprehension_clauses();
        expect(Tok::right_bracket);
        return close(NodeKind::list_comprehension, mark);
    }
    elements_rest(Tok::right_bracket);
    close(NodeKind::list, mark);
}

void DirectParser::braced() {
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    if (accept(Tok::right_brace)) return close(NodeKind::dictionary, mark);
    if (is(Tok::double_star)) {
        pair_or_splat();
        return brace_rest(mark);
    }
    const Mark first = open();
    starred_or_expression(Star::of_anything);
    const bool is_pair = is(Tok::colon);
    if (is_pair) {
        set_field(Field::key);
        consume();
        expression();
        set_field(Field::value);
        close(NodeKind::pair, first);
    }
    if (is(Tok::kw_for) || is(Tok::kw_async)) {
        set_field(Field::body);
        comprehension_clauses();
        expect(Tok::right_brace);
        return close(is_pair ? NodeKind::dictionary_comprehension : NodeKind::set_comprehension,
                     mark);
    }
    if (is_pair) return brace_rest(mark);
    elements_rest(Tok::right_brace);
    close(NodeKind::set, mark);
}

// A dictionary, after its first element.
void DirectParser::brace_rest(Mark mark) {
    while (accept(Tok::comma) && !is(Tok::right_brace)) {
        pair_or_splat();
    }
    expect(Tok::right_brace);
    close(NodeKind::dictionary, mark);
}

void DirectParser::pair_or_splat() {
    const Mark mark = open();
    if (accept(Tok::double_star)) {
        expression();
        return close(NodeKind::dictionary_splat, mark);
    }
    expression();
    set_field(Field::key);
    expect(Tok::colon);
    expression();
    set_field(Field::value);
    close(NodeKind::pair, mark);
}

void DirectParser::comprehension_clauses() {
    while (is(Tok::kw_for) || is(Tok::kw_async) || is(Tok::kw_if)) {
        const Mark mark = open();
        if (accept(Tok::kw_if)) {
            expression(Conditional::not_allowed);
            close(NodeKind::if_clause, mark);
            continue;
        }
        accept(Tok::kw_async);
        expect(Tok::kw_for);
        targets(Tok::kw_in);
        set_field(Field::left);
        expect(Tok::kw_in);
        expression(Conditional::not_allowed);
        set_field(Field::right);
        if (is(Tok::comma)) return give_up();
        close(NodeKind::for_in_clause, mark);
    }
}

// What a loop assigns to.
void DirectParser::targets(Tok end) {
    const auto target = [this] {
        const Mark star = open();
        const bool starred = accept(Tok::star);
        postfix();
        if (starred) close(NodeKind::list_splat, star);
        if (!failed()) to_pattern(nodes_.size() - 1);
    };
    const Mark mark = open();
    target();
    if (!is(Tok::comma)) return;
    while (accept(Tok::comma) && !is(end)) {
        target();
    }
    close(NodeKind::pattern_list, mark);
}

void DirectParser::arguments() {
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    bool only_one = true;
    while (!is(Tok::right_paren) && !failed()) {
        argument();
        if (is(Tok::kw_for) || is(Tok::kw_async)) {
            if (!only_one) return give_up();
            set_field(Field::body);
            comprehension_clauses();
            expect(Tok::right_paren);
            return close(NodeKind::generator_expression, mark);
        }
        only_one = false;
        if (!accept(Tok::comma)) break;
    }
    expect(Tok::right_paren);
    close(NodeKind::argument_list, mark);
}

void DirectParser::argument() {
    const Mark mark = open();
    if (accept(Tok::double_star)) {
        expression();
        return close(NodeKind::dictionary_splat, mark);
    }
    starred_or_expression(Star::of_anything);
    if (is(Tok::assign)) {
        if (!is_single(mark, NodeKind::identifier)) return give_up();
        set_field(Field::name);
        consume();
        expression();
        set_field(Field::value);
        close(NodeKind::keyword_argument, mark);
    }
}

void DirectParser::subscripts() {
    const Depth depth(*this);
    consume();
    if (is(Tok::right_bracket)) return give_up();
    do {
        if (is(Tok::right_bracket)) break;
        subscript();
        set_field(Field::subscript);
    } while (accept(Tok::comma));
    expect(Tok::right_bracket);
}

void DirectParser::subscript() {
    const Mark mark = open();
    if (is(Tok::colon)) return slice(mark);
    starred_or_expression(Star::of_name);
    if (is(Tok::colon)) slice(mark);
}

// From its first colon.
void DirectParser::slice(Mark mark) {
    const auto bound = [this] {
        if (!is(Tok::colon) && !is(Tok::comma) && !is(Tok::right_bracket)) expression();
    };
    consume();
    bound();
    if (accept(Tok::colon)) bound();
    close(NodeKind::slice, mark);
}

}  // namespace mindport::syntax::direct
