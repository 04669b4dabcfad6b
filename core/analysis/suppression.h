// Comments that silence rules: `# mindport: ignore`, `# mindport: ignore[MP301, MP5]` on a line,
// and
// `# mindport: ignore-file` anywhere in a file.
#pragma once

#include <string_view>
#include <vector>

#include "core/rules/finding.h"

namespace mindport::analysis {

class Suppressions {
   public:
    // The text must outlive this object.
    explicit Suppressions(std::string_view text);
    // Reads the text after edits (sorted, without overlaps).
    void follow_edits(std::string_view text, const std::vector<text::Edit>& edits);

    bool empty() const { return !whole_file_ && lines_.empty(); }
    bool silences(const rules::Finding& finding) const;

   private:
    struct Line {
        text::TextRange range;
        std::vector<std::string_view> codes;  // empty: all rules
    };
    bool mentioned_ = false;  // the tool, anywhere in the text
    bool whole_file_ = false;
    std::vector<Line> lines_;
};

}  // namespace mindport::analysis
