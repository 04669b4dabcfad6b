#include "server/handlers/handlers.h"

namespace mindport::server {

Reply<RawJson> document_diagnostic(Session& session, const AnyParams& params) {
    const std::string uri = params.json.at("textDocument").at("uri").get<std::string>();
    Document* document = session.find_python(uri);
    if (document == nullptr) return RawJson{R"({"kind":"full","items":[]})"};
    std::string id = session.result_id(*document);
    std::string previous;
    read_if(params.json, "previousResultId", previous);
    if (previous == id) return RawJson{dump({{"kind", "unchanged"}, {"resultId", id}})};
    const std::string items = session.diagnostics(*document);
    id = session.result_id(*document);  // of the analysis that was made for it
    return RawJson{R"({"kind":"full","resultId":)" + dump(id) + R"(,"items":)" + items + "}"};
}

}  // namespace mindport::server
