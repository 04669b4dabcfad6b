#include "server/features/workspace_run.h"

#include <algorithm>
#include <set>

#include "server/documents/uri.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::server {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds scan_pause{20};

bool is_within(const fs::path& file, const fs::path& folder) {
    return folder.empty() ||
           std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
               folder.end();
}

bool all_scanned(const std::vector<std::shared_ptr<Project>>& projects) {
    return std::ranges::all_of(projects, [](const auto& project) {
        return !project->is_workspace || !project->profile.empty();
    });
}

void take_open(WorkFile& file, const Document& document) {
    file.uri = document.uri();
    file.open_text = document.text();
    file.version = document.version();
}

// Files of a project that lie in a project of their own inside of it belong to that one.
std::vector<WorkFile> collect(Session& session, const fs::path& folder) {
    std::vector<WorkFile> files;
    std::set<fs::path> seen;
    for (const auto& project : session.projects().all()) {
        if (!project->is_workspace) continue;
        for (const workspace::SourceFile& source : project->files) {
            if (!is_within(source.path, folder) || !seen.insert(source.path).second) continue;
            const auto owner = session.projects().of(source.path);
            WorkFile& file = files.emplace_back();
            file.path = source.path;
            file.uri = uri_of(source.path);
            file.context = source.context;
            file.project = owner;
            file.settings = owner->settings(project->profile);
            if (const Document* document = session.find(file.uri)) take_open(file, *document);
        }
    }
    return files;
}

FileOutcome work_on(const WorkFile& file, const Run& run, syntax::Parser& parser) {
    FileOutcome outcome;
    if (file.open_text) {
        outcome.before = *file.open_text;
    } else {
        outcome.stamp = stamp_of(file.path);
        auto bytes = workspace::read_bytes(file.path);
        if (!bytes) {
            outcome.problem = bytes.error();
            return outcome;
        }
        auto source = workspace::decode(std::move(*bytes));
        if (!source) {
            outcome.problem = source.error();
            return outcome;
        }
        outcome.before = std::move(source->text);
        outcome.encoding = std::move(source->encoding);
    }
    if (run.check_only) {
        analysis::Analysis analysis(*file.settings, parser.parse(std::move(outcome.before)),
                                    file.context, names::SpellingMode::single_fix);
        outcome.findings = analysis.take_findings();
        outcome.after = analysis.tree().text();
        outcome.before.clear();
        for (rules::Finding& finding : outcome.findings) {
            for (rules::Fix& fix : finding.fixes) fix.removed.clear();  // nodes of a tree that goes
        }
        return outcome;
    }
    convert::Result result =
        convert::convert(*file.settings, parser, outcome.before, file.context, run.options);
    outcome.after = std::move(result.text);
    outcome.changed = result.changed && outcome.after != outcome.before;
    outcome.findings = std::move(result.left);
    for (const auto& [rule, count] : result.applied) outcome.edits += count;
    return outcome;
}

}  // namespace

std::optional<FileStamp> stamp_of(const fs::path& path) {
    std::error_code error;
    FileStamp stamp{fs::last_write_time(path, error), 0};
    if (error) return std::nullopt;
    stamp.size = fs::file_size(path, error);
    return error ? std::nullopt : std::optional(stamp);
}

void workspace_files(Session& session, const fs::path& folder,
                     std::function<void(std::vector<WorkFile>)> then) {
    session.projects().scan_folders();
    if (all_scanned(session.projects().all())) return then(collect(session, folder));
    session.loop().after(scan_pause, [&session, folder, then = std::move(then)] {
        workspace_files(session, folder, then);
    });
}

void begin_run(Session& session, std::shared_ptr<const std::vector<WorkFile>> files, Run run) {
    EventLoop& loop = session.loop();
    // A person waits for a conversion, and for nothing else.
    Background& where = run.check_only ? session.background() : session.conversions();
    const unsigned all = workspace::default_jobs();
    const unsigned jobs = run.check_only ? std::max(1U, all - 1) : all;
    const std::atomic<bool>& stopping = where.stopping();
    where.run([&loop, &stopping, jobs, files, run = std::move(run)] {
        std::vector<syntax::Parser> parsers(jobs);
        std::atomic<std::size_t> count{0};
        workspace::parallel_for(jobs, files->size(), [&](unsigned worker, std::size_t i) {
            if (stopping || run.cancelled->load()) return;
            FileOutcome outcome;
            try {
                outcome = work_on((*files)[i], run, parsers[worker]);
            } catch (const std::exception& error) {
                outcome.problem = error.what();
            }
            run.each(i, outcome);
            constexpr std::size_t step = 16;
            const std::size_t done = ++count;
            if (done % step == 0) loop.post([progress = run.progress, done] { progress(done); });
        });
        loop.post([done = run.done] { done(); });
    });
}

}  // namespace mindport::server
