#include "core/convert/listing_places.h"

#include <algorithm>

namespace mindport::convert {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

class Reader {
   public:
    Reader(ListingPlaces& places, std::span<const std::string_view> tables)
        : places_(places), tables_(tables) {}

    void visit(Node node) {
        if (node.is(NodeKind::import_from_statement)) {
            visit_import(node);
        } else if (node.is(NodeKind::call)) {
            const Node function = node.child(Field::function);
            if (function.child(Field::attribute).text() == "extend") {
                add_list(key_of(function.child(Field::object)),
                         node.child(Field::arguments).first_child(), node.parent());
            }
        } else if (node.is(NodeKind::assignment)) {
            const Node right = node.child(Field::right);
            add_list(key_of(node.child(Field::left)), right, node.parent());
            if (is_table(node.child(Field::left)) && right.is(NodeKind::dictionary)) {
                if (!places_.assignment) {
                    places_.assignment = node.parent();
                    places_.dictionary = right;
                }
                for (const Node pair : right.children()) {
                    const Node key = pair.child(Field::key);
                    add_list(key.is(NodeKind::string) ? key : Node{}, pair.child(Field::value),
                             pair);
                }
            }
        }
    }

   private:
    bool is_table(Node name) const {
        return name.is(NodeKind::identifier) &&
               std::ranges::find(tables_, name.text()) != tables_.end();
    }

    // `table["module"]`
    Node key_of(Node subscript) const {
        const Node key = subscript.child(Field::subscript);
        return subscript.is(NodeKind::subscript) && is_table(subscript.child(Field::value)) &&
                       key.is(NodeKind::string)
                   ? key
                   : Node{};
    }

    void add_list(Node key, Node list, Node statement) {
        if (!key || !list.is(NodeKind::list)) return;
        ListingPlace place{content_of(key), list, statement, {}};
        for (const Node item : list.children()) {
            if (item.is(NodeKind::string)) place.items.push_back(item);
        }
        places_.lists.push_back(std::move(place));
    }

    void visit_import(Node statement) {
        const std::string_view module = statement.child(Field::module_name).text();
        if (module.size() < 2 || module[0] != '.' || module[1] == '.') return;
        ListingPlace place{std::string(module.substr(1)), statement, statement, {}};
        for (const Node name : statement.children()) {
            if (name.field() == Field::name) place.items.push_back(name);
        }
        if (!place.items.empty()) places_.imports.push_back(std::move(place));
    }

    ListingPlaces& places_;
    std::span<const std::string_view> tables_;
};

}  // namespace

std::string content_of(Node string) {
    const text::TextRange range = string.string_content();
    return std::string(string.tree()->text().substr(range.begin, range.size()));
}

ListingPlaces::ListingPlaces(const syntax::Tree& init, std::span<const std::string_view> tables) {
    Reader reader(*this, tables);
    for (const syntax::Unit& unit : init.units()) {
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            reader.visit(Node{&init, &unit, index});
        }
    }
}

}  // namespace mindport::convert
