#include "server/session/session.h"

#include <chrono>
#include <utility>

#include "core/names/class_index.h"
#include "server/documents/uri.h"
#include "server/features/words.h"
#include "workspace/platform.h"
#include "workspace/scan.h"

namespace mindport::server {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds refresh_pause{100};
constexpr milliseconds outline_pause{300};
constexpr std::size_t first_document = std::size_t{6} << 20;  // what one of 5,000 lines takes

std::filesystem::path file_of(const Document& document) {
    // A cell's own URI names no file; its notebook's is in the shared text.
    if (document.is_cell()) return document.analysed().file().path;
    return path_of(document.uri()).value_or(std::filesystem::path());
}

// Whether two settings differ in nothing but what is known of other files.
bool differ_in_classes_only(const analysis::Settings& a, const analysis::Settings& b) {
    return a.catalog == b.catalog;
}

}  // namespace

Session::Session(EventLoop& loop, Peer& peer, Log& log)
    : loop_(loop),
      peer_(peer),
      log_(log),
      held_(loop),
      projects_({loop, background_, log, [this](Project& project) { touch_all(&project); },
                 [this](Project& project) { renew_all(project); }, [this] { held_.wake(); }}) {
    background_.run(workspace::warm_up(first_document));
}

Document* Session::find(const std::string& uri) {
    const auto found = documents_.find(uri_key(uri));
    return found == documents_.end() ? nullptr : found->second.get();
}

Reply<Document*> Session::get(const std::string& uri) {
    if (Document* document = find(uri)) return document;
    return fail(ErrorCode::invalid_params, words::say(language(), words::is_not_open, {uri}));
}

Document* Session::find_python(const std::string& uri) {
    Document* document = find(uri);
    return document != nullptr && document->is_python() ? document : nullptr;
}

Document& Session::open(DidOpenParams params) {
    names::FileContext context =
        projects_.context(path_of(params.uri).value_or(std::filesystem::path()));
    const std::string key = uri_key(params.uri);
    auto& document = documents_[key];  // one that is opened twice starts anew
    document = std::make_unique<Document>(std::move(params), client.encoding, std::move(context),
                                          ++opened_);
    touch(*document);
    return *document;
}

void Session::end_change() {
    --changing_;
    held_.wake();
}

void Session::close(const std::string& uri) {
    const auto found = documents_.find(uri_key(uri));
    if (found == documents_.end()) return;
    if (!client.asks_for_diagnostics) {
        peer_.notify("textDocument/publishDiagnostics",
                     Json{{"uri", found->second->uri()}, {"diagnostics", Json::array()}});
    }
    held_.wake();
    dirty_.erase(found->first);
    lists_.erase(found->second->number());
    renewals_.erase(found->first);
    if (outlines_.erase(found->first) > 0) projects_.drop_outline(file_of(*found->second));
    documents_.erase(found);
}

void Session::change(Document& document, const DidChangeParams& params) {
    const std::string key = uri_key(document.uri());
    const names::FileContext& file = document.analysed().file();
    if (!file.module_name.empty()) {
        const auto [known, is_new] = outlines_.try_emplace(key);
        if (is_new) known->second.before = document.text();
        outline_later(key);
    }
    document.change(params);
    if (Notebook* notebook = notebook_of(document)) return join(*notebook);
    touch(document);
}

names::Outline Session::outline_of(const Document& document, const std::string& text) {
    const auto project = project_of(document);
    const std::string& chosen = project->setup.profile;
    return workspace::outline(text, document.analysed().file(),
                              chosen.empty() ? project->profile : chosen, parser_);
}

// Classes of one file decide on findings in others. They seldom change while somebody types, so
// they are looked at in the pauses.
void Session::outline_later(const std::string& key) {
    Outlined& known = outlines_[key];
    if (known.waits) return;
    known.waits = true;
    const std::int64_t version = documents_.at(key)->version();
    loop_.after(outline_pause, [this, key, version] {
        const auto document = documents_.find(key);
        const auto before = outlines_.find(key);
        if (document == documents_.end() || before == outlines_.end()) return;
        before->second.waits = false;
        // A first change bears the version after `version`.
        if (document->second->version() > version + 1) return outline_later(key);
        const Document& now = *document->second;
        Outlined& outlined = before->second;
        if (!outlined.outline) {
            outlined.outline = outline_of(now, std::exchange(outlined.before, {}));
        }
        names::Outline outline = outline_of(now, now.text());
        if (outline == outlined.outline) return;
        outlined.outline = outline;
        projects_.set_outline(file_of(now), std::move(outline));
    });
}

std::shared_ptr<Project> Session::project_of(const Document& document) {
    return projects_.of(file_of(document));
}

analysis::Analysis& Session::analysis(Document& document) {
    AnalysedText& text = document.analysed();
    const auto project = project_of(document);
    std::string profile;
    if (project->profile.empty()) profile = text.profile();
    auto settings = project->settings(profile);
    if (text.shared_settings() != settings) {
        const bool can_wait = text.is_analysed() && !document.is_cell() &&
                              differ_in_classes_only(*settings, text.settings());
        if (can_wait) {
            renew(document, settings);
        } else {
            text.set_settings(std::move(settings));
        }
    }
    return text.analysis(parser_);
}

