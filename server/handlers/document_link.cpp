#include "core/rules/links.h"
#include "server/features/words.h"
#include "server/handlers/handlers.h"

namespace mindport::server {

// Only of what a person has to read about: links are underlined, and a file has hundreds of names.
Reply<Json> document_link(Session& session, const TextDocumentIdentifier& params) {
    Json list = Json::array();
    Document* document = session.find_python(params.uri);
    if (document == nullptr || !session.editor.document_links) return list;
    const analysis::Analysis& analysis = session.analysis(*document);
    const catalog::Catalog& catalog = *document->analysed().settings().catalog;
    for (std::size_t unit = 0; unit < analysis.tree().units().size(); ++unit) {
        for (const rules::Finding& finding : analysis.findings(unit)) {
            if (!document->part().contains(finding.range)) continue;
            const bool worth = finding.severity != rules::Severity::hint && !finding.api.empty();
            if (!worth) continue;
            const std::string link = rules::link_for(finding, catalog);
            if (link.empty()) continue;
            list.push_back(
                {{"range", document->range(finding.range)},
                 {"target", link},
                 {"tooltip", words::say(session.language(), words::open_page, {finding.api})}});
        }
    }
    return list;
}

}  // namespace mindport::server
