// The parser's state and its rules, by what they parse. direct.h has what it is for.
//
// Each rule expects to stand on the first token of what it parses, and leaves the parser on the
// first token after it, with one node more. Where the text is not as it should be, the lexer gives
// up: all tokens are Tok::stop from then on, which no rule takes, so that all of them return.
#pragma once

#include <optional>

#include "core/syntax/change.h"
#include "core/syntax/direct/lexer.h"
#include "core/syntax/direct/post_order.h"

namespace mindport::syntax::direct {

class DirectParser {
   public:
    explicit DirectParser(std::string_view text) : lexer_(text) {}

    std::optional<Parsed> run();

   private:
    // Where a node begins: before the token or a node that it is put around.
    struct Mark {
        std::size_t index;
        std::uint32_t begin;
    };
    // Counts how deep rules are nested: what is deeper than the stack allows is given up.
    class Depth;
    enum class Conditional : std::uint8_t { allowed, not_allowed };
    enum class Star : std::uint8_t { of_name, of_anything };

    // Tokens.
    Tok tok() const { return lexer_.token().tok; }
    bool is(Tok tok) const { return lexer_.token().tok == tok; }
    bool failed() const { return is(Tok::stop); }
    std::string_view token_text() const;
    void take_extras();
    void consume();  // the token, which gives no node
    bool accept(Tok tok);
    void expect(Tok tok);
    void give_up() { lexer_.give_up(); }

    // Nodes.
    Mark open();
    void close(NodeKind kind, Mark mark);
    void leaf(NodeKind kind, Field field = Field::none);
    void set_field(Field field);  // of the last node
    PostNode& last() { return nodes_.back(); }
    bool is_single(Mark mark, NodeKind kind) const;  // whether only a leaf has been made since
    void to_pattern(std::size_t index);

    // Statements of one line (statements.cpp).
    void simple_statements();
    void simple_statement();
    bool ends_with_comma() const;
    void expression_statement();
    void assignment_rest(Mark mark, bool single);
    void right_hand_side();
    void dotted_name();
    void import_list();
    void import_statement();
    void import_from_statement();
    void assert_statement();
    void raise_statement();
    void names_statement(NodeKind kind);

    // Statements with blocks, and units (compound.cpp).
    void add_units(std::size_t first, std::uint32_t owner);
    void statement(bool top_level);
    void async_statement(Mark mark);
    template <typename Each>
    void suite(Field field, Each each);
    void suite(Field field);
    void suite_of_members();
    void condition_and_suite(Field block);
    void if_statement();
    void else_clause(Field field);
    void for_statement(Mark mark);
    void while_statement();
    void try_statement();
    void except_clause();
    void as_target(Mark mark);
    void with_item();
    void with_statement(Mark mark);
    void function_definition(Mark mark);
    void class_definition(bool top_level);
    void decorated_definition(bool top_level);

    // Parameters and types (parameters.cpp).
    void parameters(bool annotated, Tok end);
    void parameter(bool annotated);
    void type();
    bool one_type();

    // Expressions (expressions.cpp, operators.cpp).
    void expression(Conditional conditional = Conditional::allowed);
    void lambda();
    void boolean(Tok op, void (DirectParser::*operand)());
    void disjunction();
    void conjunction();
    void inversion();
    void comparison();
    void binary(int least);
    void unary();
    void postfix();
    void atom();
    void name();
    void starred_or_expression(Star star);
    bool list_rest(Star star);  // what follows on the first of `a, b`; false if there is no comma
    void expressions();         // an expression, or an expression_list
    void yield();
    void elements_rest(Tok end);
    void parenthesized();
    void bracketed();
    void braced();
    void brace_rest(Mark mark);
    void pair_or_splat();
    void comprehension_clauses();
    void targets(Tok end);
    void arguments();
    void argument();
    void subscripts();
    void subscript();
    void slice(Mark mark);

    // Strings (strings.cpp).
    void strings();
    void string();
    struct Quotes;
    std::uint32_t string_content(const Quotes& quotes, std::uint32_t offset);
    std::uint32_t escape(const Quotes& quotes, std::uint32_t offset);
    std::uint32_t interpolation(NodeKind kind, std::uint32_t offset);
    std::uint32_t format_specifier();

    static constexpr std::uint32_t max_depth = 400;

    Lexer lexer_;
    std::vector<PostNode> nodes_;  // of the unit at hand, and for members what is around it
    std::uint32_t last_end_ = 0;   // of the last token or comment
    std::uint32_t depth_ = 0;
    std::vector<Unit> units_;
    std::optional<std::size_t> header_;  // the unit of the class at hand, if at the top level
};

class DirectParser::Depth {
   public:
    explicit Depth(DirectParser& parser) : parser_(parser) {
        if (++parser.depth_ > max_depth) parser.give_up();
    }
    ~Depth() { --parser_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

   private:
    DirectParser& parser_;
};

}  // namespace mindport::syntax::direct