// Where only other files have changed, nobody who types waits for the analysis: the background
// makes a new one of the text as it is now, which then follows what was typed meanwhile.
void Session::renew(const Document& document,
                    const std::shared_ptr<const analysis::Settings>& settings) {
    const std::string key = uri_key(document.uri());
    const auto known = renewals_.find(key);
    if (known != renewals_.end() && known->second.settings == settings) return;
    renewals_.erase(key);
    Renewal& renewal = renewals_[key];
    renewal.settings = settings;
    // The job may outlast this object; what it posts does not run then.
    background_.run([this, &loop = loop_, key, number = document.number(), text = document.text(),
                     file = document.analysed().file(), settings, outdated = renewal.outdated] {
        if (*outdated) return;
        syntax::Parser parser;
        auto made = std::make_shared<std::unique_ptr<analysis::Analysis>>(
            std::make_unique<analysis::Analysis>(*settings, parser.parse(text), file,
                                                 names::SpellingMode::single_fix));
        (*made)->prepare_for_edits();
        loop.post([this, key, number, settings, made] {
            finish_renewal(key, number, settings, std::move(*made));
        });
    });
}

void Session::finish_renewal(const std::string& key, std::uint64_t number,
                             const std::shared_ptr<const analysis::Settings>& settings,
                             std::unique_ptr<analysis::Analysis> analysis) {
    const auto renewal = renewals_.find(key);
    if (renewal == renewals_.end() || renewal->second.settings != settings)
        return;  // a later one comes
    renewals_.erase(renewal);
    const auto found = documents_.find(key);
    if (found == documents_.end() || found->second->number() != number) return;
    Document& document = *found->second;
    document.analysed().adopt(std::move(analysis), settings);
    if (client.asks_for_diagnostics) return refresh();
    touch(document);
}

DiagnosticStyle Session::style(const Project& project, const Document& document) const {
    return {client, editor, project.setup.severities, *document.analysed().settings().catalog};
}

std::string Session::diagnostics(Document& document, std::string head) {
    const analysis::Analysis& found = analysis(document);
    const auto project = project_of(document);
    return lists_[document.number()].write(found, document, style(*project, document), writer_,
                                           std::move(head));
}

std::string Session::result_id(const Document& document) {
    const Notebook* notebook = notebook_of(document);
    return std::to_string(document.version()) + "." + std::to_string(document.number()) + "." +
           std::to_string(project_of(document)->generation) + "." +
           std::to_string(document.analysed().generation()) +
           (notebook != nullptr ? "." + std::to_string(notebook->changes) : std::string());
}

void Session::publish(Document& document) {
    std::string params = R"({"uri":)" + dump(document.uri()) + R"(,"version":)" +
                         std::to_string(document.version()) + R"(,"diagnostics":)";
    params = document.is_python() ? diagnostics(document, std::move(params)) : params + "[]";
    params += '}';
    peer_.notify("textDocument/publishDiagnostics", RawJson{std::move(params)});
    // While the client reads it.
    loop_.post([this, key = uri_key(document.uri())] {
        const auto found = documents_.find(key);
        if (found != documents_.end()) found->second->analysed().prepare_for_edits();
        parser_.prepare();
    });
}

void Session::touch(Document& document) {
    held_.wake();
    if (client.asks_for_diagnostics) return;
    dirty_.emplace(uri_key(document.uri()), inputs_);
    schedule();
}

void Session::touch_all(const Project* project) {
    writer_.forget();
    held_.wake();
    if (client.asks_for_diagnostics) return refresh();
    for (const auto& [key, document] : documents_) {
        if (project == nullptr || project_of(*document).get() == project ||
            document->analysed().shared_settings() == nullptr) {
            touch(*document);
        }
    }
}

// Documents that the background analyses again are told of when that is done.
void Session::renew_all(const Project& project) {
    held_.wake();
    for (const auto& [key, document] : documents_) {
        if (project_of(*document).get() != &project) continue;
        if (document->analysed().is_analysed()) analysis(*document);
        if (renewals_.contains(key)) continue;
        writer_.forget();  // the catalogue may be another profile's
        touch(*document);
    }
    if (client.asks_for_diagnostics) refresh();
}

// Several reasons make one refresh.
void Session::refresh() {
    if (refreshing_ || !client.refreshes_diagnostics || state != State::initialized) return;
    refreshing_ = true;
    loop_.after(refresh_pause, [this] {
        refreshing_ = false;
        peer_.request("workspace/diagnostic/refresh", nullptr);
        if (client.refreshes_lenses) peer_.request("workspace/codeLens/refresh", nullptr);
    });
}

void Session::schedule() {
    if (scheduled_) return;
    scheduled_ = true;
    // Changes that wait are read first, so that a burst costs one analysis, but not for ever.
    const std::uint64_t seen = inputs_;
    loop_.post([this, seen] {
        scheduled_ = false;
        constexpr std::int64_t most_waiting = 8;
        bool old = false;
        for (const auto& [key, since] : dirty_) {
            old = old || static_cast<std::int64_t>(inputs_) - since > most_waiting;
        }
        if (inputs_ != seen && !old) return schedule();
        flush();
    });
}

void Session::flush() {
    if (is_behind && is_behind()) return;  // comes again when the client has caught up
    const auto dirty = std::move(dirty_);
    dirty_.clear();
    for (const auto& [key, since] : dirty) {
        const auto found = documents_.find(key);
        if (found != documents_.end()) publish(*found->second);
    }
}

void Session::tell(const std::vector<rules::Message>& problems) {
    for (const rules::Message& problem : problems) {
        log_.tell(LogLevel::warning, rules::format(problem, language()));
    }
}

void Session::configure(const EditorSettings& settings) {
    if (settings == editor) return;
    editor = settings;
    writer_.forget();
    projects_.set_editor(settings);
    touch_all(nullptr);
    if (client.refreshes_lenses) peer_.request("workspace/codeLens/refresh", nullptr);
    if (client.refreshes_hints) peer_.request("workspace/inlayHint/refresh", nullptr);
}

}  // namespace mindport::server
