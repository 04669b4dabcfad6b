#include "server/handlers/handlers.h"

namespace mindport::server {

void did_open(Session& session, const DidOpenParams& params) { session.open(params); }

void did_change(Session& session, const DidChangeParams& params) {
    Document* document = session.find(params.uri);
    if (document == nullptr) {
        return session.log().tell(LogLevel::warning, "a change of what is not open: " + params.uri);
    }
    session.change(*document, params);
}

void did_close(Session& session, const TextDocumentIdentifier& params) {
    session.close(params.uri);
}

// What is on the disk is told by the client's watchers, where it has any.
void did_save(Session& session, const TextDocumentIdentifier&) {
    if (session.client.registers_watchers) return;
    session.projects().forget_roots();
    session.projects().rescan();
}

}  // namespace mindport::server
