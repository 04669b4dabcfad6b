#include "core/syntax/patch.h"

#include <algorithm>
#include <string>

#include "core/syntax/patch_unit.h"

namespace mindport::syntax {
namespace {

class Patch {
   public:
    Patch(const Change& change, Units& old_units) : change_(change), old_units_(old_units) {
        for (const Unit& unit : old_units_) old_ranges_.push_back({unit.begin, unit.end});
    }

    std::optional<Units> run() {
        if (patch()) return std::move(units_);
        give_back(0);
        return std::nullopt;
    }

   private:
    bool patch() {
        std::vector<Item> items = top_level();
        if (items.empty()) return false;
        change_.touch(items, {0, static_cast<std::uint32_t>(change_.old_text().size())}, "");
        for (std::size_t first = 0; first < items.size();) {
            if (!items[first].touched) {
                take_over(items[first++]);
            } else if (items[first].touched_inside() && add_inside(items[first])) {
                ++first;
            } else {
                const std::size_t last = run_end(items, first);
                if (!parse_top_level(items, first, last)) return false;
                first = last + 1;
            }
        }
        return true;
    }

    // Undoes what was added from a unit on.
    void give_back(std::size_t first) {
        for (std::size_t i = first; i < units_.size(); ++i) {
            std::unique_ptr<Unit> unit = units_.take(i);
            const std::uint32_t origin = unit->origin;
            if (origin == Unit::no_origin) continue;
            unit->begin = old_ranges_[origin].begin;
            unit->end = old_ranges_[origin].end;
            old_units_.put(origin, std::move(unit));
        }
        units_.shrink(first);
    }

    std::vector<Item> top_level() const {
        std::vector<Item> items;
        for (std::size_t unit = 0; unit < old_units_.size(); ++unit) {
            const Unit& old = old_units_[unit];
            if (old.owner == Unit::no_owner) {
                items.push_back({{old.begin, old.end}, unit});
            } else {
                ++items.back().units;
            }
        }
        return items;
    }

    void take_over(const Item& item, std::uint32_t owner = Unit::no_owner) {
        const std::uint32_t shift = change_.moved(item.range.begin) - item.range.begin;
        const auto header = static_cast<std::uint32_t>(units_.size());
        for (std::size_t i = item.index; i < item.index + item.units; ++i) {
            std::unique_ptr<Unit> unit = old_units_.take(i);
            unit->begin += shift;
            unit->end += shift;
            unit->owner = i == item.index ? owner : header;
            unit->origin = static_cast<std::uint32_t>(i);
            units_.push_back(std::move(unit));
        }
    }

    // The last of the items that are best parsed together.
    std::size_t run_end(const std::vector<Item>& items, std::size_t first) const {
        std::size_t last = first;
        while (last + 1 < items.size() && items[last + 1].touched &&
               !change_.stands_apart(items[last], items[last + 1])) {
            ++last;
        }
        return last;
    }

    // Adds a statement of which only an inner part is touched, where that can be told apart.
    bool add_inside(const Item& item, std::uint32_t owner = Unit::no_owner) {
        if (item.units > 1) return patch_class(item);
        std::optional<Unit> unit = patch_unit(change_, old_units_[item.index]);
        if (!unit) return false;
        unit->owner = owner;
        units_.push_back(*std::move(unit));
        return true;
    }

    bool parse_top_level(const std::vector<Item>& items, std::size_t first, std::size_t last) {
        const bool at_end = last + 1 == items.size();
        const TextRange part{first == 0 ? 0 : change_.moved(items[first - 1].range.end),
                             at_end ? change_.size() : change_.moved(items[last + 1].range.begin)};
        if (first != 0 && !change_.starts_lines(part, "")) return false;
        if (!at_end && !change_.starts_line(part.end, "")) return false;
        auto parsed = change_.parse("", part, at_end ? "" : stop_line);
        if (!parsed) return false;
        if (!at_end) {
            if (parsed->empty() || parsed->back().owner != Unit::no_owner ||
                parsed->back().begin != part.size()) {
                return false;
            }
            parsed->pop_back();
        }
        const auto base = static_cast<std::uint32_t>(units_.size());
        for (Unit& unit : *parsed) {
            move_unit(unit, part.begin, base);
            units_.push_back(std::move(unit));
        }
        return true;
    }

    // Parses the pieces of a class (its header and its members) that edits touch. Where that is not
    // possible, nothing has happened.
    bool patch_class(const Item& item) {
        const std::size_t header = units_.size();
        const std::optional<std::vector<Item>> pieces = class_pieces(item);
        if (pieces && add_pieces(item, *pieces) && set_body(header)) return true;
        give_back(header);
        return false;
    }

