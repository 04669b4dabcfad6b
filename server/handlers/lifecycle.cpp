#include "core/version.h"
#include "server/documents/uri.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

const char* encoding_name(text::PositionEncoding encoding) {
    switch (encoding) {
        case text::PositionEncoding::utf8:
            return "utf-8";
        case text::PositionEncoding::utf16:
            return "utf-16";
        case text::PositionEncoding::utf32:
            break;
    }
    return "utf-32";
}

Json capabilities(const Client& client) {
    constexpr int incremental = 2;
    Json result{
        {"positionEncoding", encoding_name(client.encoding)},
        {"textDocumentSync",
         {{"openClose", true}, {"change", incremental}, {"save", {{"includeText", false}}}}},
        {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}},
        {"notebookDocumentSync",
         {{"notebookSelector", {{{"notebook", "*"}, {"cells", {{{"language", "python"}}}}}}}}},
        {"hoverProvider", true},
        {"codeLensProvider", {{"resolveProvider", false}}},
        {"documentLinkProvider", {{"resolveProvider", false}}},
        {"inlayHintProvider", true},
        {"completionProvider", {{"triggerCharacters", {"."}}}},
        {"executeCommandProvider",
         {{"commands",
           {"mindport.apply", "mindport.convertFile", "mindport.convertWorkspace",
            "mindport.explain", "mindport.mappings", "mindport.project", "mindport.report",
            "mindport.undo"}},
          {"workDoneProgress", true}}},
    };
    if (client.action_literals) {
        result["codeActionProvider"] = {
            {"codeActionKinds", {"quickfix", "refactor.rewrite", "source.fixAll.mindport"}},
            {"resolveProvider", client.resolves_edits}};
    }
    if (client.asks_for_diagnostics) {
        result["diagnosticProvider"] = {{"identifier", "mindport"},
                                        {"interFileDependencies", true},
                                        {"workspaceDiagnostics", true},
                                        {"workDoneProgress", true}};
    }
    return result;
}

std::vector<std::filesystem::path> folder_paths(const std::vector<WorkspaceFolder>& folders) {
    std::vector<std::filesystem::path> paths;
    for (const WorkspaceFolder& folder : folders) {
        if (auto path = path_of(folder.uri)) {
            std::filesystem::path normal = path->lexically_normal();
            paths.push_back(normal.has_filename() ? normal : normal.parent_path());
        }
    }
    return paths;
}

void register_with_client(Session& session) {
    Json list = Json::array();
    if (session.client.registers_watchers) {
        Json watchers = Json::array();
        for (const char* pattern : {"**/*.py", "**/mindport.toml", "**/pyproject.toml"}) {
            watchers.push_back({{"globPattern", pattern}});
        }
        list.push_back({{"id", "watch"},
                        {"method", "workspace/didChangeWatchedFiles"},
                        {"registerOptions", {{"watchers", watchers}}}});
    }
    if (session.client.registers_configuration) {
        list.push_back({{"id", "configuration"},
                        {"method", "workspace/didChangeConfiguration"},
                        {"registerOptions", {{"section", "mindport"}}}});
    }
    if (!list.empty()) {
        session.peer().request("client/registerCapability", {{"registrations", list}});
    }
}

}  // namespace

Reply<Json> initialize(Session& session, const AnyParams& params) {
    session.client = read_client(params.json);
    std::vector<rules::Message> problems;
    const Json& options = field(params.json, "initializationOptions");
    const Json& section = field(options, "mindport");
    session.initial = read_editor_settings(section.is_object() ? section : options, problems);
    session.editor = session.initial;
    session.projects().set_folders(folder_paths(session.client.folders));
    session.projects().set_editor(session.editor);
    session.state = Session::State::initialized;
    set_trace(session, {{{"value", field(params.json, "trace")}}});
    session.tell(problems);
    return Json{{"capabilities", capabilities(session.client)},
                {"serverInfo", {{"name", "mindport"}, {"version", version}}}};
}

void initialized(Session& session, const NoParams&) {
    register_with_client(session);
    session.projects().scan_folders();
    if (session.client.configuration) ask_for_configuration(session);
}

void set_trace(Session& session, const AnyParams& params) {
    using Trace = Session::Trace;
    const Json& value = field(params.json, "value");
    session.trace = value == "verbose"    ? Trace::verbose
                    : value == "messages" ? Trace::messages
                                          : Trace::off;
}

Reply<Json> shutdown(Session& session, const NoParams&) {
    session.held().answer_all({{"items", Json::array()}});
    session.state = Session::State::shut_down;
    return Json(nullptr);
}

}  // namespace mindport::server
