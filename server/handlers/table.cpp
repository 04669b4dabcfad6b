#include "server/handlers/handlers.h"

namespace mindport::server {

void bind_methods(MethodTable& table) {
    table.request("initialize", &initialize);
    table.notification("initialized", &initialized);
    table.request("shutdown", &shutdown);
    table.notification("$/setTrace", &set_trace);

    table.notification("textDocument/didOpen", &did_open);
    table.notification("textDocument/didChange", &did_change);
    table.notification("textDocument/didClose", &did_close);
    table.notification("textDocument/didSave", &did_save);

    table.notification("notebookDocument/didOpen", &did_open_notebook);
    table.notification("notebookDocument/didChange", &did_change_notebook);
    table.notification("notebookDocument/didClose", &did_close_notebook);

    table.notification("workspace/didChangeConfiguration", &did_change_configuration);
    table.notification("workspace/didChangeWorkspaceFolders", &did_change_folders);
    table.notification("workspace/didChangeWatchedFiles", &did_change_files);

    table.request("textDocument/diagnostic", &document_diagnostic);
    table.request("textDocument/codeAction", &code_action);
    table.request("codeAction/resolve", &resolve_code_action);
    table.request("textDocument/hover", &hover);
    table.request("textDocument/codeLens", &code_lens);
    table.request("textDocument/documentLink", &document_link);
    table.request("textDocument/inlayHint", &inlay_hint);
    table.request("textDocument/completion", &completion);

    table.slow_request("workspace/diagnostic", &workspace_diagnostic);
    table.slow_request("workspace/executeCommand", &execute_command);
    table.notification("window/workDoneProgress/cancel", &cancel_progress);
}

}  // namespace mindport::server
