#include "server/features/conversion.h"

#include <algorithm>

#include "server/features/text_diff.h"
#include "server/features/words.h"
#include "server/handlers/commands.h"
#include "workspace/atomic_file.h"

namespace mindport::server {
namespace {

constexpr const char* annotation = "mindport";

}  // namespace

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

Json Conversion::edit() const {
    Json changes = Json::array();
    Json by_uri = Json::object();
    for (const Changed& changed : changed_) {
        const WorkFile& file = (*files_)[changed.index];
        const bool annotated = request_.preview && client_->annotated_edits;
        const Document* open = session_.find(file.uri);
        const text::LineIndex lines(changed.outcome.before);
        Json edits = Json::array();
        for (const text::Edit& edit : line_edits(changed.outcome.before, changed.outcome.after)) {
            const Range range = open != nullptr
                                    ? open->range(edit.range)
                                    : Range{lines.position(edit.range.begin, client_->encoding),
                                            lines.position(edit.range.end, client_->encoding)};
            edits.push_back(TextEdit{range, edit.text, annotated ? annotation : ""});
        }
        const Json version = open != nullptr ? Json(open->version()) : Json(nullptr);
        if (client_->versioned_edits) {
            changes.push_back({{"textDocument", {{"uri", file.uri}, {"version", version}}},
                               {"edits", std::move(edits)}});
        } else {
            by_uri[file.uri] = std::move(edits);
        }
    }
    if (!client_->versioned_edits) return {{"changes", std::move(by_uri)}};
    Json edit{{"documentChanges", std::move(changes)}};
    if (request_.preview && client_->annotated_edits) {
        const std::string label = words::say(session_.language(), words::convert_to);
        edit["changeAnnotations"] = {{annotation, {{"label", label}, {"needsConfirmation", true}}}};
    }
    return edit;
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

Json Conversion::summary(bool applied) const {
    // By file; workers have added them as they were done.
    Json left = left_;
    std::stable_sort(left.begin(), left.end(), [](const Json& one, const Json& other) {
        return one.at("uri") < other.at("uri");
    });
    const auto converted = std::ranges::count_if(
        changed_, [](const Changed& changed) { return changed.outcome.changed; });
    const std::string message = words::say(
        session_.language(), words::converted,
        {std::to_string(converted), std::to_string(files_->size()), std::to_string(left_.size())});
    return {{"files", files_->size()}, {"changed", converted},    {"edits", edits_},
            {"applied", applied},      {"cancelled", cancelled_}, {"refused", refused_},
            {"left", std::move(left)}, {"message", message}};
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
    if (request_.dry_run) {
        Json result = summary(false);
        result["edit"] = edit();
        return then(std::move(result));
    }
    if (!request_.folder.empty()) {
        for (const Changed& changed : changed_) write_to_folder(changed);
        return then(summary(true));
    }
    if (changed_.empty()) return then(summary(false));
    if (!client_->applies_edits) {
        Json result = summary(false);
        result["edit"] = edit();
        return then(std::move(result));
    }
    session_.peer().request(
        "workspace/applyEdit",
        // A refactoring, so that editors save the files that are not open, instead of opening them.
        {{"label", words::say(session_.language(), words::convert_to)},
         {"edit", edit()},
         {"metadata", {{"isRefactoring", true}}}},
        [this, then](const Reply<Json>& answer) {
            Json result = summary(answer && is_true(*answer, "applied"));
            if (!answer) {
                result["failure"] = answer.error().message;
            } else if (const Json& reason = field(*answer, "failureReason"); reason.is_string()) {
                result["failure"] = reason;
            }
            then(std::move(result));
        });
}

}  // namespace mindport::server
