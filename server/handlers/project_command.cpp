#include "server/documents/uri.h"
#include "server/handlers/commands.h"

namespace mindport::server {

// What a file, or a workspace without one, is ported as: for status bars and for a choice.
void project_command(Session& session, const CommandCall& call, Responder respond) {
    std::string uri;
    if (call.argument.is_object()) read_if(call.argument, "uri", uri);
    const auto& folders = session.projects().folders();
    const auto folder = folders.empty() ? std::filesystem::path() : folders.front();
    const auto path = uri.empty() ? folder : path_of(uri).value_or(std::filesystem::path());
    const auto project = session.projects().of(path);
    const config::Setup& setup = project->setup;
    respond(Reply<Json>(Json{{"root", project->root.empty() ? "" : uri_of(project->root)},
                             {"profile", setup.profile.empty() ? project->profile : setup.profile},
                             {"target", catalog::known_versions[setup.target.index]},
                             {"targets", catalog::known_versions}}));
}

}  // namespace mindport::server
