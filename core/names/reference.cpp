#include "core/names/reference.h"

#include <cctype>

namespace mindport::names {
namespace {

using syntax::Field;
using syntax::NodeKind;

bool is_name_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool is_name_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// The attribute chain that starts at an identifier: the node, and its qualified name.
Node extend_chain(Node identifier, std::string_view& qualified, NameTable& table) {
    Node node = identifier;
    for (Node above = node.parent(); above.is(NodeKind::attribute) && node.field() == Field::object;
         above = node.parent()) {
        qualified = table.join(qualified, above.child(Field::attribute).text());
        node = above;
    }
    return node;
}

class Finder {
   public:
    Finder(const ScopeTree& scopes, NameTable& table) : scopes_(scopes), table_(table) {}

    std::vector<Reference> unit(Node root) {
        const auto count = static_cast<std::uint32_t>(root.unit()->nodes.size());
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{root.tree(), root.unit(), index};
            if (node.is(NodeKind::identifier)) {
                identifier(node);
            } else if (node.is(NodeKind::string)) {
                if (is_annotation_string(node)) {
                    names_in_text(node.string_content(), node);
                }
            } else if (node.is(NodeKind::comment)) {
                type_comment(node);
            }
        }
        return std::move(found_);
    }

   private:
    void identifier(Node node) {
        if (!scopes_.is_import_name(node.text()) || !is_name_use(node)) {
            return;
        }
        const Site* import = scopes_.find_import(node.text(), node);
        if (!import) {
            return;
        }
        std::string_view qualified = import->target;
        if (const Node pattern = node.parent(); pattern.is(NodeKind::dotted_name)) {
            // `case torch.Tensor():` has no attribute nodes; it is read as text.
            dotted_name_in_text(pattern.begin(), pattern.end(), pattern);
            return;
        }
        const Node chain = extend_chain(node, qualified, table_);
        found_.push_back({chain.range(), node.range(), chain, qualified, import, false});
    }

    // `# type: torch.Tensor`
    void type_comment(Node comment) {
        const std::string_view text = comment.text();
        const std::size_t colon = text.find("type:");
        if (colon == std::string_view::npos || text.find_first_not_of("# ") != colon ||
            text.substr(colon + 5).find("ignore") < 2) {
            return;
        }
        names_in_text({comment.begin() + static_cast<std::uint32_t>(colon) + 5, comment.end()},
                      comment);
    }

    void names_in_text(text::TextRange range, Node holder) {
        const std::string_view text = holder.tree()->text();
        std::uint32_t at = range.begin;
        while (at < range.end) {
            if (text[at] == '\'' || text[at] == '"') {  // Literal["torch"]
                const std::size_t close = text.find(text[at], at + 1);
                at = close >= range.end ? range.end : static_cast<std::uint32_t>(close) + 1;
                continue;
            }
            if (!is_name_start(text[at])) {
                ++at;
                continue;
            }
            at = dotted_name_in_text(at, range.end, holder);
        }
    }

    // Reads a dotted name at `at`; returns the offset after it.
    std::uint32_t dotted_name_in_text(std::uint32_t at, std::uint32_t limit, Node holder) {
        const std::string_view text = holder.tree()->text();
        std::uint32_t end = at;
        std::uint32_t root_end = 0;
        while (end < limit && (is_name_part(text[end]) || (text[end] == '.' && end + 1 < limit &&
                                                           is_name_start(text[end + 1])))) {
            if (text[end] == '.' && root_end == 0) {
                root_end = end;
            }
            ++end;
        }
        root_end = root_end == 0 ? end : root_end;
        const std::string_view root = text.substr(at, root_end - at);
        const Site* import =
            scopes_.is_import_name(root) ? scopes_.find_import(root, holder) : nullptr;
        if (import) {
            std::string_view qualified = import->target;
            if (root_end < end) {
                qualified = table_.join(qualified, text.substr(root_end + 1, end - root_end - 1));
            }
            found_.push_back({{at, end}, {at, root_end}, holder, qualified, import, true});
        }
        return end;
    }

    const ScopeTree& scopes_;
    NameTable& table_;
    std::vector<Reference> found_;
};

}  // namespace

bool is_name_use(Node identifier) {
    if (identifier.field() == Field::attribute) {
        return false;
    }
    const Node above = identifier.parent();
    switch (above.kind()) {
        case NodeKind::keyword_argument:
        case NodeKind::function_definition:
        case NodeKind::class_definition:
        case NodeKind::default_parameter:
        case NodeKind::typed_default_parameter:
        case NodeKind::named_expression:
            return identifier.field() != Field::name;
        case NodeKind::typed_parameter:
        case NodeKind::parameters:
        case NodeKind::lambda_parameters:
        case NodeKind::global_statement:
        case NodeKind::nonlocal_statement:
        case NodeKind::as_pattern_target:
        case NodeKind::aliased_import:
            return false;
        case NodeKind::dotted_name: {
            // Imports; but a dotted name in a `case` or a type is a use of its first part.
            const Node holder = above.parent();
            return above.first_child() == identifier &&
                   !holder.is_any(NodeKind::import_statement, NodeKind::import_from_statement,
                                  NodeKind::aliased_import, NodeKind::relative_import,
                                  NodeKind::future_import_statement);
        }
        case NodeKind::assignment:
        case NodeKind::for_statement:
        case NodeKind::for_in_clause:
            return identifier.field() != Field::left;
        default:
            return true;
    }
}

bool is_annotation_string(Node string) {
    Node child = string;
    for (Node above = string.parent(); above; child = above, above = above.parent()) {
        switch (above.kind()) {
            case NodeKind::type:
                if (!above.parent().is(NodeKind::type_parameter)) {
                    return true;
                }
                break;
            case NodeKind::generic_type:
            case NodeKind::subscript:
                if (above.first_child().text().ends_with("Literal")) {
                    return false;
                }
                break;
            case NodeKind::argument_list: {
                const std::string_view function = above.parent().child(Field::function).text();
                return (function == "cast" || function == "typing.cast") &&
                       above.first_child() == child;
            }
            case NodeKind::type_parameter:
            case NodeKind::union_type:
            case NodeKind::member_type:
            case NodeKind::binary_operator:
            case NodeKind::list:
            case NodeKind::tuple:
                break;
            default:
                return false;
        }
    }
    return false;
}

Node chain_root(Node expression) {
    while (expression.is(NodeKind::attribute)) {
        expression = expression.child(Field::object);
    }
    return expression.is(NodeKind::identifier) ? expression : Node{};
}

std::string_view qualified_name(Node expression, const ScopeTree& scopes, NameTable& table) {
    const Node root = chain_root(expression);
    if (!root || !scopes.is_import_name(root.text())) {
        return {};
    }
    const Site* import = scopes.find_import(root.text(), root);
    if (!import) {
        return {};
    }
    if (root == expression) {
        return import->target;
    }
    // The text after the root may hold spaces, line breaks and comments between the dots.
    std::string_view qualified = import->target;
    Node node = root;
    while (node != expression) {
        node = node.parent();
        qualified = table.join(qualified, node.child(Field::attribute).text());
    }
    return qualified;
}

std::vector<Reference> find_references(Node root, const ScopeTree& scopes, NameTable& table) {
    const Reads::Work work(scopes.reads(), root.unit()->number);
    return Finder(scopes, table).unit(root);
}

}  // namespace mindport::names
