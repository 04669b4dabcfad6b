// Statements with blocks, and the units at the top level.
#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {

// Turns the statements and comments among the nodes from `first` on into units.
void DirectParser::add_units(std::size_t first, std::uint32_t owner) {
    if (failed()) return;
    std::vector<std::span<const PostNode>> roots;  // from the last
    for (std::size_t end = nodes_.size(); end > first; end -= roots.back().size()) {
        const std::size_t size = nodes_[end - 1].size;
        roots.emplace_back(nodes_.data() + end - size, size);
    }
    while (!roots.empty()) {
        const bool is_header = owner == Unit::no_owner && header_;
        Unit& unit = is_header ? units_[*header_] : units_.emplace_back();
        if (is_header) header_.reset();
        unit.owner = owner;
        fill_unit(roots.back(), unit);
        roots.pop_back();
    }
    nodes_.resize(first);
}

void DirectParser::statement(bool top_level) {
    const Depth depth(*this);
    const Mark mark = open();
    switch (tok()) {
        case Tok::kw_if:
            return if_statement();
        case Tok::kw_for:
            return for_statement(mark);
        case Tok::kw_while:
            return while_statement();
        case Tok::kw_try:
            return try_statement();
        case Tok::kw_with:
            return with_statement(mark);
        case Tok::kw_def:
            return function_definition(mark);
        case Tok::kw_class:
            return class_definition(top_level);
        case Tok::at:
            return decorated_definition(top_level);
        case Tok::kw_async:
            consume();
            return async_statement(mark);
        default:
            return simple_statements();
    }
}

void DirectParser::async_statement(Mark mark) {
    switch (tok()) {
        case Tok::kw_def:
            return function_definition(mark);
        case Tok::kw_for:
            return for_statement(mark);
        case Tok::kw_with:
            return with_statement(mark);
        default:
            return give_up();
    }
}

// From its colon. `each` is called with the number of the first node of the block, after each
// statement and at the end.
template <typename Each>
void DirectParser::suite(Field field, Each each) {
    if (!is(Tok::colon)) return give_up();
    take_extras();
    last_end_ = lexer_.token().end;
    lexer_.advance_into_suite();
    Mark mark{};
    if (accept(Tok::indent)) {
        mark = open();
        do {
            statement(false);
            each(mark.index);
        } while (!is(Tok::dedent) && !failed());
        consume();
    } else {
        mark = open();
        simple_statements();
    }
    each(mark.index);
    if (failed()) return;
    close(NodeKind::block, mark);
    set_field(field);
}

void DirectParser::suite(Field field) {
    suite(field, [](std::size_t) {});
}

// The members of a top-level class are units, and not part of its own.
void DirectParser::suite_of_members() {
    header_ = units_.size();
    units_.emplace_back();
    const auto owner = static_cast<std::uint32_t>(*header_);
    suite(Field::body, [&](std::size_t first) {
        if (!failed()) add_units(first, owner);
    });
}

// From `if`, `elif` or `while`.
void DirectParser::condition_and_suite(Field block) {
    consume();
    expression();
    set_field(Field::condition);
    suite(block);
}

void DirectParser::if_statement() {
    const Mark mark = open();
    condition_and_suite(Field::consequence);
    while (is(Tok::kw_elif)) {
        const Mark clause = open();
        condition_and_suite(Field::consequence);
        close(NodeKind::elif_clause, clause);
        set_field(Field::alternative);
    }
    else_clause(Field::alternative);
    close(NodeKind::if_statement, mark);
}

void DirectParser::else_clause(Field field) {
    if (!is(Tok::kw_else)) return;
    const Mark mark = open();
    consume();
    suite(Field::body);
    close(NodeKind::else_clause, mark);
    set_field(field);
}

void DirectParser::for_statement(Mark mark) {
    consume();
    targets(Tok::kw_in);
    set_field(Field::left);
    expect(Tok::kw_in);
    expressions();
    set_field(Field::right);
    suite(Field::body);
    else_clause(Field::alternative);
    close(NodeKind::for_statement, mark);
}

