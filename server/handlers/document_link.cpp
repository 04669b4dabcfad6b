#include "core/rules/links.h"
#include "server/features/findings.h"
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
    for_each_finding(analysis, *document, [&](const rules::Finding& finding) {
        const bool worth = finding.severity != rules::Severity::hint && !finding.api.empty();
        const std::string link = worth ? rules::link_for(finding, catalog) : std::string();
        if (link.empty()) return;
        list.push_back(
            {{"range", document->range(finding.range)},
             {"target", link},
             {"tooltip", words::say(session.language(), words::open_page, {finding.api})}});
    });
    return list;
}

}  // namespace mindport::server
