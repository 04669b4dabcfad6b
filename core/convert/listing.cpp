#include "core/convert/listing.h"

#include <algorithm>

#include "core/convert/listing_places.h"
#include "core/text/line_index.h"

namespace mindport::convert {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using syntax::Tree;

std::string name_of(Node item) {
    return item.is(NodeKind::string) ? content_of(item) : std::string(item.text());
}

std::vector<ListedModule> listed(const std::vector<ListingPlace>& places) {
    std::vector<ListedModule> result;
    for (const ListingPlace& place : places) {
        auto found = std::ranges::find(result, place.module, &ListedModule::module);
        if (found == result.end()) found = result.insert(found, {place.module, {}});
        for (const Node item : place.items) found->names.push_back(name_of(item));
    }
    return result;
}

bool is_below(std::string_view module, std::string_view package) {
    return module.size() > package.size() && module.starts_with(package) &&
           module[package.size()] == '.';
}

// Where a word goes among others that are mostly in order: where the fewest would be out of it.
template <typename Words>
std::size_t place_among(const Words& words, std::string_view word) {
    std::size_t wrong = 0;
    for (const auto& other : words) wrong += other < word ? 1 : 0;
    std::size_t best = 0;
    std::size_t least = wrong;
    for (std::size_t i = 0; i < words.size(); ++i) {
        wrong = words[i] < word ? wrong - 1 : wrong + 1;
        if (wrong <= least) {
            least = wrong;
            best = i + 1;
        }
    }
    return best;
}

// Writes into one text, one insertion at a time.
class Writer {
   public:
    Writer(std::string text, std::span<const std::string_view> tables, std::size_t line_length)
        : text_(std::move(text)), tables_(tables), line_length_(line_length) {}

    // Whether there is a place for it.
    bool add_to_table(const ListedModule& wanted) {
        const Tree tree = parser_.parse(text_);
        const ListingPlaces init(tree, tables_);
        if (!init.assignment) return false;
        const auto old = std::ranges::find(init.lists, wanted.module, &ListingPlace::module);
        if (old != init.lists.end()) {
            add_items(*old, quoted(wanted.names), old->node);
            return true;
        }
        if (init.dictionary.first_child()) {
            add_pair(init, wanted);
        } else {
            add_statement(init, wanted);
        }
        return true;
    }

    bool add_import(ListedModule wanted) {
        std::ranges::sort(wanted.names);
        const Tree tree = parser_.parse(text_);
        const ListingPlaces init(tree, tables_);
        const std::vector<ListingPlace> group = imports_for_checkers(init);
        if (group.empty()) return false;
        const auto old = std::ranges::find(group, wanted.module, &ListingPlace::module);
        if (old != group.end()) {
            add_items(*old, wanted.names, old->node);
            return true;
        }
        std::vector<std::string> modules;
        for (const ListingPlace& place : group) modules.push_back(place.module);
        const std::size_t at = place_among(modules, wanted.module);
        const Node neighbour = group[at == 0 ? 0 : at - 1].statement;
        const std::string indent = indent_of(neighbour.begin());
        const std::string statement = bracketed(indent, "from ." + wanted.module + " import ", "",
                                                "(", wanted.names, "", ")");
        insert_line(neighbour, at == 0, indent, statement);
        return true;
    }

    std::string take() { return std::move(text_); }

   private:
    static std::vector<std::string> quoted(const std::vector<std::string>& names) {
        std::vector<std::string> result;
        for (const std::string& name : names) result.push_back('"' + name + '"');
        return result;
    }

    std::string indent_of(std::uint32_t offset) const {
        const std::uint32_t line = text::line_start(text_, offset);
        const std::size_t first = text_.find_first_not_of(" \t", line);
        return text_.substr(line, first - line);
    }

    std::string line_break() const { return std::string(text::line_break_of(text_)); }

    // `head[a, b]tail` on one line, or with an item a line where it is too long. `open` and
    // `close` are brackets that only the long form needs, `fixed` is one that both have.
    std::string bracketed(const std::string& indent, const std::string& head,
                          const std::string& fixed, const std::string& open,
                          const std::vector<std::string>& items, const std::string& tail,
                          const std::string& close) const {
        std::string line = head + fixed;
        for (std::size_t i = 0; i < items.size(); ++i) line += (i == 0 ? "" : ", ") + items[i];
        if (!fixed.empty()) line += close;
        line += tail;
        if (indent.size() + line.size() <= line_length_) return line;
        line = head + (fixed.empty() ? open : fixed) + line_break();
        for (const std::string& item : items) {
            line.append(indent).append("    ").append(item).append(",").append(line_break());
        }
        return line + indent + close + tail;
    }

