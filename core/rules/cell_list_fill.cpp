#include "core/rules/cell_list_fill.h"
#include "core/text/line_index.h"

#include <algorithm>

namespace mindport::rules {
namespace {

bool is_self_attribute(Node node, std::string_view name) {
    return node.is(NodeKind::attribute) && node.child(Field::object).text() == "self" &&
           node.child(Field::attribute).text() == name;
}

// Whether `self.x` is the one of a statement `self.x.append(…)`.
bool is_append(Node use) {
    const Node method = use.parent();
    const Node call = method.parent();
    return use.field() == Field::object && method.child(Field::attribute).text() == "append" &&
           method.field() == Field::function && call.parent().is(NodeKind::expression_statement);
}

// The statement directly in `block` that a node stands in, or null.
Node statement_in(Node block, Node node) {
    while (node && !(node.parent() == block)) {
        if (node.is_any(NodeKind::function_definition, NodeKind::lambda)) {
            return {};
        }
        node = node.parent();
    }
    return node;
}

class Search {
   public:
    Search(Node assignment, Context& context)
        : assignment_(assignment),
          context_(context),
          name_(assignment.child(Field::left).child(Field::attribute).text()),
          block_(assignment.parent().parent()),
          function_(assignment.enclosing(NodeKind::function_definition)) {}

    std::optional<CellListFill> run() {
        if (!is_self_attribute(assignment_.child(Field::left), name_) || !function_) {
            return {};
        }
        for (const Node node : nodes()) {
            if (is_self_attribute(node, name_) && is_append(node)) {
                appends_.push_back(node);
            }
        }
        if (appends_.empty()) {
            return {};
        }
        last_ = statement_in(block_, appends_.back());
        fill_.is_simple = is_simple() && find_place();
        return std::move(fill_);
    }

   private:
    std::vector<Node> nodes() const {
        std::vector<Node> result;
        for (std::uint32_t index = function_.index(); index < function_.after(); ++index) {
            result.emplace_back(function_.tree(), function_.unit(), index);
        }
        return result;
    }

    // Whether nothing but the appends has to do with the list before it is full.
    bool is_simple() {
        if (!last_ || function_.child(Field::name).text() != "__init__" ||
            assignment_.child(Field::type) ||
            !assignment_.parent().is(NodeKind::expression_statement)) {
            return false;
        }
        for (const Node append : appends_) {
            if (append.begin() < assignment_.end() || !statement_in(block_, append)) {
                return false;
            }
        }
        for (const Node node : nodes()) {
            const bool is_within = node.begin() >= assignment_.end() && node.end() <= last_.end();
            if (is_self_attribute(node, name_) && !is_append(node)) {
                if (!(node == assignment_.child(Field::left)) && node.begin() < last_.end()) {
                    return false;
                }
            } else if (is_within && may_read(node)) {
                return false;
            }
        }
        return true;
    }

    // Whether the list may be read by somebody else, or the method may end before it is full.
    bool may_read(Node node) const {
        if (node.is(NodeKind::return_statement)) {
            return true;
        }
        if (!node.is(NodeKind::identifier) || node.text() != "self") {
            return false;
        }
        const Node attribute = node.parent();
        if (!attribute.is(NodeKind::attribute) || node.field() != Field::object) {
            return true;  // passed on
        }
        const std::string_view member = attribute.child(Field::attribute).text();
        return attribute.field() == Field::function &&
               context_.kinds().defines_method(context_.kinds().value_of(node).type, member);
    }

    bool find_place() {
        const std::string_view text = context_.tree().text();
        const std::size_t end = std::min(text.find('\n', last_.end()), text.size());
        const std::string_view rest = text.substr(last_.end(), end - last_.end());
        const std::size_t first = rest.find_first_not_of(" \t\r");
        const std::uint32_t line = text::line_start(text, assignment_.begin());
        fill_.indent = text.substr(line, assignment_.begin() - line);
        fill_.insert_at = static_cast<std::uint32_t>(end);
        if (end > 0 && text[end - 1] == '\r') {
            --fill_.insert_at;
        }
        return (first == std::string_view::npos || rest[first] == '#') &&
               fill_.indent.find_first_not_of(" \t") == std::string::npos;
    }

    Node assignment_;
    Context& context_;
    std::string_view name_;
    Node block_;
    Node function_;
    std::vector<Node> appends_;  // the `self.x` of each `self.x.append(…)`
    Node last_;                  // the statement after which the list is full
    CellListFill fill_;
};

}  // namespace

std::optional<CellListFill> find_fill(Node assignment, Context& context) {
    return Search(assignment, context).run();
}

}  // namespace mindport::rules