    // Nothing where the class is laid out in an unusual way.
    std::optional<std::vector<Item>> class_pieces(const Item& item) {
        const Unit& header = old_units_[item.index];
        const FlatNode& body = header.nodes.back();
        if (body.field != Field::body || body.kind != NodeKind::block) return std::nullopt;
        const std::uint32_t body_begin = header.begin + body.begin;
        const std::string_view line = before_on_line(change_.old_text(), body_begin);
        const std::size_t last = item.index + item.units - 1;
        if (line.empty() || line.find_first_not_of(" \t") != std::string_view::npos ||
            old_units_[item.index + 1].begin != body_begin ||
            old_units_[last].end != item.range.end || header.begin + body.end != item.range.end ||
            header.begin + header.nodes[body.parent].end != item.range.end) {
            return std::nullopt;
        }
        indentation_ = line;
        const auto header_end = static_cast<std::uint32_t>(body_begin - line.size() - 1);
        std::vector<Item> pieces{{{header.begin, header_end}, item.index}};
        for (std::size_t unit = item.index + 1; unit <= last; ++unit) {
            pieces.push_back({{old_units_[unit].begin, old_units_[unit].end}, unit});
        }
        change_.touch(pieces, item.range, indentation_);
        return pieces;
    }

    bool add_pieces(const Item& item, const std::vector<Item>& pieces) {
        const auto header = static_cast<std::uint32_t>(units_.size());
        for (std::size_t first = 0; first < pieces.size(); ++first) {
            if (!pieces[first].touched) {
                take_over(pieces[first], first == 0 ? Unit::no_owner : header);
                continue;
            }
            if (first != 0 && pieces[first].touched_inside() && add_inside(pieces[first], header)) {
                continue;
            }
            const std::size_t last = run_end(pieces, first);
            if (!parse_pieces(item, pieces, first, last, header)) return false;
            first = last;
        }
        return true;
    }

    bool parse_pieces(const Item& item, const std::vector<Item>& pieces, std::size_t first,
                      std::size_t last, std::uint32_t header) {
        const bool with_header = first == 0;
        const bool at_end = last + 1 == pieces.size();
        const TextRange part{
            change_.moved(with_header ? item.range.begin : pieces[first - 1].range.end),
            change_.moved(at_end ? item.range.end : pieces[last + 1].range.begin)};
        if (!with_header && !change_.starts_lines(part, indentation_)) return false;
        if (!at_end && !change_.starts_line(part.end, indentation_)) return false;
        const std::string prefix = with_header ? "" : "class _:\n" + indentation_ + "_";
        auto parsed = change_.parse(prefix, part, at_end ? "\n0\n" : stop_line);
        if (!parsed) return false;
        const std::size_t stop = prefix.size() + part.size() + (at_end ? 1 : 0);
        if (!is_one_class(*parsed, stop, at_end)) return false;
        parsed->pop_back();
        const std::size_t skip = with_header ? 0 : 2;  // the header and the line of the prefix
        if (parsed->size() < skip || (skip != 0 && (*parsed)[1].end != prefix.size())) return false;
        for (std::size_t i = skip; i < parsed->size(); ++i) {
            Unit& unit = (*parsed)[i];
            move_unit(unit, part.begin - static_cast<std::uint32_t>(prefix.size()), 0);
            unit.owner = i == 0 ? Unit::no_owner : header;
            units_.push_back(std::move(unit));
        }
        return true;
    }

    // Whether the units are a class, and at offset `stop` the line that stops it: after it, or as
    // its last member.
    static bool is_one_class(const std::vector<Unit>& units, std::size_t stop, bool after) {
        if (units.size() < (after ? 3 : 2) || units.back().begin != stop) return false;
        const FlatNode& body = units[0].nodes.back();
        const Unit& last = units[units.size() - (after ? 2 : 1)];
        return body.field == Field::body && body.kind == NodeKind::block &&
               std::all_of(units.begin() + 1, units.end() - 1,
                           [](const Unit& unit) { return unit.owner == 0; }) &&
               units.back().owner == (after ? Unit::no_owner : 0) && units[0].end == last.end &&
               units[0].begin + body.end == last.end;
    }

    // A class's body is where its members are. False where it has none.
    bool set_body(std::size_t index) {
        if (index + 1 >= units_.size() || units_[index + 1].owner != index) return false;
        // A comment before the first statement belongs to the header.
        if (units_[index + 1].nodes[0].kind == NodeKind::comment ||
            !change_.starts_line(units_[index + 1].begin, indentation_)) {
            return false;
        }
        Unit& header = units_.at(index);
        header.nodes.back().begin = units_[index + 1].begin - header.begin;
        end_class(header, units_.back().end);
        return true;
    }

    const Change& change_;
    Units& old_units_;
    std::vector<TextRange> old_ranges_;
    Units units_;
    std::string indentation_;  // of the members of the class at hand
};

}  // namespace

std::optional<Units> patch_units(std::string_view old_text, Units& old_units,
                                 const std::vector<text::Edit>& edits, std::string_view text,
                                 const ParseText& parse) {
    const Change change(old_text, text, edits, parse);
    return Patch(change, old_units).run();
}

}  // namespace mindport::syntax
