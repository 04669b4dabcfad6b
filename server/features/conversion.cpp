#include "server/features/conversion.h"

#include <algorithm>

#include "server/documents/uri.h"
#include "server/features/words.h"
#include "server/handlers/commands.h"
#include "workspace/atomic_file.h"
#include "workspace/listings.h"

namespace mindport::server {
Conversion::Conversion(Session& session, ConversionRequest request,
                       std::shared_ptr<const std::vector<WorkFile>> files)
    : session_(session),
      request_(std::move(request)),
      files_(std::move(files)),
      client_(std::make_shared<const Client>(session.client)),
      editor_(std::make_shared<const EditorSettings>(session.editor)) {}

void Conversion::add(std::size_t index, FileOutcome& outcome) {
    const WorkFile& file = (*files_)[index];
    if (!outcome.problem.empty()) return refuse(file, outcome.problem);
    const DiagnosticStyle style{*client_, *editor_, file.project->setup.severities,
                                *file.settings->catalog};
    Json left = left_in(file.uri, outcome.after, outcome.findings, style);
    outcome.findings.clear();
    const std::lock_guard lock(mutex_);
    ++done_;
    for (Json& item : left) left_.push_back(std::move(item));
    if (!outcome.changed && request_.folder.empty()) return;
    if (outcome.changed) edits_ += outcome.edits;
    changed_.push_back({index, std::move(outcome)});
}

void Conversion::refuse(const WorkFile& file, const std::string& reason) {
    const std::lock_guard lock(mutex_);
    refused_.push_back({{"uri", file.uri}, {"reason", reason}});
}

bool Conversion::is_as_read(const WorkFile& file, const FileOutcome& outcome) const {
    const Document* open = session_.find(file.uri);
    if (file.open_text) return open != nullptr && open->version() == file.version;
    // One that was opened meanwhile is in the editor's hands.
    return open == nullptr && outcome.stamp && stamp_of(file.path) == outcome.stamp;
}

void Conversion::write_to_folder(const Changed& changed) {
    const WorkFile& file = (*files_)[changed.index];
    const auto bytes = workspace::encode(changed.outcome.after, changed.outcome.encoding);
    if (!bytes) return refuse(file, bytes.error());
    const std::filesystem::path target =
        request_.folder / file.path.lexically_relative(request_.root);
    const auto written = workspace::write_atomically(target, *bytes, file.path);
    if (!written) refuse(file, written.error());
}

// As the command line does it: the packages around the folder list what is new there.
void Conversion::list_in_packages() {
    if (files_->empty()) return;
    const catalog::Profile& profile = files_->front().settings->catalog->profile();
    auto found = workspace::find_listings(profile, request_.root, request_.folder);
    for (const workspace::ListingPackage& package : found.packages) {
        const std::string failure = workspace::write(package);
        const bool written = failure.empty();
        (written ? listed_ : refused_)
            .push_back({{"uri", uri_of(package.file)},
                        {written ? "message" : "reason", written ? package.note : failure}});
    }
    for (const workspace::Problem& note : found.notes) {
        listed_.push_back({{"uri", uri_of(note.path)}, {"message", note.message}});
    }
    for (const workspace::Problem& problem : found.problems) {
        refused_.push_back({{"uri", uri_of(problem.path)}, {"reason", problem.message}});
    }
}

std::vector<Rewrite> Conversion::rewrites() {
    std::vector<Rewrite> result;
    for (Changed& changed : changed_) {
        const WorkFile& file = (*files_)[changed.index];
        FileOutcome& outcome = changed.outcome;
        result.push_back({file.uri, file.path, std::move(outcome.before), std::move(outcome.after),
                          std::move(outcome.encoding)});
    }
    return result;
}

Json Conversion::summary(bool applied) const {
    // By file; workers have added them as they were done.
    Json left = left_;
    std::stable_sort(left.begin(), left.end(), [](const Json& one, const Json& other) {
        return one.at("uri") < other.at("uri");
    });
    const std::string message = words::say(
        session_.language(), words::converted,
        {std::to_string(converted_), std::to_string(files_->size()), std::to_string(left_.size())});
    Json result{{"files", files_->size()}, {"changed", converted_},   {"edits", edits_},
                {"applied", applied},      {"cancelled", cancelled_}, {"refused", refused_},
                {"left", std::move(left)}, {"message", message}};
    if (!listed_.empty()) result["listed"] = listed_;
    return result;
}

void Conversion::finish(bool cancelled, const std::function<void(Json)>& then) {
    cancelled_ = cancelled;
    if (cancelled) {
        changed_.clear();
        return then(summary(false));
    }
    std::ranges::sort(changed_, {}, &Changed::index);
    std::vector<Changed> kept;
    for (Changed& changed : changed_) {
        const WorkFile& file = (*files_)[changed.index];
        if (is_as_read(file, changed.outcome)) {
            kept.push_back(std::move(changed));
        } else {
            refuse(file, words::say(session_.language(), words::changed_meanwhile));
        }
    }
    changed_ = std::move(kept);
    converted_ = static_cast<std::size_t>(std::ranges::count_if(
        changed_, [](const Changed& changed) { return changed.outcome.changed; }));
    if (!request_.folder.empty()) {
        if (request_.dry_run) return then(summary(false));
        for (const Changed& changed : changed_) write_to_folder(changed);
        list_in_packages();
        return then(summary(true));
    }
    if (request_.dry_run || !client_->applies_edits) {
        Json result = summary(false);
        if (request_.dry_run || !changed_.empty()) {
            result["edit"] = edit_of(session_, rewrites(), request_.preview);
        }
        return then(std::move(result));
    }
    if (changed_.empty()) return then(summary(false));
    auto told = [this, then](Rewritten rewritten) {
        for (Json& item : rewritten.refused) refused_.push_back(std::move(item));
        if (rewritten.applied) converted_ = rewritten.done.size();
        Json result = summary(rewritten.applied);
        if (!rewritten.failure.empty()) result["failure"] = rewritten.failure;
        if (request_.on_disk && rewritten.applied) {
            session_.last_conversion =
                std::make_shared<const std::vector<Rewrite>>(std::move(rewritten.done));
        }
        then(std::move(result));
    };
    if (request_.on_disk) return rewrite_on_disk(session_, rewrites(), std::move(told));
    rewrite_in_editor(session_, rewrites(), request_.preview, std::move(told));
}

}  // namespace mindport::server
