// Edits to a text, and how nested ones compose.
//
// An edit replaces a byte range. Its replacement may quote parts of the source ("slots"): an edit
// that falls into a quoted part is applied there, so that a rewrite of an outer call and one of its
// argument can be made in the same pass. All offsets are byte offsets into the same source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::text {

struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  // exclusive

    std::uint32_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(TextRange other) const { return begin <= other.begin && other.end <= end; }
    // Touching ranges do not overlap.
    bool overlaps(TextRange other) const { return begin < other.end && other.begin < end; }
    friend bool operator==(const TextRange&, const TextRange&) = default;
    friend auto operator<=>(const TextRange&, const TextRange&) = default;
};

struct Slot {
    std::uint32_t at = 0;  // offset into Edit::text where the quoted source goes
    TextRange source;      // inside Edit::range
};

struct Edit {
    TextRange range;
    std::string text;
    std::vector<Slot> slots = {};  // by rising `at`

    static Edit insert(std::uint32_t at, std::string text) { return {{at, at}, std::move(text)}; }
    static Edit erase(TextRange range) { return {range, {}}; }
};

// A group of edits that is made whole or not at all.
using EditGroup = std::vector<Edit>;

struct Composition {
    std::vector<Edit> edits;            // by position, without overlaps and without slots
    std::vector<std::size_t> rejected;  // groups that clash with an earlier one, by rising index
    std::vector<std::size_t> absorbed;  // groups without effect: another one removes their text
};

// Composes groups of edits. A group whose edits all fall into text that another group removes is
// absorbed: it has no effect, and does not count as rejected. Where two groups clash, the one that
// comes first wins and the other is rejected, to be made in a later pass.
Composition compose(std::string_view source, const std::vector<EditGroup>& groups);

// Whether the edit leaves the text as it is.
bool is_no_op(std::string_view source, const Edit& edit);

// Applies edits that are sorted and do not overlap.
std::string apply(std::string_view source, const std::vector<Edit>& edits);

// Where an offset of the old text lies after `edits` (sorted, without overlaps). An offset inside a
// replaced range maps to the start of the replacement.
std::uint32_t map_offset(std::uint32_t offset, const std::vector<Edit>& edits);

}  // namespace mindport::text
