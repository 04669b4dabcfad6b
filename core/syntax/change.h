// A change of a text, as the patching of its tree looks at it: where offsets move to, which
// statements are touched, and the parsing of parts.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::syntax {

struct Parsed {
    std::vector<Unit> units;
    bool has_error = false;
    bool has_empty_block = false;  // no valid Python either, but the parser takes it
};
using ParseText = std::function<Parsed(std::string_view)>;

// After a part of a text: a statement that no other one can swallow, but for one with an error.
constexpr std::string_view stop_line = "0\n";

// A statement in a run of statements. Offsets are of the old text.
struct Item {
    TextRange range;
    std::size_t index = 0;  // of its unit, or of its node
    std::size_t units = 1;  // how many it takes
    bool touched = false;
    // It is touched at its first byte (other than by taking that away), beyond its last, or beside.
    bool loose = false;

    bool touched_inside() const { return touched && !loose; }
    void touch_beside() { touched = loose = true; }
};

// Moves a unit that was parsed as a part of a text to its place in the whole: by bytes, and by how
// many units stand before those of the part.
inline void move_unit(Unit& unit, std::uint32_t bytes, std::uint32_t numbers) {
    unit.begin += bytes;
    unit.end += bytes;
    if (unit.owner != Unit::no_owner) unit.owner += numbers;
}
// The number of the first unit that does not begin before an offset.
std::uint32_t first_unit_from(const Units& units, std::uint32_t offset);
// A class, its header, ends where its last member does.
void end_class(Unit& header, std::uint32_t end);

// What stands between the start of the line and `offset`.
std::string_view before_on_line(std::string_view text, std::uint32_t offset);

class Change {
   public:
    // The texts and the function must outlive this object. The edits are sorted, without overlaps.
    Change(std::string_view old_text, std::string_view text, std::vector<text::Edit> edits,
           const ParseText& parse);

    std::string_view old_text() const { return old_text_; }

    // Where an offset of the old text lies in the new one: after or before what is inserted at it.
    std::uint32_t moved(std::uint32_t offset) const;
    std::uint32_t moved_before(std::uint32_t offset) const;
    // The edits in or at the ends of a range.
    std::span<const text::Edit> edits_at(TextRange range) const;
    // Those of them that do not end where the range begins or begin where it ends.
    std::span<const text::Edit> edits_in(TextRange range) const;

    // Marks the items that an edit touches, and those that share a line with one that is. An edit
    // between items touches both of its neighbours. `around` is the range that the items make up.
    void touch(std::vector<Item>& items, TextRange around, std::string_view indentation) const;

    // Whether `next`, which follows on `item`, is touched inside only, and nothing between them is.
    bool stands_apart(const Item& item, const Item& next) const;

    // Parses `prefix`, a range of the new text, and `suffix`; nothing where there is an error.
    std::optional<std::vector<Unit>> parse(std::string_view prefix, TextRange range,
                                           std::string_view suffix) const;
    // Whether a range of the new text starts with the end of a line, and its first statement and
    // the comments before it have exactly that indentation.
    bool starts_lines(TextRange range, std::string_view indentation) const;
    // Whether a statement at an offset of the new text starts a line with that indentation.
    bool starts_line(std::uint32_t offset, std::string_view indentation) const;
    std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

   private:
    // By the edits for which `counts` holds, which are the first ones.
    template <typename Counts>
    std::uint32_t moved_by(std::uint32_t offset, Counts counts) const;

    std::string_view old_text_;
    std::string_view text_;
    std::vector<text::Edit> edits_;
    const ParseText& parse_;
    std::vector<std::int64_t> shifts_;  // by edit: how far it and those before it move the text
    mutable std::string part_;          // re-used
};

}  // namespace mindport::syntax
