#include "core/analysis/unit_shape.h"

#include <algorithm>
#include <iterator>

#include "core/kinds/node_query.h"
#include "core/names/mentions.h"
#include "core/syntax/node_parts.h"

namespace mindport::analysis {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

using names::hash_of;

class Hash {
   public:
    void add(std::string_view text) { add(hash_of(text)); }
    void add(std::uint64_t fact) { hash_ = combined(hash_, fact); }
    std::uint64_t value() const { return hash_; }

   private:
    std::uint64_t hash_ = 0;
};

// Collects what one unit shows.
class Shaper {
   public:
    Shaper(const syntax::Tree& tree, const names::ScopeTree& scopes, std::size_t unit)
        : scopes_(scopes.units()[unit].scopes), root_(tree.root(unit)) {
        const std::uint32_t owner = tree.units()[unit].owner;
        if (owner != syntax::Unit::no_owner) {
            owner_ = syntax::undecorated(tree.root(owner)).child(Field::name).text();
        }
        name_ = syntax::undecorated(root_).child(Field::name).text();
    }

    UnitShape run() {
        add_sites();
        const auto count = static_cast<std::uint32_t>(root_.unit()->nodes.size());
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{root_.tree(), root_.unit(), index};
            if (node.is(NodeKind::identifier)) {
                add_mention(node.text());
            } else if (node.is(NodeKind::attribute)) {
                add_attribute(node);
            } else if (node.is(NodeKind::global_statement)) {
                general_.add(node.text());
            } else if (node.is(NodeKind::function_definition)) {
                self_ = hash_of(kinds::self_name(node));
                add_device(node);
            }
        }
        shape_.facts = general_.value();
        return std::move(shape_);
    }

   private:
    void show(std::string_view name, Hash what) {
        what.add(owner_);
        shape_.named.emplace_back(hash_of(name), what.value());
    }

    void add_sites() {
        for (const names::Scope& scope : scopes_) {
            const bool outer = &scope == scopes_.data();
            for (const names::Site& site : scope.sites) {
                const bool is_class = site.kind == names::SiteKind::type;
                if (site.kind == names::SiteKind::import) {
                    add_import(site, outer);
                    continue;
                }
                shape_.named.emplace_back(names::anywhere(site.name), 1);
                if (outer || is_class) {
                    Hash what;
                    what.add(static_cast<std::uint64_t>(site.kind) + 1);
                    if (is_class) what.add(site.node.parent().child(Field::superclasses).text());
                    if (!outer) what.add(name_);
                    show(site.name, what);
                }
            }
        }
    }

    void add_import(const names::Site& site, bool outer) {
        Hash what;
        what.add(site.target);
        what.add(outer ? 1U : 2U);
        what.add(owner_);
        shape_.imports.push_back({site.name, what.value(), !outer});
        shape_.named.emplace_back(names::anywhere(site.name), what.value());
        shape_.named.emplace_back(names::target_of_import(site.target), what.value());
        if (outer) shape_.named.emplace_back(hash_of(site.name), what.value());
    }

    void add_mention(std::string_view identifier) {
        if (names::is_watched(identifier)) {
            shape_.named.emplace_back(names::mention_of(identifier), 1);
        }
    }

    // Attributes that are set, what is registered under a name, and what __init__ passes on: see
    // kinds/class_info.
    void add_attribute(Node attribute) {
        const Node call = attribute.parent();
        const std::string_view name = attribute.child(Field::attribute).text();
        Hash what;
        what.add(self_);
        what.add(attribute.child(Field::object).text());
        // `self.x.append(…)`, `self.x[…] = …`
        const bool is_changed =
            kinds::changed_container(call) == attribute ||
            (call.is(NodeKind::attribute) && kinds::changed_container(call.parent()) == attribute);
        if (kinds::is_bound(attribute) || is_changed) {
            show(name, what);
        } else if (call.is(NodeKind::call) && attribute.field() == Field::function) {
            if (name.starts_with("register_") || name.starts_with("add_")) {
                const auto content = kinds::positional_argument(call, 0).string_content();
                what.add(name);
                show(root_.tree()->text().substr(content.begin, content.size()), what);
            } else if (name_ == "__init__") {
                for (const Node part : call.child(Field::arguments).children()) {
                    if (part.is(NodeKind::keyword_argument)) {
                        show(part.child(Field::name).text(), what);
                    }
                }
            }
        }
    }

    // Rules ask for functions of the file that take a device, and whether they are static.
    void add_device(Node function) {
        const std::string_view parameters = function.child(Field::parameters).text();
        if (parameters.find("device") == std::string_view::npos) return;
        Hash what;
        what.add(parameters);
        for (const Node part : function.parent().children()) {
            if (part.is(NodeKind::decorator)) what.add(part.text());
        }
        show(function.child(Field::name).text(), what);
    }

    const std::vector<names::Scope>& scopes_;
    Node root_;
    std::string_view owner_;  // the name of the class whose member the unit is
    std::string_view name_;   // of the function or class that the unit is
    std::uint64_t self_ = 0;  // the first parameter of the function at hand
    Hash general_;
    UnitShape shape_;
};

struct PlacedImport {
    ImportShape import;
    std::uint64_t place;
    bool operator==(const PlacedImport&) const = default;
};

struct Shown {
    explicit Shown(const std::vector<PlacedShape>& units) {
        for (const auto& [shape, place] : units) {
            if (shape->facts != 0) facts = combined(combined(facts, place), shape->facts);
            for (const ImportShape& import : shape->imports) {
                if (!import.local) imports.push_back({import, place});
            }
            named.insert(named.end(), shape->named.begin(), shape->named.end());
        }
        std::sort(named.begin(), named.end());
    }
    std::vector<ImportShape> sorted_imports() const {
        std::vector<ImportShape> sorted;
        for (const PlacedImport& placed : imports) sorted.push_back(placed.import);
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }

    std::uint64_t facts = 0;
    std::vector<PlacedImport> imports;  // those that other units see
    decltype(UnitShape::named) named;
};

// What is in one of them only.
template <typename Item>
std::vector<Item> differences(const std::vector<Item>& a, const std::vector<Item>& b) {
    std::vector<Item> result;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(),
                                  std::back_inserter(result));
    return result;
}

}  // namespace

ShapeDifference compare(const std::vector<PlacedShape>& before,
                        const std::vector<PlacedShape>& now) {
    Shown shown_before(before);
    Shown shown_now(now);
    ShapeDifference result;
    for (const auto& [name, what] : differences(shown_before.named, shown_now.named)) {
        result.names.push_back(name);
    }
    std::vector<std::string_view>& imported = result.imported;
    for (const ImportShape& import :
         differences(shown_before.sorted_imports(), shown_now.sorted_imports())) {
        imported.push_back(import.name);
    }
    imported.erase(std::unique(imported.begin(), imported.end()), imported.end());
    // All other imports have to be the same, in the same order.
    const auto differs = [&](const PlacedImport& placed) {
        return std::binary_search(imported.begin(), imported.end(), placed.import.name);
    };
    std::erase_if(shown_before.imports, differs);
    std::erase_if(shown_now.imports, differs);
    result.all = shown_before.facts != shown_now.facts || shown_before.imports != shown_now.imports;
    return result;
}

std::uint64_t combined(std::uint64_t a, std::uint64_t b) {
    return (a ^ b) * 0x9E3779B97F4A7C15U + (a << 7U) + 1;
}

UnitShape shape_of(const syntax::Tree& tree, const names::ScopeTree& scopes, std::size_t unit) {
    return Shaper(tree, scopes, unit).run();
}

}  // namespace mindport::analysis
