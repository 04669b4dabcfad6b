// All that one client's session holds. Handlers get it; it lives and is used on the owner thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/syntax/tree.h"
#include "server/documents/document.h"
#include "server/features/diagnostic_list.h"
#include "server/rpc/responder.h"
#include "server/session/background.h"
#include "server/session/client.h"
#include "server/session/editor_settings.h"
#include "server/session/held_requests.h"
#include "server/session/log.h"
#include "server/session/projects.h"

namespace mindport::server {

struct Rewrite;

class Session {
   public:
    enum class State : std::uint8_t { fresh, initialized, shut_down };
    // What the client wants to be told of the server's work ($/setTrace).
    enum class Trace : std::uint8_t { off, messages, verbose };

    Session(EventLoop& loop, Peer& peer, Log& log);

    State state = State::fresh;
    Trace trace = Trace::off;
    Client client;
    EditorSettings editor;
    EditorSettings initial;  // from initializationOptions

    // By the token's text: what is set when the client cancels that progress.
    std::map<std::string, CancelToken> progress_tokens;
    // Another one each time, for tokens.
    std::uint64_t new_number() { return ++numbers_; }

    // What the last conversion did, while it can be taken back; null if there is none.
    std::shared_ptr<const std::vector<Rewrite>> last_conversion;
    // Between these the files change: what asks for the findings of all of them waits until that
    // is done.
    void begin_change() { ++changing_; }
    void end_change();
    bool is_changing() const { return changing_ > 0; }

    EventLoop& loop() { return loop_; }
    Peer& peer() { return peer_; }
    Log& log() { return log_; }
    Projects& projects() { return projects_; }
    Background& background() { return background_; }
    Background& conversions() { return conversions_; }
    HeldRequests& held() { return held_; }
    syntax::Parser& parser() { return parser_; }

    // Documents, by any spelling of their URI; null where none is open.
    Document* find(const std::string& uri);
    Reply<Document*> get(const std::string& uri);
    // One that is Python: what a handler of a language feature wants. Null for any other.
    Document* find_python(const std::string& uri);
    Document& open(DidOpenParams params);
    void close(const std::string& uri);
    void change(Document& document, const DidChangeParams& params);
    const std::map<std::string, std::unique_ptr<Document>>& documents() const { return documents_; }

    // Notebooks: their cells are documents that share their names.
    void open_notebook(const std::string& uri, const std::vector<std::string>& cells);
    // Cells that come, go and move: the list of all, in order.
    void set_cells(const std::string& uri, const std::vector<std::string>& cells);
    void close_notebook(const std::string& uri);
    std::vector<std::string> cells_of(const std::string& uri) const;
    // The cells of the document's notebook, in order; of any other document itself.
    std::vector<const Document*> parts_of(const Document& document) const;

    std::shared_ptr<Project> project_of(const Document& document);
    // The analysis of a document as it is now.
    analysis::Analysis& analysis(Document& document);
    DiagnosticStyle style(const Project& project, const Document& document) const;
    rules::Language language() const { return editor.language.value_or(client.language); }

    // The document's findings are not what they were: tells the client as it wants to be told, once
    // all that waits has been read.
    void touch(Document& document);
    void touch_all(const Project* project);
    // What is known of other files has changed, which findings may depend on.
    void renew_all(const Project& project);
    // `head` and what publish() sends, as a JSON list.
    std::string diagnostics(Document& document, std::string head = {});
    // The same for as long as the diagnostics are.
    std::string result_id(const Document& document);
    // Whether the client takes so little that what it did not ask for has to wait.
    std::function<bool()> is_behind;
    void flush();
    // Called for each batch of bytes that comes in.
    void note_input() { ++inputs_; }

    // Tells the client what is wrong with its settings.
    void tell(const std::vector<rules::Message>& problems);
    // New settings from the editor.
    void configure(const EditorSettings& settings);

   private:
    void publish(Document& document);
    void schedule();
    void refresh();
    names::Outline outline_of(const Document& document, const std::string& text);
    void outline_later(const std::string& key);
    void renew(const Document& document, const std::shared_ptr<const analysis::Settings>& settings);
    void finish_renewal(const std::string& key, std::uint64_t number,
                        const std::shared_ptr<const analysis::Settings>& settings,
                        std::unique_ptr<analysis::Analysis> analysis);

    EventLoop& loop_;
    Peer& peer_;
    Log& log_;
    std::map<std::string, std::unique_ptr<Document>> documents_;  // by uri_key
    syntax::Parser parser_;
    DiagnosticWriter writer_;
    std::unordered_map<std::uint64_t, DiagnosticList> lists_;  // by the document's number
    // An analysis that the background makes. One that is done away with need not be made any more.
    struct Renewal {
        std::shared_ptr<const analysis::Settings> settings;
        CancelToken outdated = std::make_shared<std::atomic<bool>>(false);
        Renewal() = default;
        Renewal(const Renewal&) = delete;
        Renewal& operator=(const Renewal&) = delete;
        ~Renewal() { *outdated = true; }
    };
    std::unordered_map<std::string, Renewal> renewals_;  // by uri_key
    struct Notebook {
        std::vector<std::string> cells;  // URIs, in order
        std::shared_ptr<AnalysedText> text;
        std::uint64_t changes = 0;
    };
    Notebook* notebook_of(const Document& document);
    void join(Notebook& notebook);

    std::map<std::string, Notebook> notebooks_;  // by uri_key
    // By uri_key: what other files know of a document's classes.
    struct Outlined {
        std::string before;  // the text from which `outline` is made when it is wanted
        std::optional<names::Outline> outline;
        bool waits = false;
    };
    std::unordered_map<std::string, Outlined> outlines_;
    std::unordered_map<std::string, std::int64_t> dirty_;  // uri_key: when, in inputs
    std::uint64_t inputs_ = 0;
    std::uint64_t opened_ = 0;  // documents, so far
    std::uint64_t numbers_ = 0;
    bool scheduled_ = false;
    bool refreshing_ = false;
    int changing_ = 0;
    HeldRequests held_;
    Background background_{Background::Priority::lower};
    Background conversions_{Background::Priority::usual};  // do not wait for the other's jobs
    Projects projects_;
};

}  // namespace mindport::server
