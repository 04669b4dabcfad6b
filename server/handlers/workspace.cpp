#include <algorithm>

#include "server/documents/uri.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

void take_settings(Session& session, const Json& settings) {
    std::vector<rules::Message> problems;
    const EditorSettings read = read_editor_settings(settings, problems);
    session.tell(problems);
    session.configure(read);
}

}  // namespace

void ask_for_configuration(Session& session) {
    const Json params{{"items", {{{"section", "mindport"}}}}};
    session.peer().request("workspace/configuration", params, [&session](const Reply<Json>& got) {
        if (!got || !got->is_array() || got->empty()) return;
        const Json& settings = got->front();
        // Where the editor has none (any more), those that it started the server with count.
        if (!settings.is_object() || settings.empty()) return session.configure(session.initial);
        take_settings(session, settings);
    });
}

void did_change_configuration(Session& session, const AnyParams& params) {
    // Clients that answer questions may send nothing here; others send all settings.
    if (session.client.configuration) return ask_for_configuration(session);
    const Json& settings = field(params.json, "settings");
    const Json& section = field(settings, "mindport");
    const Json& given = section.is_object() ? section : settings;
    if (!given.is_object() || given.empty()) return session.configure(session.initial);
    take_settings(session, given);
}

void did_change_folders(Session& session, const AnyParams& params) {
    const Json& event = params.json.at("event");
    std::vector<std::filesystem::path> folders = session.projects().folders();
    const auto paths = [&](const char* key) {
        std::vector<std::filesystem::path> result;
        for (const Json& folder : field(event, key)) {
            const auto path = path_of(folder.at("uri").get<std::string>());
            if (path) result.push_back(path->lexically_normal());
        }
        return result;
    };
    for (const auto& path : paths("removed")) std::erase(folders, path);
    for (const auto& path : paths("added")) {
        if (std::ranges::find(folders, path) == folders.end()) folders.push_back(path);
    }
    session.projects().set_folders(std::move(folders));
    session.projects().scan_folders();
    session.touch_all(nullptr);
}

void did_change_files(Session& session, const AnyParams& params) {
    bool configuration = false;
    bool python = false;
    for (const Json& change : params.json.at("changes")) {
        const std::string uri = change.at("uri").get<std::string>();
        const bool is_config = uri.ends_with("/mindport.toml") || uri.ends_with("/pyproject.toml");
        configuration = configuration || is_config;
        python = python || uri.ends_with(".py");
    }
    if (configuration) {
        session.projects().reload_configuration();
        session.touch_all(nullptr);
    } else if (python) {
        session.projects().rescan();
    }
}

}  // namespace mindport::server
