// A text that is edited, and what the engine finds in it. This is the one place where edits reach
// the engine.
//
// Editing costs next to nothing; the engine runs when somebody asks for the analysis. Offsets are
// bytes of text(), which has no byte order mark. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/analysis/analysis.h"

namespace mindport::server {

class AnalysedText {
   public:
    AnalysedText(std::string text, names::FileContext file)
        : text_(std::move(text)), file_(std::move(file)) {}

    const std::string& text() const { return text_; }
    const names::FileContext& file() const { return file_; }

    void edit(text::TextRange range, std::string_view replacement);
    void replace_all(std::string text);
    // Everything is analysed anew with these from now on.
    void set_settings(std::shared_ptr<const analysis::Settings> settings);
    void set_file(names::FileContext file);
    const analysis::Settings& settings() const { return *settings_; }
    const std::shared_ptr<const analysis::Settings>& shared_settings() const { return settings_; }

    // Takes over the analysis of an older text that another thread has made with other settings.
    void adopt(std::unique_ptr<analysis::Analysis> analysis,
               std::shared_ptr<const analysis::Settings> settings);
    bool is_analysed() const { return analysis_ != nullptr; }
    // Does now what the analysis of the next edit would else begin with.
    void prepare_for_edits() {
        if (analysis_ && !edited_) analysis_->prepare_for_edits();
    }
    // Rises with each analysis that does not follow from the one before.
    std::uint64_t generation() const { return generation_; }

    // Of the text as it is now. Settings must have been set.
    analysis::Analysis& analysis(syntax::Parser& parser);
    // The profile that the text asks for by what it imports; looked for again after edits that may
    // have to do with imports.
    const std::string& profile();

   private:
    std::string text_;
    names::FileContext file_;
    std::shared_ptr<const analysis::Settings> settings_;
    std::unique_ptr<analysis::Analysis> analysis_;
    std::optional<std::string> profile_;
    std::uint64_t generation_ = 0;
    // What the analysis does not know of yet: all between the first `same_before_` bytes and the
    // last `same_after_`.
    bool edited_ = false;
    std::size_t same_before_ = 0;
    std::size_t same_after_ = 0;
};

}  // namespace mindport::server
