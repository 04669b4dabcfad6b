#include "server/protocol/synchronization.h"

#include "server/protocol/fields.h"

namespace mindport::server {

void from_json(const Json& json, DidOpenParams& params) {
    const Json& document = json.at("textDocument");
    read(document, "uri", params.uri);
    read(document, "text", params.text);
    read_if(document, "languageId", params.language);
    read_if(document, "version", params.version);
}

void from_json(const Json& json, ContentChange& change) {
    read(json, "text", change.text);
    read_if(json, "range", change.range);
}

void from_json(const Json& json, DidChangeParams& params) {
    const Json& document = json.at("textDocument");
    read(document, "uri", params.uri);
    read_if(document, "version", params.version);
    read(json, "contentChanges", params.changes);
}

}  // namespace mindport::server
