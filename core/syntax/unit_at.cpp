#include "core/syntax/unit_at.h"

#include <algorithm>

#include "core/syntax/patch_unit.h"
#include "core/text/line_index.h"

namespace mindport::syntax {
namespace {

bool is_header(const Units& units, std::size_t place) {
    return place + 1 < units.size() && units[place + 1].owner == place;
}

// Whether a unit begins its line, and the line above does not go on in it.
bool starts_line(const Unit& unit, std::string_view text) {
    const std::string_view indentation = before_on_line(text, unit.begin);
    std::string_view above = text.substr(0, unit.begin - indentation.size());
    if (above.ends_with('\n')) above.remove_suffix(1);
    if (above.ends_with('\r')) above.remove_suffix(1);
    return (unit.owner == Unit::no_owner
                ? indentation.empty()
                : indentation.find_first_not_of(" \t") == std::string_view::npos) &&
           !above.ends_with('\\');
}

// Whether a class ends where its last member does, and its body is where its members are.
bool is_plain_class(const Units& units, std::size_t place, std::size_t last) {
    const Unit& header = units[place];
    const FlatNode& body = header.nodes.back();
    return body.field == Field::body && body.kind == NodeKind::block &&
           units[place + 1].begin == header.begin + body.begin &&
           units[place + 1].nodes[0].kind != NodeKind::comment && units[last].end == header.end &&
           header.begin + body.end == header.end &&
           header.begin + header.nodes[body.parent].end == header.end &&
           header.begin + header.nodes[0].end == header.end;
}

}  // namespace

std::optional<std::size_t> unit_at(const Units& units, std::string_view text, TextRange range) {
    const std::size_t behind = first_unit_from(units, range.begin);
    if (behind == 0) return std::nullopt;
    const std::size_t place = behind - 1;
    const Unit& unit = units[place];
    if (range.end >= unit.end || is_header(units, place) || !starts_line(unit, text)) {
        return std::nullopt;
    }
    const bool is_last = place + 1 == units.size();
    if (!is_last && !starts_line(units[place + 1], text)) return std::nullopt;
    if (unit.owner != Unit::no_owner) {
        std::size_t last = place;
        while (last + 1 < units.size() && units[last + 1].owner == unit.owner) ++last;
        if (!is_plain_class(units, unit.owner, last)) return std::nullopt;
    }
    return place;
}

// Looks at the lines from the one above the unit to the one where the next unit begins.
std::optional<Unit> edited_unit(Units& units, std::size_t place, std::string_view text,
                                const text::Edit& edit, const ParseText& parse) {
    const std::uint32_t line = text::line_start(text, units[place].begin);
    const std::uint32_t begin = line == 0 ? 0 : text::line_start(text, line - 1);
    const bool is_last = place + 1 == units.size();
    const std::size_t end =
        is_last ? text.size() : std::min(text.find('\n', units[place + 1].begin), text.size());
    const std::string_view old_text = text.substr(begin, end - begin);
    std::vector<text::Edit> edits{edit};
    edits[0].range = {edit.range.begin - begin, edit.range.end - begin};
    const std::string new_text = text::apply(old_text, edits);
    Unit& unit = units.at(place);
    unit.begin -= begin;
    unit.end -= begin;
    const Change change(old_text, new_text, std::move(edits), parse);
    std::optional<Unit> edited = patch_unit(change, unit);
    unit.begin += begin;
    unit.end += begin;
    if (!edited) return edited;
    edited->begin += begin;
    edited->end += begin;
    edited->number = unit.number;
    edited->owner = unit.owner;
    return edited;
}

std::unique_ptr<Unit> put_unit(Units& units, std::size_t place, Unit unit) {
    std::unique_ptr<Unit> old = units.take(place);
    const std::uint32_t shift = unit.end - old->end;
    const std::uint32_t owner = unit.owner;
    units.put(place, std::make_unique<Unit>(std::move(unit)));
    for (std::size_t i = place + 1; i < units.size(); ++i) move_unit(units.at(i), shift, 0);
    if (owner == Unit::no_owner) return old;
    Unit& header = units.at(owner);
    end_class(header, header.end + shift);
    return old;
}

}  // namespace mindport::syntax
