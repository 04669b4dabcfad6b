#include "server/features/findings.h"
#include "server/features/words.h"
#include "server/handlers/handlers.h"

namespace mindport::server {

// One line above the file: what there is to do, and a way to have it done.
Reply<Json> code_lens(Session& session, const TextDocumentIdentifier& params) {
    Json list = Json::array();
    Document* document = session.find_python(params.uri);
    if (document == nullptr || !session.editor.code_lens) return list;
    const analysis::Analysis& analysis = session.analysis(*document);
    std::size_t convertible = 0;
    std::size_t by_hand = 0;
    for_each_finding(analysis, *document, [&](const rules::Finding& finding) {
        if (finding.has_safe_fix())
            ++convertible;
        else if (finding.severity != rules::Severity::hint)
            ++by_hand;
    });
    if (convertible + by_hand == 0) return list;
    const std::string title = words::say(session.language(), words::lens,
                                         {std::to_string(convertible), std::to_string(by_hand)});
    list.push_back({{"range", Range{}},
                    {"command",
                     {{"title", title},
                      {"command", "mindport.convertFile"},
                      {"arguments", {{{"uri", document->uri()}}}}}}});
    return list;
}

}  // namespace mindport::server
