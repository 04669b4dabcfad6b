#include <map>
#include <mutex>

#include "core/rules/rule.h"
#include "server/features/progress.h"
#include "server/features/words.h"
#include "server/features/workspace_run.h"
#include "server/handlers/commands.h"

namespace mindport::server {
namespace {

struct Count {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::string message;
};

struct Totals {
    std::mutex mutex = {};
    std::size_t convertible = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::map<std::string, Count> by_api = {};
    Json refused = Json::array();

    void add(const WorkFile& file, const FileOutcome& outcome, rules::Language language) {
        const std::lock_guard lock(mutex);
        if (!outcome.problem.empty()) {
            refused.push_back({{"uri", file.uri}, {"reason", outcome.problem}});
        }
        for (const rules::Finding& finding : outcome.findings) {
            if (finding.has_safe_fix()) ++convertible;
            if (finding.severity == rules::Severity::hint) continue;
            const bool error = finding.severity == rules::Severity::error;
            ++(error ? errors : warnings);
            Count& count =
                by_api[finding.api.empty() ? std::string(finding.rule->code) : finding.api];
            ++(error ? count.errors : count.warnings);
            if (count.message.empty()) count.message = rules::format(finding.message, language);
        }
    }
};

Json written(const Totals& totals, std::size_t files) {
    Json by_api = Json::array();
    for (const auto& [name, count] : totals.by_api) {
        by_api.push_back({{"name", name},
                          {"errors", count.errors},
                          {"warnings", count.warnings},
                          {"message", count.message}});
    }
    return {{"files", files},
            {"convertible", totals.convertible},
            {"errors", totals.errors},
            {"warnings", totals.warnings},
            {"byApi", std::move(by_api)},
            {"refused", totals.refused}};
}

}  // namespace

// What porting the workspace would take: counts, and what is left by API.
void report_command(Session& session, const CommandCall& call, Responder respond) {
    auto answer = std::make_shared<Responder>(std::move(respond));
    const Json token = call.work_done_token;
    workspace_files(session, {}, [&session, token, answer](std::vector<WorkFile> list) {
        const auto files = std::make_shared<const std::vector<WorkFile>>(std::move(list));
        const auto totals = std::make_shared<Totals>();
        const auto stopped = answer->token();
        auto progress = std::make_shared<Progress>(
            session, token, words::say(session.language(), words::checking), stopped);
        Run run;
        run.cancelled = stopped;
        run.each = [totals, files, language = session.language()](std::size_t i,
                                                                  FileOutcome& outcome) {
            totals->add((*files)[i], outcome, language);
        };
        run.progress = [progress, total = files->size()](std::size_t done) {
            progress->report(done, total);
        };
        run.done = [progress, totals, files, answer] {
            progress->end({});
            (*answer)(Reply<Json>(written(*totals, files->size())));
        };
        begin_run(session, files, std::move(run));
    });
}

}  // namespace mindport::server
