#include <mutex>

#include "server/features/progress.h"
#include "server/features/words.h"
#include "server/features/workspace_run.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

constexpr std::size_t first_batch = 4;  // people wait for it
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
    std::size_t enough = first_batch;  // reports that are worth a message

    void flush() {
        std::vector<std::string> ready;
        {
            const std::lock_guard lock(mutex);
            ready.swap(reports);
            enough = batch;
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

// Empty where the file is gone.
std::string id_of(Session& session, const WorkFile& file) {
    if (file.open_text) return session.result_id(*session.find(file.uri));
    const auto stamp = stamp_of(file.path);
    if (!stamp) return {};
    return std::to_string(stamp->written.time_since_epoch().count()) + "." +
           std::to_string(stamp->size) + "." + std::to_string(file.project->generation);
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
    for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
        const rules::Finding& finding = outcome.findings[i];
        const Range range{lines.position(finding.range.begin, client.encoding),
                          lines.position(finding.range.end, client.encoding)};
        if (list.size() > most_diagnostic_text) {
            DiagnosticWriter::add_rest(list, outcome.findings.size() - i, range, style);
            break;
        }
        writer.add(list, finding, range, style, file.uri, nullptr);
    }
    return head(file, id, "full") + R"(,"items":)" + as_list(std::move(list)) + "}";
}

using Ids = std::map<std::string, std::string>;  // by URI

Ids previous_ids(const Json& params) {
    Ids ids;
    for (const Json& item : field(params, "previousResultIds")) {
        ids[item.at("uri").get<std::string>()] = item.at("value").get<std::string>();
    }
    return ids;
}

// Files whose findings the client has already are answered at once, and so are those that are gone;
// the others remain. Gives whether there is anything new to tell.
bool answer_known(Answer& answer, Ids known) {
    std::vector<WorkFile> others;
    for (WorkFile& file : *answer.files) {
        const std::string id = id_of(answer.session, file);
        if (id.empty()) continue;
        const auto previous = known.find(file.uri);
        const bool same = previous != known.end() && previous->second == id;
        if (previous != known.end()) known.erase(previous);
        if (same) {
            answer.reports.push_back(head(file, id, "unchanged") + "}");
            continue;
        }
        answer.ids.push_back(id);
        others.push_back(std::move(file));
    }
    *answer.files = std::move(others);
    for (const auto& [uri, id] : known) {
        answer.reports.push_back(R"({"kind":"full","uri":)" + dump(uri) +
                                 R"(,"version":null,"items":[]})");
    }
    return !answer.files->empty() || !known.empty();
}

// Works out the findings of the files that are left, in the background, and answers.
void check(const std::shared_ptr<Answer>& answer, const Json& work_done_token) {
    Session& session = answer->session;
    const auto client = std::make_shared<const Client>(session.client);
    const auto editor = std::make_shared<const EditorSettings>(session.editor);
    // A client that gives no token wants no progress shown: it asks again and again.
    std::shared_ptr<Progress> progress;
    if (!work_done_token.is_null()) {
        progress = std::make_shared<Progress>(session, work_done_token,
                                              words::say(session.language(), words::checking),
                                              answer->respond.token());
    }
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
            full = answer->reports.size() >= answer->enough;
        }
        if (full && !answer->partial.is_null()) loop.post([answer] { answer->flush(); });
    };
    run.progress = [progress, total = answer->files->size()](std::size_t done) {
        if (progress) progress->report(done, total);
    };
    run.done = [answer, progress] {
        if (progress) progress->end({});
        if (!answer->partial.is_null()) answer->flush();
        answer->respond(Reply<RawJson>(RawJson{Answer::list(answer->reports)}));
    };
    begin_run(session, answer->files, std::move(run));
}

}  // namespace

void workspace_diagnostic(Session& session, const AnyParams& params, Responder respond) {
    const auto again = [&session, params](Responder held) {
        workspace_diagnostic(session, params, std::move(held));
    };
    if (session.is_changing()) return session.held().add(std::move(respond), again);
    Ids known = previous_ids(params.json);
    auto answer = std::make_shared<Answer>(session, std::move(respond),
                                           field(params.json, "partialResultToken"));
    const auto take = [answer, known = std::move(known), params,
                       again](std::vector<WorkFile> files) {
        Session& owner = answer->session;
        if (!owner.editor.workspace_diagnostics) files.clear();
        *answer->files = std::move(files);
        const bool news = answer_known(*answer, known);
        if (news || known.empty()) return check(answer, field(params.json, "workDoneToken"));
        owner.held().add(std::move(answer->respond), again);
    };
    workspace_files(session, {}, take);
}

}  // namespace mindport::server
