#include <algorithm>
#include <cctype>

#include "server/features/findings.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_';
    });
}

// Whether the edit gives a keyword argument another name: `dim` of `dim=0`.
bool renames_argument(std::string_view text, const text::Edit& edit) {
    const std::string_view rest = text.substr(edit.range.end);
    const bool keyword = rest.starts_with('=') && !rest.starts_with("==");
    return keyword && is_name(edit.text) &&
           is_name(text.substr(edit.range.begin, edit.range.size()));
}

}  // namespace

// What an argument is called in MindSpore, beside the name that it has.
Reply<Json> inlay_hint(Session& session, const AnyParams& params) {
    Json list = Json::array();
    Document* document =
        session.find_python(params.json.at("textDocument").at("uri").get<std::string>());
    if (document == nullptr || !session.editor.inlay_hints) return list;
    const text::TextRange range = document->offsets(params.json.at("range").get<Range>());
    const analysis::Analysis& analysis = session.analysis(*document);
    for_each_finding(analysis, *document, [&](const rules::Finding& finding) {
        if (!finding.has_safe_fix()) return;
        for (const text::Edit& edit : finding.fixes.front().edits) {
            if (!range.contains(edit.range) || !renames_argument(analysis.tree().text(), edit)) {
                continue;
            }
            list.push_back({{"position", write_position(document->position(edit.range.end))},
                            {"label", "→ " + edit.text},
                            {"paddingLeft", true}});
        }
    });
    return list;
}

}  // namespace mindport::server
