// The imports at the top of a file, as isort sees them: where a new one belongs.
//
// Internal to core/convert.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/names/spelling.h"
#include "core/syntax/tree.h"

namespace mindport::convert {

// isort's sections, by rank. The packages that a profile gives sections of their own stand between
// third_party and own, at third_party + 1, + 2, …
namespace section {
inline constexpr int future = 0;
inline constexpr int standard = 1;
inline constexpr int third_party = 2;
inline constexpr int own = 100;
inline constexpr int relative = 101;
}  // namespace section

struct ImportLine {
    syntax::Node statement;
    int section = section::third_party;
    bool is_from = false;
    std::string_view module;  // as written: "torch.nn", "..utils"
};

class ImportBlock {
   public:
    // `own_package` is the top-level package of the file, or empty. Statements in `gone` will be
    // removed: nothing is placed by them.
    ImportBlock(const syntax::Tree& tree, std::string_view own_package,
                std::span<const std::string_view> sections, const std::vector<syntax::Node>& gone);

    const std::vector<ImportLine>& lines() const { return lines_; }

    // Where a statement that imports `module` goes: an offset at the start of a line, and whether
    // it needs a blank line before or after it to stand in a section of its own.
    struct Place {
        std::uint32_t at = 0;
        int section = section::third_party;
        bool blank_before = false;
        bool blank_after = false;
    };
    Place place(std::string_view module, bool is_from) const;

   private:
    int section_of(std::string_view module) const;

    const syntax::Tree& tree_;
    std::string_view own_package_;
    std::span<const std::string_view> sections_;
    std::vector<ImportLine> lines_;
    std::uint32_t start_ = 0;  // where an import goes in a file that has none
};

// The start of the line after the one that holds `offset`.
std::uint32_t next_line(std::string_view text, std::uint32_t offset);

}  // namespace mindport::convert
