#include <algorithm>
#include <cctype>

#include "core/convert/fix_edits.h"
#include "core/names/spelling.h"
#include "server/features/words.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

constexpr std::size_t most_items = 60;

// The dotted name that ends at an offset.
text::TextRange name_before(std::string_view text, std::uint32_t offset) {
    std::uint32_t begin = offset;
    while (begin > 0) {
        const auto c = static_cast<unsigned char>(text[begin - 1]);
        if (std::isalnum(c) == 0 && c != '_' && c != '.') break;
        --begin;
    }
    return {begin, offset};
}

// What the typed name stands for: through the file's imports, or `torch` itself.
std::string qualified(const analysis::Analysis& analysis, std::string_view typed) {
    const std::size_t dot = typed.find('.');
    if (dot == std::string_view::npos) return {};
    const std::string_view root = typed.substr(0, dot);
    for (const names::Site* site : analysis.scopes().module_sites(root)) {
        if (site->kind == names::SiteKind::import && !site->target.empty()) {
            return std::string(site->target) + std::string(typed.substr(dot));
        }
    }
    const bool unbound = !analysis.scopes().is_bound_anywhere(root);
    return root == "torch" && unbound ? std::string(typed) : std::string();
}

int item_kind(catalog::SymbolKind kind) {
    constexpr int function = 3;
    constexpr int type = 7;
    constexpr int value = 12;
    if (kind == catalog::SymbolKind::type) return type;
    return kind == catalog::SymbolKind::function ? function : value;
}

// A method of the class that the prefix is not yet about.
bool is_deeper(std::string_view source, std::string_view prefix) {
    return source.find('.', prefix.size()) != std::string_view::npos;
}

// Not in a comment, nor in a string but for an f-string's expressions.
bool is_code(const analysis::Analysis& analysis, std::uint32_t offset) {
    bool code = true;
    for (const syntax::Unit& unit : analysis.tree().units()) {
        if (unit.begin > offset || unit.end < offset) continue;
        for (std::uint32_t i = 0; i < unit.nodes.size(); ++i) {
            const syntax::Node node{&analysis.tree(), &unit, i};
            if (node.begin() > offset || node.end() <= offset) continue;
            if (node.is(syntax::NodeKind::comment) || node.is(syntax::NodeKind::string))
                code = false;
            if (node.is(syntax::NodeKind::interpolation)) code = true;
        }
    }
    return code;
}

}  // namespace

// MindSpore's names for a name of torch that is being typed; it brings the import it takes. Names
// of torch itself, and of everything else, are for Python servers.
Reply<Json> completion(Session& session, const TextDocumentPosition& params) {
    Json list = Json::array();
    Document* document = session.find_python(params.uri);
    if (document == nullptr || !session.editor.completion) return list;
    const std::string_view text = document->analysed().text();
    const text::TextRange range = name_before(text, document->offset(params.position));
    const std::string_view typed = text.substr(range.begin, range.size());
    if (typed.find('.') == std::string_view::npos) return list;
    const analysis::Analysis& analysis = session.analysis(*document);
    const std::string prefix = qualified(analysis, typed);
    if (!names::is_source_package(prefix) || !is_code(analysis, range.begin)) return list;
    const names::Spelling spelling(analysis.scopes(), names::SpellingMode::single_fix);
    for (const catalog::Mapping* row : document->analysed().settings().catalog->all()) {
        if (!row->source.starts_with(prefix) || row->target.empty()) continue;
        if (is_deeper(row->source, prefix) || !row->target.starts_with("mindspore.")) continue;
        const names::Spelled spelled = spelling.spell(row->target);
        const std::string filter =
            std::string(typed) + std::string(row->source.substr(prefix.size()));
        Json item{{"label", spelled.text},
                  {"kind", item_kind(row->kind)},
                  {"detail",
                   words::say(session.language(), words::counterpart, {std::string(row->source)})},
                  {"filterText", filter},
                  {"sortText", "~" + filter},
                  {"textEdit", TextEdit{document->range(range), spelled.text, {}}}};
        if (spelled.needs_import()) {
            rules::Fix fix;
            fix.imports.push_back(spelled.need);
            Json edits = Json::array();
            for (const text::Edit& edit : convert::fix_edits(analysis, fix)) {
                // A completion can change its own cell only.
                if (!document->part().contains(edit.range)) continue;
                edits.push_back(TextEdit{document->range(edit.range), edit.text, {}});
            }
            item["additionalTextEdits"] = std::move(edits);
        }
        // With more letters there are others: the client is to ask again.
        if (list.size() == most_items) return Json{{"isIncomplete", true}, {"items", list}};
        list.push_back(std::move(item));
    }
    return list;
}

}  // namespace mindport::server
