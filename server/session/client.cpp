#include "server/session/client.h"

#include <algorithm>

#include "server/documents/uri.h"
#include "server/protocol/fields.h"

namespace mindport::server {
namespace {

// UTF-8 first: the engine's own, so that positions need no counting.
text::PositionEncoding choose_encoding(const Json& capabilities) {
    const auto offered = strings(field_at(capabilities, "general.positionEncodings"));
    if (std::ranges::find(offered, "utf-8") != offered.end()) return text::PositionEncoding::utf8;
    if (std::ranges::find(offered, "utf-16") != offered.end() || offered.empty()) {
        return text::PositionEncoding::utf16;
    }
    const bool utf32 = std::ranges::find(offered, "utf-32") != offered.end();
    return utf32 ? text::PositionEncoding::utf32 : text::PositionEncoding::utf16;
}

bool has(const Json& list, std::string_view word) {
    const auto words = strings(list);
    return std::ranges::find(words, word) != words.end();
}

void read_folders(const Json& params, Client& client) {
    const Json& folders = field(params, "workspaceFolders");
    if (folders.is_array()) {
        for (const Json& item : folders) {
            WorkspaceFolder& folder = client.folders.emplace_back();
            read(item, "uri", folder.uri);
            read_if(item, "name", folder.name);
        }
        return;
    }
    std::string uri;
    read_if(params, "rootUri", uri);
    if (uri.empty()) {
        std::string path;
        read_if(params, "rootPath", path);
        if (!path.empty()) uri = uri_of(path);
    }
    if (!uri.empty()) client.folders.push_back({uri, {}});
}

void read_diagnostics(const Json& all, Client& client) {
    const Json& push = field_at(all, "textDocument.publishDiagnostics");
    const Json& pull = field_at(all, "textDocument.diagnostic");
    client.refreshes_diagnostics = is_true(all, "workspace.diagnostics.refreshSupport");
    // Without a refresh the server could not tell that another file has changed what is found in
    // this one. Neovim up to 0.11 refreshes the workspace's only, and open buffers go stale.
    client.asks_for_diagnostics =
        pull.is_object() && client.refreshes_diagnostics && client.name != "Neovim";
    const Json& shown = client.asks_for_diagnostics ? pull : push;
    // What is only described for push holds for pull too in clients of before 3.18.
    const auto offers = [&](const char* key) { return is_true(shown, key) || is_true(push, key); };
    client.related_information = offers("relatedInformation");
    client.code_description = offers("codeDescriptionSupport");
    client.diagnostic_data = offers("dataSupport");
    client.diagnostic_tags =
        field(push, "tagSupport").is_object() || field(shown, "tagSupport").is_object();
}

}  // namespace

Client read_client(const Json& params) {
    Client client;
    const Json& all = field(params, "capabilities");
    read_if(field(params, "clientInfo"), "name", client.name);
    read_if(params, "processId", client.process);
    std::string locale;
    read_if(params, "locale", locale);
    if (locale.starts_with("zh")) client.language = rules::Language::chinese;
    client.encoding = choose_encoding(all);
    read_folders(params, client);
    read_diagnostics(all, client);
    client.refreshes_lenses = is_true(all, "workspace.codeLens.refreshSupport");
    client.refreshes_hints = is_true(all, "workspace.inlayHint.refreshSupport");
    const Json& action = field_at(all, "textDocument.codeAction");
    client.action_literals = field(action, "codeActionLiteralSupport").is_object();
    client.action_data = is_true(action, "dataSupport");
    client.resolves_edits =
        client.action_data && has(field_at(action, "resolveSupport.properties"), "edit");
    client.preferred_actions = is_true(action, "isPreferredSupport");
    client.applies_edits = is_true(all, "workspace.applyEdit");
    client.versioned_edits = is_true(all, "workspace.workspaceEdit.documentChanges");
    client.annotated_edits =
        client.versioned_edits &&
        field_at(all, "workspace.workspaceEdit.changeAnnotationSupport").is_object();
    client.markdown = has(field_at(all, "textDocument.hover.contentFormat"), "markdown");
    client.configuration = is_true(all, "workspace.configuration");
    client.registers_configuration =
        is_true(all, "workspace.didChangeConfiguration.dynamicRegistration");
    client.registers_watchers = is_true(all, "workspace.didChangeWatchedFiles.dynamicRegistration");
    client.progress = is_true(all, "window.workDoneProgress");
    return client;
}

}  // namespace mindport::server
