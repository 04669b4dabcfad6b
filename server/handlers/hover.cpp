#include "server/features/explain.h"
#include "server/features/place.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

// For clients that show text as it is.
std::string plain(const std::string& markdown) {
    std::string text;
    for (const char c : markdown) {
        if (c != '`' && c != '*') text += c;
    }
    return text;
}

}  // namespace

Reply<Json> hover(Session& session, const TextDocumentPosition& params) {
    Document* document = session.find_python(params.uri);
    if (document == nullptr || !session.editor.hover) return Json(nullptr);
    const analysis::Analysis& analysis = session.analysis(*document);
    const NamedPlace place = api_at(analysis, document->offset(params.position));
    if (place.name.empty()) return Json(nullptr);
    const std::string text =
        explain_api(*document->analysed().settings().catalog, place.name, session.language());
    if (text.empty()) return Json(nullptr);
    const bool markdown = session.client.markdown;
    return Json{
        {"contents",
         {{"kind", markdown ? "markdown" : "plaintext"}, {"value", markdown ? text : plain(text)}}},
        {"range", document->range(place.range)}};
}

}  // namespace mindport::server
