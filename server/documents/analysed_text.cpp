#include "server/documents/analysed_text.h"

#include <algorithm>
#include <cctype>

#include "core/text/line_index.h"
#include "workspace/scan.h"

namespace mindport::server {

namespace {

bool has_line_of_import(std::string_view text, text::TextRange range) {
    const std::uint32_t begin = text::line_start(text, range.begin);
    const std::size_t end = std::min(text.find('\n', range.end), text.size());
    const std::string_view lines = text.substr(begin, end - begin);
    return lines.find("import") != std::string_view::npos ||
           lines.find("from") != std::string_view::npos;
}

// Whether a text can be typed anywhere without effect on what other lines are.
bool stays_in_line(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ' ' ||
               c == '.' || c == ',';
    });
}

}  // namespace

void AnalysedText::edit(text::TextRange range, std::string_view replacement) {
    const std::string_view removed = std::string_view(text_).substr(range.begin, range.size());
    bool keeps_imports = profile_ && stays_in_line(removed) && stays_in_line(replacement) &&
                         !has_line_of_import(text_, range);
    const std::size_t after = text_.size() - range.end;
    same_before_ = edited_ ? std::min<std::size_t>(same_before_, range.begin) : range.begin;
    same_after_ = edited_ ? std::min(same_after_, after) : after;
    edited_ = true;
    text_.replace(range.begin, range.size(), replacement);
    const auto size = static_cast<std::uint32_t>(replacement.size());
    keeps_imports = keeps_imports && !has_line_of_import(text_, {range.begin, range.begin + size});
    if (!keeps_imports) profile_.reset();
}

void AnalysedText::replace_all(std::string text) {
    text_ = std::move(text);
    edited_ = true;
    profile_.reset();
    same_before_ = 0;
    same_after_ = 0;
}

void AnalysedText::set_settings(std::shared_ptr<const analysis::Settings> settings) {
    analysis_.reset();
    settings_ = std::move(settings);
}

void AnalysedText::set_file(names::FileContext file) {
    analysis_.reset();
    profile_.reset();
    file_ = std::move(file);
}

void AnalysedText::adopt(std::unique_ptr<analysis::Analysis> analysis,
                         std::shared_ptr<const analysis::Settings> settings) {
    const std::string_view before = analysis->tree().text();
    const std::string_view now = text_;
    const std::size_t most = std::min(before.size(), now.size());
    const auto differs = std::mismatch(now.begin(), now.begin() + most, before.begin());
    same_before_ = static_cast<std::size_t>(differs.first - now.begin());
    const std::size_t most_after = most - same_before_;
    const auto differs_last =
        std::mismatch(now.rbegin(), now.rbegin() + most_after, before.rbegin());
    same_after_ = static_cast<std::size_t>(differs_last.first - now.rbegin());
    edited_ = before != now;
    // The old analysis refers to the old settings.
    analysis_ = std::move(analysis);
    settings_ = std::move(settings);
    ++generation_;
}

const std::string& AnalysedText::profile() {
    if (!profile_) profile_ = workspace::profile_of(text_, file_);
    return *profile_;
}

analysis::Analysis& AnalysedText::analysis(syntax::Parser& parser) {
    if (analysis_ && !edited_) return *analysis_;
    if (analysis_) {
        const std::size_t old_size = analysis_->tree().text().size();
        const text::TextRange range{static_cast<std::uint32_t>(same_before_),
                                    static_cast<std::uint32_t>(old_size - same_after_)};
        const std::size_t size = text_.size() - same_before_ - same_after_;
        analysis_->edit(parser, {{range, text_.substr(same_before_, size), {}}});
    } else {
        ++generation_;
        analysis_ = std::make_unique<analysis::Analysis>(*settings_, parser.parse(text_), file_,
                                                         names::SpellingMode::single_fix);
    }
    edited_ = false;
    return *analysis_;
}

}  // namespace mindport::server
