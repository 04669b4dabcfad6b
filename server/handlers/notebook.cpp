#include <algorithm>

#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

void open_cells(Session& session, const Json& documents) {
    if (!documents.is_array()) return;
    for (const Json& document : documents) {
        DidOpenParams params;
        from_json(Json{{"textDocument", document}}, params);
        session.open(std::move(params));
    }
}

std::string notebook_uri(const Json& params) {
    return params.at("notebookDocument").at("uri").get<std::string>();
}

std::vector<std::string> cell_uris(const Json& cells) {
    std::vector<std::string> uris;
    if (!cells.is_array()) return uris;
    for (const Json& cell : cells) uris.push_back(cell.at("document").get<std::string>());
    return uris;
}

// Cells that come, go and move: some are taken out at a place, others put in.
void restructure(Session& session, const std::string& uri, const Json& structure) {
    open_cells(session, field(structure, "didOpen"));
    const Json& array = structure.at("array");
    std::vector<std::string> cells = session.cells_of(uri);
    const auto start = std::min(array.at("start").get<std::size_t>(), cells.size());
    const auto gone = std::min(array.at("deleteCount").get<std::size_t>(), cells.size() - start);
    const auto at = cells.begin() + static_cast<std::ptrdiff_t>(start);
    const auto put = cells.erase(at, at + static_cast<std::ptrdiff_t>(gone));
    const std::vector<std::string> added = cell_uris(field(array, "cells"));
    cells.insert(put, added.begin(), added.end());
    const Json& closed = field(structure, "didClose");
    if (closed.is_array()) {
        for (const Json& document : closed) session.close(document.at("uri").get<std::string>());
    }
    session.set_cells(uri, cells);
}

}  // namespace

void did_open_notebook(Session& session, const AnyParams& params) {
    open_cells(session, params.json.at("cellTextDocuments"));
    session.open_notebook(notebook_uri(params.json),
                          cell_uris(field(params.json.at("notebookDocument"), "cells")));
}

void did_change_notebook(Session& session, const AnyParams& params) {
    const std::string uri = notebook_uri(params.json);
    const Json& cells = field_at(params.json, "change.cells");
    const Json& structure = field(cells, "structure");
    if (structure.is_object()) restructure(session, uri, structure);
    const Json& changed = field(cells, "textContent");
    if (!changed.is_array()) return;
    for (const Json& item : changed) {
        const Json& document = item.at("document");
        did_change(session, Json{{"textDocument", document}, {"contentChanges", item.at("changes")}}
                                .get<DidChangeParams>());
    }
}

void did_close_notebook(Session& session, const AnyParams& params) {
    session.close_notebook(notebook_uri(params.json));
    for (const Json& document : params.json.at("cellTextDocuments")) {
        session.close(document.at("uri").get<std::string>());
    }
}

}  // namespace mindport::server
