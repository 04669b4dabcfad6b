#include "core/convert/fix_edits.h"

#include "core/convert/import_edits.h"

namespace mindport::convert {
namespace {

// Edits that touch become one, so that whoever applies them need not know their order.
std::vector<text::Edit> joined(std::vector<text::Edit> edits) {
    std::vector<text::Edit> result;
    for (text::Edit& edit : edits) {
        if (!result.empty() && result.back().range.end == edit.range.begin) {
            result.back().range.end = edit.range.end;
            result.back().text += edit.text;
        } else {
            result.push_back(std::move(edit));
        }
    }
    return result;
}

}  // namespace

std::vector<text::Edit> fix_edits(const analysis::Analysis& analysis, const rules::Fix& fix) {
    if (!fix.stands_alone()) {
        return {};
    }
    std::vector<text::EditGroup> groups = import_edits(analysis, {&fix});
    groups.push_back(fix.edits);
    return joined(text::compose(analysis.tree().text(), groups).edits);
}

}  // namespace mindport::convert
