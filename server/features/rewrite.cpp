#include "server/features/rewrite.h"

#include <algorithm>
#include <mutex>

#include "server/features/text_diff.h"
#include "server/features/words.h"
#include "server/protocol/fields.h"
#include "workspace/atomic_file.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::server {
namespace {

constexpr const char* annotation = "mindport";

Json line_edits_of(const Rewrite& rewrite, const Document* open, const Client& client,
                   bool annotated) {
    const text::LineIndex lines(rewrite.before);
    Json edits = Json::array();
    for (const text::Edit& edit : line_edits(rewrite.before, rewrite.after)) {
        const Range range = open != nullptr
                                ? open->range(edit.range)
                                : Range{lines.position(edit.range.begin, client.encoding),
                                        lines.position(edit.range.end, client.encoding)};
        edits.push_back(TextEdit{range, edit.text, annotated ? annotation : ""});
    }
    return edits;
}

// What keeps it from being written; empty where it is written.
std::string write(const Rewrite& rewrite, rules::Language language) {
    auto bytes = workspace::read_bytes(rewrite.path);
    if (!bytes) return bytes.error();
    const auto now = workspace::decode(std::move(*bytes));
    if (!now) return now.error();
    if (now->text != rewrite.before) return words::say(language, words::changed_meanwhile);
    const auto wanted = workspace::encode(rewrite.after, rewrite.encoding);
    if (!wanted) return wanted.error();
    const auto written = workspace::write_atomically(rewrite.path, *wanted, rewrite.path,
                                                     workspace::Durability::synced);
    return written ? std::string() : written.error();
}

using Then = std::function<void(Rewritten)>;

void write_in_background(Session& session, std::vector<Rewrite> closed, Rewritten sofar,
                         Then then) {
    struct Work {
        std::vector<Rewrite> rewrites;
        std::vector<std::string> problems;
    };
    const auto work = std::make_shared<Work>();
    work->rewrites = std::move(closed);
    work->problems.resize(work->rewrites.size());
    const auto result = std::make_shared<Rewritten>(std::move(sofar));
    // The job may outlast the session; what it posts does not run then.
    session.conversions().run([work, result, &session, &loop = session.loop(),
                               language = session.language(), then = std::move(then)] {
        workspace::parallel_for(workspace::default_jobs(), work->rewrites.size(),
                                [&](unsigned, std::size_t i) {
                                    work->problems[i] = write(work->rewrites[i], language);
                                });
        loop.post([work, result, &session, then] {
            for (std::size_t i = 0; i < work->rewrites.size(); ++i) {
                Rewrite& rewrite = work->rewrites[i];
                if (work->problems[i].empty()) {
                    result->done.push_back(std::move(rewrite));
                } else {
                    result->refused.push_back(
                        {{"uri", rewrite.uri}, {"reason", work->problems[i]}});
                }
            }
            session.projects().rescan();  // not all clients say what has changed on the disk
            then(std::move(*result));
        });
    });
}

}  // namespace

Json edit_of(Session& session, const std::vector<Rewrite>& rewrites, bool asks) {
    const Client& client = session.client;
    const bool annotated = asks && client.annotated_edits;
    Json changes = Json::array();
    Json by_uri = Json::object();
    for (const Rewrite& rewrite : rewrites) {
        const Document* open = session.find(rewrite.uri);
        Json edits = line_edits_of(rewrite, open, client, annotated);
        if (client.versioned_edits) {
            const Json version = open != nullptr ? Json(open->version()) : Json(nullptr);
            changes.push_back({{"textDocument", {{"uri", rewrite.uri}, {"version", version}}},
                               {"edits", std::move(edits)}});
        } else {
            by_uri[rewrite.uri] = std::move(edits);
        }
    }
    if (!client.versioned_edits) return {{"changes", std::move(by_uri)}};
    Json edit{{"documentChanges", std::move(changes)}};
    if (annotated) {
        const std::string label = words::say(session.language(), words::convert_to);
        edit["changeAnnotations"] = {{annotation, {{"label", label}, {"needsConfirmation", true}}}};
    }
    return edit;
}

void rewrite_in_editor(Session& session, std::vector<Rewrite> rewrites, bool asks, Then then) {
    Json edit = edit_of(session, rewrites, asks);
    const auto kept = std::make_shared<std::vector<Rewrite>>(std::move(rewrites));
    session.peer().request(
        "workspace/applyEdit",
        // A refactoring, so that editors save the files that are not open, instead of opening them.
        {{"label", words::say(session.language(), words::convert_to)},
         {"edit", std::move(edit)},
         {"metadata", {{"isRefactoring", true}}}},
        [kept, then = std::move(then)](const Reply<Json>& answer) {
            Rewritten result;
            result.applied = answer && is_true(*answer, "applied");
            if (result.applied) result.done = std::move(*kept);
            if (!answer) {
                result.failure = answer.error().message;
            } else if (const Json& reason = field(*answer, "failureReason"); reason.is_string()) {
                result.failure = reason;
            }
            then(std::move(result));
        });
}

void rewrite_on_disk(Session& session, std::vector<Rewrite> rewrites, Then then) {
    std::vector<Rewrite> open;
    std::vector<Rewrite> closed;
    Json refused = Json::array();
    for (Rewrite& rewrite : rewrites) {
        const Document* document = session.find(rewrite.uri);
        if (document == nullptr) {
            closed.push_back(std::move(rewrite));
        } else if (document->text() == rewrite.before) {
            open.push_back(std::move(rewrite));
        } else {
            const std::string reason = words::say(session.language(), words::changed_meanwhile);
            refused.push_back({{"uri", rewrite.uri}, {"reason", reason}});
        }
    }
    const auto rest = std::make_shared<std::vector<Rewrite>>(std::move(closed));
    const auto go_on = [&session, rest, refused, then = std::move(then)](Rewritten result) {
        result.refused = refused;
        if (!result.applied) return then(std::move(result));
        write_in_background(session, std::move(*rest), std::move(result), then);
    };
    if (!open.empty()) return rewrite_in_editor(session, std::move(open), false, go_on);
    Rewritten nothing_yet;
    nothing_yet.applied = true;
    go_on(std::move(nothing_yet));
}

}  // namespace mindport::server
