#include "core/catalog/catalog.h"
#include "server/handlers/commands.h"

namespace mindport::server {

// Every row that `mindport.explain` has something to say about, for a list to choose from.
void mappings_command(Session& session, const CommandCall& /*call*/, Responder respond) {
    const auto catalog = explained_catalog(session);
    Json list = Json::array();
    for (const catalog::Mapping* row : catalog->all()) {
        list.push_back({{"source", row->source},
                        {"target", row->target},
                        {"status", to_string(row->status)},
                        {"link", catalog->link_for(*row)}});
    }
    respond(Reply<Json>(std::move(list)));
}

}  // namespace mindport::server
