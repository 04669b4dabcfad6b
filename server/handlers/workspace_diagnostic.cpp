#include <mutex>

#include "server/features/progress.h"
#include "server/features/workspace_run.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

constexpr std::size_t batch = 32;

// The state of one request: reports gather on the workers' threads, and leave on the owner's.
struct Answer {
    Answer(Session& owner, Responder responder, Json partial_token)
        : session(owner), respond(std::move(responder)), partial(std::move(partial_token)) {}

    Session& session;
    Responder respond;
    Json partial;  // token; null: all at once
    std::shared_ptr<std::vector<WorkFile>> files = std::make_shared<std::vector<WorkFile>>();
    std::vector<std::string> ids;
    std::mutex mutex;
    std::vector<std::string> reports;

    void flush() {
        std::vector<std::string> ready;
        {
            const std::lock_guard lock(mutex);
            ready.swap(reports);
        }
        if (ready.empty()) return;
        session.peer().notify("$/progress", RawJson{R"({"token":)" + dump(partial) +
                                                    R"(,"value":)" + list(ready) + "}"});
    }
    static std::string list(const std::vector<std::string>& reports) {
        std::string text = R"({"items":[)";
        for (const std::string& report : reports) {
            if (text.back() != '[') text += ',';
            text += report;
        }
        return text + "]}";
    }
};

std::string id_of(Session& session, const WorkFile& file) {
    const std::string end = "." + std::to_string(file.project->generation);
    if (file.open_text) return session.result_id(*session.find(file.uri));
    const auto stamp = stamp_of(file.path);
    if (!stamp) return "none" + end;
    return std::to_string(stamp->written.time_since_epoch().count()) + "." +
           std::to_string(stamp->size) + end;
}

std::string head(const WorkFile& file, const std::string& id, const char* kind) {
    return R"({"kind":")" + std::string(kind) + R"(","uri":)" + dump(file.uri) + R"(,"version":)" +
           (file.open_text ? std::to_string(file.version) : "null") + R"(,"resultId":)" + dump(id);
}

std::string full_report(const WorkFile& file, const std::string& id, const FileOutcome& outcome,
                        const Client& client, const EditorSettings& editor) {
    thread_local DiagnosticWriter writer;
    writer.forget();
    const DiagnosticStyle style{client, editor, file.project->setup.severities,
                                *file.settings->catalog};
    const text::LineIndex lines(outcome.after);
    std::string list;
    for (const rules::Finding& finding : outcome.findings) {
        const Range range{lines.position(finding.range.begin, client.encoding),
                          lines.position(finding.range.end, client.encoding)};
        writer.add(list, finding, range, style, file.uri, nullptr);
    }
    return head(file, id, "full") + R"(,"items":)" + as_list(std::move(list)) + "}";
}

std::map<std::string, std::string> previous_ids(const Json& params) {
    std::map<std::string, std::string> ids;
    for (const Json& item : field(params, "previousResultIds")) {
        ids[item.at("uri").get<std::string>()] = item.at("value").get<std::string>();
    }
    return ids;
}

// Files whose findings the client has already are answered at once; the others remain.
void answer_known(Answer& answer, const std::map<std::string, std::string>& known) {
    std::vector<WorkFile> others;
    for (WorkFile& file : *answer.files) {
        const std::string id = id_of(answer.session, file);
        const auto previous = known.find(file.uri);
        if (previous != known.end() && previous->second == id) {
            answer.reports.push_back(head(file, id, "unchanged") + "}");
            continue;
        }
        answer.ids.push_back(id);
        others.push_back(std::move(file));
    }
    *answer.files = std::move(others);
}

}  // namespace

void workspace_diagnostic(Session& session, const AnyParams& params, Responder respond) {
    if (!session.editor.workspace_diagnostics) return respond(Json{{"items", Json::array()}});
    const auto known = previous_ids(params.json);
    auto answer = std::make_shared<Answer>(session, std::move(respond),
                                           field(params.json, "partialResultToken"));
    workspace_files(session, {}, [answer, known, &session](std::vector<WorkFile> files) {
        *answer->files = std::move(files);
        answer_known(*answer, known);
        const auto client = std::make_shared<const Client>(session.client);
        const auto editor = std::make_shared<const EditorSettings>(session.editor);
        Run run;
        run.cancelled = answer->respond.token();
        run.each = [answer, client, editor, &loop = session.loop()](std::size_t i,
                                                                    FileOutcome& outcome) {
            std::string report =
                full_report((*answer->files)[i], answer->ids[i], outcome, *client, *editor);
            bool full = false;
            {
                const std::lock_guard lock(answer->mutex);
                answer->reports.push_back(std::move(report));
                full = answer->reports.size() >= batch;
            }
            if (full && !answer->partial.is_null()) loop.post([answer] { answer->flush(); });
        };
        run.progress = [](std::size_t) {};
        run.done = [answer] {
            if (!answer->partial.is_null()) answer->flush();
            answer->respond(Reply<RawJson>(RawJson{Answer::list(answer->reports)}));
        };
        begin_run(session, answer->files, std::move(run));
    });
}

}  // namespace mindport::server
