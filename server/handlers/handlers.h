// The methods that the server answers, one file each (or each family), and the table of them.
//
// Handlers run on the owner thread, in the order in which the client asked.
#pragma once

#include "server/protocol/base.h"
#include "server/protocol/code_action.h"
#include "server/protocol/fields.h"
#include "server/protocol/synchronization.h"
#include "server/rpc/method_table.h"
#include "server/session/session.h"

namespace mindport::server {

// Params that a handler reads itself, field by field, because most of them may be missing.
struct AnyParams {
    Json json;
};
inline void from_json(const Json& json, AnyParams& params) { params.json = json; }

void bind_methods(MethodTable& table);

// lifecycle.cpp
Reply<Json> initialize(Session& session, const AnyParams& params);
void initialized(Session& session, const NoParams& params);
void set_trace(Session& session, const AnyParams& params);
Reply<Json> shutdown(Session& session, const NoParams& params);

// synchronization.cpp
void did_open(Session& session, const DidOpenParams& params);
void did_change(Session& session, const DidChangeParams& params);
void did_close(Session& session, const TextDocumentIdentifier& params);
void did_save(Session& session, const TextDocumentIdentifier& params);

// notebook.cpp
void did_open_notebook(Session& session, const AnyParams& params);
void did_change_notebook(Session& session, const AnyParams& params);
void did_close_notebook(Session& session, const AnyParams& params);

// workspace.cpp
void did_change_configuration(Session& session, const AnyParams& params);
void did_change_folders(Session& session, const AnyParams& params);
void did_change_files(Session& session, const AnyParams& params);

void ask_for_configuration(Session& session);

// diagnostic.cpp
Reply<RawJson> document_diagnostic(Session& session, const AnyParams& params);

// code_action.cpp
Reply<Json> code_action(Session& session, const CodeActionParams& params);
// The edit of an action, by the data that it was offered with.
Reply<Json> edit_of_data(Session& session, const Json& data);
Reply<Json> resolve_code_action(Session& session, const AnyParams& action);

// One file each, by their names.
Reply<Json> hover(Session& session, const TextDocumentPosition& params);
Reply<Json> code_lens(Session& session, const TextDocumentIdentifier& params);
Reply<Json> document_link(Session& session, const TextDocumentIdentifier& params);
Reply<Json> inlay_hint(Session& session, const AnyParams& params);
Reply<Json> completion(Session& session, const TextDocumentPosition& params);
void workspace_diagnostic(Session& session, const AnyParams& params, Responder respond);
void execute_command(Session& session, const AnyParams& params, Responder respond);
void cancel_progress(Session& session, const AnyParams& params);

}  // namespace mindport::server