void DirectParser::while_statement() {
    const Mark mark = open();
    condition_and_suite(Field::body);
    else_clause(Field::alternative);
    close(NodeKind::while_statement, mark);
}

void DirectParser::try_statement() {
    const Mark mark = open();
    consume();
    suite(Field::body);
    while (is(Tok::kw_except)) {
        except_clause();
    }
    else_clause(Field::none);
    if (is(Tok::kw_finally)) {
        const Mark clause = open();
        consume();
        suite(Field::none);
        close(NodeKind::finally_clause, clause);
    }
    close(NodeKind::try_statement, mark);
}

void DirectParser::except_clause() {
    const Mark mark = open();
    consume();
    if (!is(Tok::colon)) {
        const Mark value = open();
        expression();
        if (is(Tok::kw_as)) as_target(value);
        set_field(Field::value);
    }
    suite(Field::none);
    close(NodeKind::except_clause, mark);
}

// `as` and what follows on an expression.
void DirectParser::as_target(Mark mark) {
    switch (last().kind) {
        case NodeKind::lambda:
        case NodeKind::conditional_expression:
        case NodeKind::named_expression:
            return give_up();  // the grammar has its own view
        default:
            break;
    }
    consume();
    const Mark target = open();
    expression();
    close(NodeKind::as_pattern_target, target);
    set_field(Field::alias);
    close(NodeKind::as_pattern, mark);
}

void DirectParser::with_item() {
    const Mark mark = open();
    expression();
    if (is(Tok::kw_as)) as_target(mark);
    set_field(Field::value);
    close(NodeKind::with_item, mark);
}

void DirectParser::with_statement(Mark mark) {
    consume();
    const Mark clause = open();
    if (accept(Tok::left_paren)) {
        // Around all items; if not, it would be a part of the first one.
        bool several = false;
        do {
            if (is(Tok::right_paren)) break;
            with_item();
            several =
                several || is(Tok::comma) || nodes_[nodes_.size() - 2].kind == NodeKind::as_pattern;
        } while (accept(Tok::comma));
        expect(Tok::right_paren);
        if (!several || !is(Tok::colon)) return give_up();
    } else {
        do {
            with_item();
        } while (accept(Tok::comma));
    }
    close(NodeKind::with_clause, clause);
    suite(Field::body);
    close(NodeKind::with_statement, mark);
}

void DirectParser::function_definition(Mark mark) {
    consume();
    if (!is(Tok::name)) return give_up();
    leaf(NodeKind::identifier, Field::name);
    const Mark list = open();
    expect(Tok::left_paren);
    parameters(true, Tok::right_paren);
    expect(Tok::right_paren);
    close(NodeKind::parameters, list);
    set_field(Field::parameters);
    if (accept(Tok::arrow)) {
        type();
        set_field(Field::return_type);
    }
    suite(Field::body);
    close(NodeKind::function_definition, mark);
}

void DirectParser::class_definition(bool top_level) {
    const Mark mark = open();
    consume();
    if (!is(Tok::name)) return give_up();
    leaf(NodeKind::identifier, Field::name);
    if (is(Tok::left_paren)) {
        arguments();
        set_field(Field::superclasses);
    }
    top_level ? suite_of_members() : suite(Field::body);
    close(NodeKind::class_definition, mark);
}

void DirectParser::decorated_definition(bool top_level) {
    const Mark mark = open();
    while (is(Tok::at)) {
        const Mark decorator = open();
        consume();
        expression();
        expect(Tok::newline);
        close(NodeKind::decorator, decorator);
    }
    const Mark definition = open();
    if (is(Tok::kw_class)) {
        class_definition(top_level);
    } else {
        accept(Tok::kw_async);
        if (!is(Tok::kw_def)) return give_up();
        function_definition(definition);
    }
    set_field(Field::definition);
    close(NodeKind::decorated_definition, mark);
}

}  // namespace mindport::syntax::direct
