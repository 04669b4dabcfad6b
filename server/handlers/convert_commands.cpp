#include "server/documents/uri.h"
#include "server/features/actions.h"
#include "server/features/conversion.h"
#include "server/features/progress.h"
#include "server/features/words.h"
#include "server/handlers/commands.h"

namespace mindport::server {
namespace {

ConversionRequest request_of(const Json& argument) {
    ConversionRequest request;
    read_if(argument, "suggested", request.suggested);
    read_if(argument, "dryRun", request.dry_run);
    read_if(argument, "preview", request.preview);
    return request;
}

Reply<std::filesystem::path> path_argument(const Json& argument, const char* key) {
    std::string uri;
    read_if(argument, key, uri);
    if (uri.empty()) return std::filesystem::path();
    const auto path = path_of(uri);
    if (!path) return fail(ErrorCode::invalid_params, "`" + std::string(key) + "` is no file URI");
    return path->lexically_normal();
}

// Converts in the background, with progress; then changes all that can be changed.
void convert(Session& session, const CommandCall& call, ConversionRequest request,
             std::vector<WorkFile> list, Responder respond) {
    const auto files = std::make_shared<const std::vector<WorkFile>>(std::move(list));
    const bool suggested = request.suggested;
    auto answer = std::make_shared<Responder>(std::move(respond));
    auto conversion = std::make_shared<Conversion>(session, std::move(request), files);
    // The button sets this one; a cancelled request has its own, and gets an error.
    const auto stopped = std::make_shared<std::atomic<bool>>(false);
    auto progress = std::make_shared<Progress>(
        session, call.work_done_token, words::say(session.language(), words::converting), stopped);
    Run run;
    run.check_only = false;
    run.options.suggested = suggested;
    run.cancelled = stopped;
    run.each = [conversion](std::size_t i, FileOutcome& outcome) { conversion->add(i, outcome); };
    run.progress = [progress, answer, stopped, total = files->size()](std::size_t done) {
        if (answer->cancelled()) *stopped = true;
        progress->report(done, total);
    };
    run.done = [&session, conversion, progress, answer, stopped] {
        const bool cancelled = stopped->load() || answer->cancelled();
        conversion->finish(cancelled,
                           [&session, conversion, progress, answer](const Json& summary) {
                               session.end_change();
                               progress->end(summary.at("message").get<std::string>());
                               (*answer)(Reply<Json>(summary));
                           });
    };
    session.begin_change();
    begin_run(session, files, std::move(run));
}

}  // namespace

void convert_file_command(Session& session, const CommandCall& call, Responder respond) {
    const Json& uri = call.argument.is_object() ? field(call.argument, "uri") : call.argument;
    WorkFile file;
    file.uri = uri.get<std::string>();
    file.path = path_of(file.uri).value_or(std::filesystem::path());
    if (Document* document = session.find(file.uri)) {
        if (document->is_cell()) {
            // All cells of the notebook, which only make sense together.
            const Json task = ActionTask{ActionTask::Kind::convert, {}, std::nullopt, 0, false};
            const Json data{{"uri", file.uri}, {"version", document->version()}, {"task", task}};
            return apply_command(session, {data, nullptr}, std::move(respond));
        }
        session.analysis(*document);  // settles the settings
        file.uri = document->uri();
        file.context = document->analysed().file();
        file.settings = document->analysed().shared_settings();
        file.open_text = document->text();
        file.version = document->version();
        file.project = session.project_of(*document);
    } else if (!file.path.empty()) {
        const auto project = session.projects().of(file.path);
        file.context = session.projects().context(file.path);
        file.settings = project->settings("plain");
        file.project = project;
    } else {
        return respond(
            Reply<Json>(fail(ErrorCode::invalid_params,
                             words::say(session.language(), words::is_not_open, {file.uri}))));
    }
    std::vector<WorkFile> files;
    files.push_back(std::move(file));
    convert(session, call, request_of(call.argument), std::move(files), std::move(respond));
}

void convert_workspace_command(Session& session, const CommandCall& call, Responder respond) {
    ConversionRequest request = request_of(call.argument);
    request.preview = true;
    read_if(call.argument, "preview", request.preview);
    read_if(call.argument, "onDisk", request.on_disk);
    const auto folder = path_argument(call.argument, "folder");
    const auto target = path_argument(call.argument, "target");
    for (const auto* path : {&folder, &target}) {
        if (!*path) return respond(Reply<Json>(tl::unexpected(path->error())));
    }
    const auto& folders = session.projects().folders();
    request.folder = *target;
    request.root = !folder->empty() ? *folder : folders.empty() ? *folder : folders.front();
    // With a target one folder is converted, so that all results have a place below it.
    const std::filesystem::path chosen = target->empty() ? *folder : request.root;
    auto answer = std::make_shared<Responder>(std::move(respond));
    workspace_files(session, chosen,
                    [&session, call, request, answer](std::vector<WorkFile> files) {
                        convert(session, call, request, std::move(files), std::move(*answer));
                    });
}

// Takes the last conversion back that wrote files itself: what is as that left it.
void undo_command(Session& session, const CommandCall&, Responder respond) {
    if (!session.last_conversion) {
        return respond(
            Reply<Json>(fail(ErrorCode::request_failed,
                             words::say(session.language(), words::nothing_to_take_back))));
    }
    std::vector<Rewrite> back = *session.last_conversion;
    for (Rewrite& rewrite : back) std::swap(rewrite.before, rewrite.after);
    auto answer = std::make_shared<Responder>(std::move(respond));
    session.begin_change();
    rewrite_on_disk(session, std::move(back), [&session, answer](const Rewritten& result) {
        session.end_change();
        if (result.applied) session.last_conversion = nullptr;
        const std::string count = std::to_string(result.done.size());
        Json reply{{"applied", result.applied},
                   {"changed", result.done.size()},
                   {"refused", result.refused},
                   {"message", words::say(session.language(), words::taken_back, {count})}};
        if (!result.failure.empty()) reply["failure"] = result.failure;
        (*answer)(Reply<Json>(std::move(reply)));
    });
}

}  // namespace mindport::server