    std::string list_text(const std::string& indent, const std::string& head,
                          const ListedModule& wanted, const std::string& tail) const {
        return bracketed(indent, head, "[", "", quoted(wanted.names), tail, "]");
    }

    // Before or after a statement, on a line of its own.
    void insert_line(Node statement, bool before, const std::string& indent,
                     const std::string& line) {
        if (before) {
            text_.insert(statement.begin(), line + line_break() + indent);
            return;
        }
        std::size_t end = std::min(text_.find('\n', statement.end()), text_.size());
        if (end > 0 && text_[end - 1] == '\r') --end;
        text_.insert(end, line_break() + indent + line);
    }

    // An item of a list that has a line for each: after the one that ends there, and its comment.
    void insert_after(std::uint32_t end, const std::string& indent, const std::string& item) {
        const std::size_t line_end = std::min(text_.find_first_of("\r\n", end), text_.size());
        const bool has_comma = text_[end] == ',';
        const std::size_t rest = text_.find_first_not_of(" \t", end + (has_comma ? 1 : 0));
        if (rest < line_end && text_[rest] != '#') {  // something else stands on the line
            text_.insert(end, "," + line_break() + indent + item);
            return;
        }
        text_.insert(line_end, line_break() + indent + item + ",");
        if (!has_comma) text_.insert(end, ",");
    }

    void add_pair(const ListingPlaces& init, const ListedModule& wanted) {
        std::vector<Node> pairs;
        std::vector<std::string> keys;
        for (const Node pair : init.dictionary.children()) {
            pairs.push_back(pair);
            const Node key = pair.child(Field::key);
            keys.push_back(key.is(NodeKind::string) ? content_of(key) : std::string());
        }
        const std::size_t at = place_among(keys, wanted.module);
        const bool is_long = init.dictionary.text().find('\n') != std::string_view::npos;
        const std::string indent = is_long ? indent_of(pairs.front().begin()) : "";
        const std::string pair = list_text(indent, '"' + wanted.module + "\": ", wanted, "");
        if (at == 0) {
            text_.insert(pairs.front().begin(),
                         pair + "," + (is_long ? line_break() + indent : " "));
        } else if (is_long) {
            insert_after(pairs[at - 1].end(), indent, pair);
        } else {
            text_.insert(pairs[at - 1].end(), ", " + pair);
        }
    }

    // The table is filled by statements.
    void add_statement(const ListingPlaces& init, const ListedModule& wanted) {
        std::vector<const ListingPlace*> others;
        std::vector<std::string> keys;
        for (const ListingPlace& place : init.lists) {
            others.push_back(&place);
            keys.push_back(place.module);
        }
        const std::size_t at = place_among(keys, wanted.module);
        const bool before = at == 0 && !others.empty();
        const Node neighbour =
            others.empty() ? init.assignment : others[at == 0 ? 0 : at - 1]->statement;
        const std::string table(init.assignment.first_child().child(Field::left).text());
        const std::string indent = indent_of(neighbour.begin());
        const std::string line =
            list_text(indent, table + "[\"" + wanted.module + "\"] = ", wanted, "");
        insert_line(neighbour, before, indent, line);
    }

    // New items of a list or an import that is there.
    void add_items(const ListingPlace& place, const std::vector<std::string>& items, Node whole) {
        std::vector<std::string> all;
        for (const Node item : place.items) all.emplace_back(item.text());
        const bool is_long = whole.text().find('\n') != std::string_view::npos;
        if (!is_long || place.items.empty()) {
            for (const std::string& item : items) {
                all.insert(all.begin() + static_cast<std::ptrdiff_t>(place_among(all, item)), item);
            }
            rewrite(place, all, whole);
            return;
        }
        const std::string indent = indent_of(place.items.front().begin());
        // From the end, so that none shifts another.
        std::vector<std::pair<std::size_t, std::string>> places;
        for (const std::string& item : items) places.emplace_back(place_among(all, item), item);
        std::ranges::sort(places, std::ranges::greater{});
        for (const auto& [at, item] : places) {
            if (at == 0) {
                text_.insert(place.items.front().begin(),
                             std::string(item).append(",").append(line_break()).append(indent));
            } else {
                insert_after(place.items[at - 1].end(), indent, item);
            }
        }
    }

