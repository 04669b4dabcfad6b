// Expressions with operators, in the order of precedence in tree-sitter-python's grammar. (It has
// `&` below `^`, other than Python.)
#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {
namespace {

constexpr int above_comparison = 14;
constexpr int above_unary = 21;

// Of a binary operator; 0 for other tokens.
int precedence(Tok tok) {
    switch (tok) {
        case Tok::pipe:
            return 14;
        case Tok::ampersand:
            return 15;
        case Tok::caret:
            return 16;
        case Tok::shift_left:
        case Tok::shift_right:
            return 17;
        case Tok::plus:
        case Tok::minus:
            return 18;
        case Tok::star:
        case Tok::at:
        case Tok::slash:
        case Tok::percent:
        case Tok::double_slash:
            return 19;
        case Tok::double_star:
            return above_unary;
        default:
            return 0;
    }
}

}  // namespace

void DirectParser::expression(Conditional conditional) {
    const Depth depth(*this);
    if (is(Tok::kw_lambda)) {
        if (conditional == Conditional::not_allowed) give_up();  // has a rule of its own
        return lambda();
    }
    const Mark mark = open();
    disjunction();
    if (is(Tok::walrus)) {
        if (!is_single(mark, NodeKind::identifier)) return give_up();
        set_field(Field::name);
        consume();
        expression(conditional);
        set_field(Field::value);
        close(NodeKind::named_expression, mark);
    } else if (is(Tok::kw_if) && conditional == Conditional::allowed) {
        consume();
        expression();
        expect(Tok::kw_else);
        expression();
        close(NodeKind::conditional_expression, mark);
    }
}

void DirectParser::lambda() {
    const Mark mark = open();
    consume();
    if (!is(Tok::colon)) {
        const Mark list = open();
        parameters(false, Tok::colon);
        close(NodeKind::lambda_parameters, list);
        set_field(Field::parameters);
    }
    expect(Tok::colon);
    expression();
    set_field(Field::body);
    close(NodeKind::lambda, mark);
}

void DirectParser::disjunction() { boolean(Tok::kw_or, &DirectParser::conjunction); }

void DirectParser::conjunction() { boolean(Tok::kw_and, &DirectParser::inversion); }

void DirectParser::boolean(Tok op, void (DirectParser::*operand)()) {
    const Mark mark = open();
    (this->*operand)();
    while (is(op)) {
        set_field(Field::left);
        leaf(NodeKind::token, Field::operator_);
        (this->*operand)();
        set_field(Field::right);
        close(NodeKind::boolean_operator, mark);
    }
}

void DirectParser::inversion() {
    if (!is(Tok::kw_not)) return comparison();
    const Depth depth(*this);
    const Mark mark = open();
    consume();
    inversion();
    set_field(Field::argument);
    close(NodeKind::not_operator, mark);
}

void DirectParser::comparison() {
    const Mark mark = open();
    binary(above_comparison);
    bool compared = false;
    for (;;) {
        if (is(Tok::comparison)) {
            leaf(NodeKind::token, Field::operators);
        } else if (is(Tok::kw_in) || is(Tok::kw_is) || is(Tok::kw_not)) {
            const bool may_go_on = !is(Tok::kw_in);
            const Tok second = is(Tok::kw_is) ? Tok::kw_not : Tok::kw_in;
            const bool must_go_on = is(Tok::kw_not);
            leaf(NodeKind::token, Field::operators);
            if (may_go_on && is(second)) {
                const std::size_t first = nodes_.size() - 1;
                consume();
                if (nodes_.size() != first + 1) return give_up();  // a comment within `not in`
                nodes_[first].end = last_end_;
            } else if (must_go_on) {
                return give_up();
            }
        } else {
            break;
        }
        compared = true;
        binary(above_comparison);
    }
    if (compared) close(NodeKind::comparison_operator, mark);
}

// Operators of at least that precedence.
void DirectParser::binary(int least) {
    const Depth depth(*this);
    const Mark mark = open();
    unary();
    for (int found = precedence(tok()); found >= least; found = precedence(tok())) {
        set_field(Field::left);
        leaf(NodeKind::token, Field::operator_);
        const bool from_the_right = found == above_unary;
        binary(from_the_right ? found : found + 1);
        set_field(Field::right);
        close(NodeKind::binary_operator, mark);
    }
}

void DirectParser::unary() {
    const Mark mark = open();
    if (is(Tok::minus) || is(Tok::plus) || is(Tok::tilde)) {
        leaf(NodeKind::token, Field::operator_);
        binary(above_unary);
        set_field(Field::argument);
        close(NodeKind::unary_operator, mark);
    } else if (is(Tok::kw_await)) {
        consume();
        binary(above_unary);
        close(NodeKind::await, mark);
    } else {
        postfix();
    }
}

void DirectParser::postfix() {
    const Mark mark = open();
    atom();
    for (;;) {
        if (is(Tok::left_paren)) {
            set_field(Field::function);
            arguments();
            set_field(Field::arguments);
            close(NodeKind::call, mark);
        } else if (is(Tok::dot)) {
            set_field(Field::object);
            consume();
            if (!is(Tok::name)) return give_up();
            leaf(NodeKind::identifier, Field::attribute);
            close(NodeKind::attribute, mark);
        } else if (is(Tok::left_bracket)) {
            set_field(Field::value);
            subscripts();
            close(NodeKind::subscript, mark);
        } else {
            return;
        }
    }
}

}  // namespace mindport::syntax::direct
