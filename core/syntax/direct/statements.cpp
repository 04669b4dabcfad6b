// Statements of one line.
#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {

// Statements up to the end of the line.
void DirectParser::simple_statements() {
    do {
        if (is(Tok::newline)) break;
        simple_statement();
    } while (accept(Tok::semicolon));
    expect(Tok::newline);
}

void DirectParser::simple_statement() {
    const Mark mark = open();
    const auto keyword = [&](NodeKind kind) {
        consume();
        close(kind, mark);
    };
    switch (tok()) {
        case Tok::kw_import:
            return import_statement();
        case Tok::kw_from:
            return import_from_statement();
        case Tok::kw_assert:
            return assert_statement();
        case Tok::kw_raise:
            return raise_statement();
        case Tok::kw_pass:
            return keyword(NodeKind::pass_statement);
        case Tok::kw_break:
            return keyword(NodeKind::break_statement);
        case Tok::kw_continue:
            return keyword(NodeKind::continue_statement);
        case Tok::kw_global:
            return names_statement(NodeKind::global_statement);
        case Tok::kw_nonlocal:
            return names_statement(NodeKind::nonlocal_statement);
        case Tok::kw_del:
            consume();
            expressions();
            return close(NodeKind::delete_statement, mark);
        case Tok::kw_return:
            consume();
            if (!is(Tok::newline) && !is(Tok::semicolon)) expressions();
            return close(NodeKind::return_statement, mark);
        default:
            return expression_statement();
    }
}

bool DirectParser::ends_with_comma() const {
    return last_end_ > 0 && lexer_.at(last_end_ - 1) == ',';
}

void DirectParser::expression_statement() {
    const Mark mark = open();
    if (is(Tok::name)) {
        const std::string_view word = token_text();
        const char next = lexer_.next_character();
        if ((word == "match" || word == "type") &&
            std::string_view("=.,):").find(next) == std::string_view::npos) {
            return give_up();  // a soft keyword: what follows decides
        }
    }
    if (is(Tok::kw_yield)) {
        yield();
        return close(NodeKind::expression_statement, mark);
    }
    starred_or_expression(Star::of_name);
    const bool list = list_rest(Star::of_name);
    if (is(Tok::assign) || is(Tok::augmented_assign) || is(Tok::colon)) {
        assignment_rest(mark, !list);
    } else if (list && ends_with_comma()) {
        return give_up();  // the next line may be taken for what follows on the comma
    }
    close(NodeKind::expression_statement, mark);
}

// From the operator of an assignment to what has been read since the mark.
void DirectParser::assignment_rest(Mark mark, bool single) {
    const Depth depth(*this);
    if (failed()) return;
    if (!single) {
        close(NodeKind::pattern_list, mark);
    } else if (last().kind == NodeKind::list_splat) {
        return give_up();
    }
    to_pattern(nodes_.size() - 1);
    if (failed()) return;
    set_field(Field::left);
    if (is(Tok::augmented_assign)) {
        leaf(NodeKind::token, Field::operator_);
        right_hand_side();
        return close(NodeKind::augmented_assignment, mark);
    }
    if (is(Tok::colon)) {
        if (!single) return give_up();
        consume();
        type();
        set_field(Field::type);
        if (!is(Tok::assign)) return close(NodeKind::assignment, mark);
    }
    expect(Tok::assign);
    right_hand_side();
    close(NodeKind::assignment, mark);
}

void DirectParser::right_hand_side() {
    if (is(Tok::kw_yield)) {
        yield();
        return set_field(Field::right);
    }
    const Mark mark = open();
    starred_or_expression(Star::of_name);
    const bool list = list_rest(Star::of_name);
    if (is(Tok::assign) || is(Tok::augmented_assign)) {
        assignment_rest(mark, !list);
    } else if (list) {
        close(NodeKind::expression_list, mark);
    }
    set_field(Field::right);
}

void DirectParser::dotted_name() {
    const Mark mark = open();
    do {
        if (!is(Tok::name)) return give_up();
        leaf(NodeKind::identifier);
    } while (accept(Tok::dot));
    close(NodeKind::dotted_name, mark);
}

void DirectParser::import_list() {
    do {
        if (!is(Tok::name)) break;
        const Mark mark = open();
        dotted_name();
        set_field(Field::name);
        if (accept(Tok::kw_as)) {
            if (!is(Tok::name)) return give_up();
            leaf(NodeKind::identifier, Field::alias);
            close(NodeKind::aliased_import, mark);
            set_field(Field::name);
        }
    } while (accept(Tok::comma));
}

void DirectParser::import_statement() {
    const Mark mark = open();
    consume();
    if (!is(Tok::name)) return give_up();
    import_list();
    close(NodeKind::import_statement, mark);
}

void DirectParser::import_from_statement() {
    const Mark mark = open();
    consume();
    bool future = false;
    if (is(Tok::dot) || is(Tok::ellipsis)) {
        const Mark relative = open();
        while (is(Tok::dot) || is(Tok::ellipsis)) {
            consume();
        }
        close(NodeKind::import_prefix, relative);
        if (is(Tok::name)) dotted_name();
        close(NodeKind::relative_import, relative);
        set_field(Field::module_name);
    } else if (is(Tok::name) && token_text() == "__future__") {
        future = true;
        consume();
    } else {
        dotted_name();
        set_field(Field::module_name);
    }
    expect(Tok::kw_import);
    if (is(Tok::star) && !future) {
        leaf(NodeKind::wildcard_import);
    } else if (accept(Tok::left_paren)) {
        if (!is(Tok::name)) return give_up();
        import_list();
        expect(Tok::right_paren);
    } else {
        if (!is(Tok::name)) return give_up();
        import_list();
    }
    close(future ? NodeKind::future_import_statement : NodeKind::import_from_statement, mark);
}

void DirectParser::assert_statement() {
    const Mark mark = open();
    consume();
    do {
        expression();
    } while (accept(Tok::comma));
    close(NodeKind::assert_statement, mark);
}

void DirectParser::raise_statement() {
    const Mark mark = open();
    consume();
    if (!is(Tok::newline) && !is(Tok::semicolon)) {
        expressions();
        if (accept(Tok::kw_from)) {
            expression();
            set_field(Field::cause);
        }
    }
    close(NodeKind::raise_statement, mark);
}

void DirectParser::names_statement(NodeKind kind) {
    const Mark mark = open();
    consume();
    do {
        if (!is(Tok::name)) return give_up();
        leaf(NodeKind::identifier);
    } while (accept(Tok::comma));
    close(kind, mark);
}

}  // namespace mindport::syntax::direct