    // A list or an import on one line, which may be too long now.
    void rewrite(const ListingPlace& place, const std::vector<std::string>& all, Node whole) {
        const std::uint32_t begin = text::line_start(text_, whole.begin());
        const std::string indent = indent_of(whole.begin());
        const std::size_t start = begin + indent.size();
        const bool is_import = whole.is(NodeKind::import_from_statement);
        const std::string head = is_import ? "from ." + place.module + " import "
                                           : text_.substr(start, whole.begin() - start);
        const std::size_t line_end =
            std::min(text_.find_first_of("\r\n", whole.end()), text_.size());
        const std::string tail = text_.substr(whole.end(), line_end - whole.end());
        const std::string line = is_import ? bracketed(indent, head, "", "(", all, tail, ")")
                                           : bracketed(indent, head, "[", "", all, tail, "]");
        text_.replace(start, line_end - start, line);
    }

    // Those under `if TYPE_CHECKING:`, or all at the level of the first.
    static std::vector<ListingPlace> imports_for_checkers(const ListingPlaces& init) {
        const auto is_for_checkers = [](const ListingPlace& place) {
            const Node outer = place.statement.parent().parent();
            return outer.is(NodeKind::if_statement) &&
                   outer.child(Field::condition).text().find("TYPE_CHECKING") !=
                       std::string_view::npos;
        };
        const bool any = std::ranges::any_of(init.imports, is_for_checkers);
        std::vector<ListingPlace> result;
        for (const ListingPlace& place : init.imports) {
            if (any ? is_for_checkers(place) : !place.statement.parent()) result.push_back(place);
        }
        return result;
    }

    std::string text_;
    std::span<const std::string_view> tables_;
    std::size_t line_length_;
    syntax::Parser parser_;
};

// What of `wanted` is not there yet.
std::vector<ListedModule> lacking(const std::vector<ListedModule>& wanted,
                                  const std::vector<ListedModule>& present) {
    std::vector<ListedModule> result;
    for (const ListedModule& module : wanted) {
        const auto old = std::ranges::find(present, module.module, &ListedModule::module);
        ListedModule left{module.module, {}};
        for (const std::string& name : module.names) {
            const bool there =
                old != present.end() && std::ranges::find(old->names, name) != old->names.end();
            if (!there && std::ranges::find(left.names, name) == left.names.end()) {
                left.names.push_back(name);
            }
        }
        if (!left.names.empty()) result.push_back(std::move(left));
    }
    return result;
}

}  // namespace

Listing read_listing(const Tree& init, std::span<const std::string_view> tables) {
    const ListingPlaces places(init, tables);
    return {listed(places.lists), listed(places.imports)};
}

Listing about(const Listing& listing, std::string_view module, std::set<std::string>& known) {
    Listing result;
    const auto is_own = [&](const ListedModule& entry) {
        return entry.module == module || is_below(entry.module, module);
    };
    for (const auto* part : {&listing.table, &listing.imports}) {
        for (const ListedModule& entry : *part) {
            if (is_own(entry)) known.insert(entry.names.begin(), entry.names.end());
        }
    }
    const auto pick = [&](const std::vector<ListedModule>& from, std::vector<ListedModule>& to) {
        for (const ListedModule& entry : from) {
            ListedModule found{entry.module, {}};
            for (const std::string& name : entry.names) {
                const bool fits =
                    is_own(entry) || (is_below(module, entry.module) && known.contains(name));
                if (fits) found.names.push_back(name);
            }
            if (!found.names.empty()) to.push_back(std::move(found));
        }
    };
    pick(listing.table, result.table);
    pick(listing.imports, result.imports);
    return result;
}

Listed add_to_listing(std::string init, const Listing& wanted,
                      std::span<const std::string_view> tables, std::size_t line_length) {
    syntax::Parser parser;
    const Listing present = read_listing(parser.parse(init), tables);
    Writer writer(std::move(init), tables, line_length);
    Listed result;
    for (ListedModule& entry : lacking(wanted.table, present.table)) {
        const bool added = writer.add_to_table(entry);
        (added ? result.added : result.without_place).table.push_back(std::move(entry));
    }
    for (ListedModule& entry : lacking(wanted.imports, present.imports)) {
        const bool added = writer.add_import(entry);
        (added ? result.added : result.without_place).imports.push_back(std::move(entry));
    }
    result.text = writer.take();
    return result;
}

}  // namespace mindport::convert
