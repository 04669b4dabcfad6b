// The imports at the top of a file, as isort sees them: where a new one belongs.
//
// Internal to core/convert.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/names/spelling.h"
#include "core/syntax/tree.h"

namespace mindport::convert {

// In the order in which isort puts them.
enum class Section : std::uint8_t { future, standard, third_party, own, relative };

Section section_of(std::string_view module, std::string_view own_package);

struct ImportLine {
    syntax::Node statement;
    Section section = Section::third_party;
    bool is_from = false;
    std::string_view module;  // as written: "torch.nn", "..utils"
};

class ImportBlock {
   public:
    // `own_package` is the top-level package of the file, or empty.
    ImportBlock(const syntax::Tree& tree, std::string_view own_package);

    const std::vector<ImportLine>& lines() const { return lines_; }

    // Where a statement that imports `module` goes: an offset at the start of a line, and whether it
    // needs a blank line before or after it to stand in a section of its own.
    struct Place {
        std::uint32_t at = 0;
        bool blank_before = false;
        bool blank_after = false;
    };
    Place place(std::string_view module, bool is_from) const;

   private:
    const syntax::Tree& tree_;
    std::string_view own_package_;
    std::vector<ImportLine> lines_;
    std::uint32_t start_ = 0;  // where an import goes in a file that has none
};

// The start of the line after the one that holds `offset`.
std::uint32_t next_line(std::string_view text, std::uint32_t offset);

}  // namespace mindport::convert
