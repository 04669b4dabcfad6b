#include "core/rules/difference.h"

#include <algorithm>

#include "core/catalog/condition.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

bool is_number_literal(Node node, NodeKind kind) {
    if (node.is(NodeKind::unary_operator)) {
        node = node.child(Field::argument);
    }
    return node.is(kind);
}

bool has_dtype(std::string_view dtype, std::string_view word) {
    if (dtype.empty()) {
        return false;
    }
    const bool is_integer = dtype.starts_with("int") || dtype.starts_with("uint");
    const bool is_complex = dtype.starts_with("complex");
    return word == "integers"  ? is_integer
           : word == "complex" ? is_complex
           : word == "floats"  ? !is_integer && !is_complex && dtype != "bool"
                               : dtype == word;
}

// One word of catalog::condition_words about a value that the call gives.
bool holds_for(std::string_view word, Node value, const Context& context) {
    if (word == "given") {
        return true;
    }
    if (word.starts_with('=')) {
        const text::TextRange inside =
            value.is(NodeKind::string) ? value.string_content() : value.range();
        return value.tree()->text().substr(inside.begin, inside.size()) == word.substr(1);
    }
    if (word.starts_with('@')) {
        return context.kinds().value_of(value).type == word.substr(1);
    }
    if (word == "lambda") {
        return value.is(NodeKind::lambda);
    }
    if (word == "subscript") {
        return value.is(NodeKind::subscript);
    }
    if (word == "int") {
        return is_number_literal(value, NodeKind::integer);
    }
    if (word == "ints") {
        const auto parts = value.children();
        return value.is_any(NodeKind::list, NodeKind::tuple) &&
               std::any_of(parts.begin(), parts.end(),
                           [](Node part) { return is_number_literal(part, NodeKind::integer); });
    }
    if (word == "float") {
        return is_number_literal(value, NodeKind::float_);
    }
    if (word == "list") {
        return value.is(NodeKind::list);
    }
    if (word == "tuple") {
        return value.is(NodeKind::tuple);
    }
    if (word == "sequence") {
        return value.is_any(NodeKind::list, NodeKind::tuple) ||
               context.kind_of(value) == ValueKind::shape;
    }
    if (word == "complex" && value.is_any(NodeKind::integer, NodeKind::float_)) {
        return value.text().ends_with('j');
    }
    const kinds::Value found = context.kinds().value_of(value);
    if (word == "tensor") {
        return found.kind == ValueKind::tensor || found.kind == ValueKind::parameter;
    }
    if (word == "number" || word == "string" || word == "shape") {
        return found.kind == catalog::parse_value_kind(word);
    }
    if (word == "bool" && value.is_any(NodeKind::true_, NodeKind::false_)) {
        return true;
    }
    return has_dtype(found.dtype, word);
}

bool holds(std::string_view condition, Node value, const Context& context) {
    while (!condition.empty()) {
        const std::string_view word = condition.substr(0, condition.find('|'));
        condition.remove_prefix(std::min(word.size() + 1, condition.size()));
        if (value ? word != "missing" && holds_for(word, value, context) : word == "missing") {
            return true;
        }
    }
    return false;
}

Node value_of(std::string_view parameter, Node receiver, const CallArguments& arguments,
              const SignatureMatch* match) {
    if (parameter == "self") {
        return receiver;
    }
    if (match) {
        const std::vector<const Argument*> given = match->of(parameter);
        return given.empty() ? Node{} : given.front()->value;
    }
    const Argument* argument = arguments.find_keyword(parameter);
    return argument ? argument->value : Node{};
}

}  // namespace

const catalog::Difference* difference_of(const catalog::Mapping& mapping, Node receiver,
                                         const CallArguments& arguments,
                                         const SignatureMatch* match, const Context& context) {
    for (const catalog::Difference& difference : mapping.differs) {
        const auto fits = [&](const catalog::NamePair& pair) {
            return holds(pair.to, value_of(pair.from, receiver, arguments, match), context);
        };
        if ((difference.devices & context.catalog().device()) != 0 &&
            std::all_of(difference.when.begin(), difference.when.end(), fits)) {
            return &difference;
        }
    }
    return nullptr;
}

bool input_is_kept(Node call, Node input, const Context& context) {
    const Node statement = call.parent();
    if (!input.is_any(NodeKind::identifier, NodeKind::attribute, NodeKind::subscript)) {
        return false;
    }
    if (statement.is(NodeKind::assignment)) {
        return statement.child(Field::left).text() != input.text();
    }
    if (!statement.is(NodeKind::return_statement) || !input.is(NodeKind::identifier)) {
        return true;
    }
    const auto sites = context.scopes().resolve(input).sites;
    return std::any_of(sites.begin(), sites.end(), [](const names::Site* site) {
        return site->kind != names::SiteKind::variable;
    });
}

}  // namespace mindport::rules
