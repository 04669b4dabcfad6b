#include "core/syntax/parts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace mindport::syntax {
namespace {

// These go on with the statement above.
constexpr std::array<std::string_view, 4> continuing{"elif", "else", "except", "finally"};
constexpr std::array<std::string_view, 10> never_in_brackets{
    "def", "class", "import", "from", "return", "while", "with", "try", "raise", "del"};

bool is_one_of(std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// What may end a line, or tell that it goes on.
constexpr auto telling = [] {
    std::array<bool, 256> result{};
    for (const char c : std::string_view("\n#'\"()[]{}\\")) {
        result[static_cast<unsigned char>(c)] = true;
    }
    return result;
}();

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

using Stop = std::function<bool(std::uint32_t)>;

class Cutter {
   public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<text::TextRange> top_level(std::uint32_t begin, const Stop& stop) {
        at_ = begin;
        cut(begin, at_, stop);
        return std::move(parts_);
    }

    std::vector<text::TextRange> members() {
        constexpr std::string_view keyword = "\nclass ";
        if (!text_.starts_with(keyword.substr(1))) {
            const std::size_t line = text_.find(keyword);
            if (line == std::string_view::npos) return {};
            at_ = line + 1;
        }
        skip_line();
        if (!find_indentation()) return {};
        cut(0, at_, nullptr);
        return std::move(parts_);
    }

   private:
    // Into parts from `begin` on. Not in front of `first`.
    void cut(std::uint32_t begin, std::size_t first, const Stop& stop) {
        while (at_ < text_.size()) {
            const auto line = static_cast<std::uint32_t>(at_);
            if (is_cut() && line != first) {
                parts_.push_back({begin, line});
                begin = line;
                if (stop && stop(line)) return;
            }
            skip_line();
        }
        parts_.push_back({begin, static_cast<std::uint32_t>(text_.size())});
    }

    // That of the first statement from here on, which must have one.
    bool find_indentation() {
        for (; at_ < text_.size(); skip_line()) {
            const std::size_t start = text_.find_first_not_of(" \t", at_);
            if (start == std::string_view::npos) return false;
            if (quote_ != 0 || depth_ != 0 || joined_ || text_[start] == '#' ||
                text_[start] == '\r' || text_[start] == '\n') {
                continue;
            }
            indentation_ = text_.substr(at_, start - at_);
            return !indentation_.empty();
        }
        return false;
    }

    // Whether a statement starts here, at the start of a line.
    bool is_cut() {
        const std::string_view line = text_.substr(at_);
        if (!line.starts_with(indentation_) || line.size() == indentation_.size()) return false;
        const char first = line[indentation_.size()];
        if (quote_ != 0 || first == ' ' || first == '\t' || first == '\r' || first == '\n' ||
            first == '\f' || first == '#' || first == '\\') {
            return false;
        }
        const auto begin = line.begin() + indentation_.size();
        const std::string_view word(begin, std::find_if_not(begin, line.end(), is_word));
        if (depth_ != 0) {
            if (!is_one_of(word, never_in_brackets)) return false;
            depth_ = 0;
        }
        const bool after_decorator = std::exchange(decorated_, first == '@');
        return !joined_ && !after_decorator && !is_one_of(word, continuing) && first != ')' &&
               first != ']' && first != '}';
    }

    std::size_t next_telling() const {
        const std::string_view text = text_;
        std::size_t at = at_;
        while (at < text.size() && !telling[static_cast<unsigned char>(text[at])]) ++at;
        return at;
    }

    void skip_line() {
        joined_ = false;
        while (true) {
            at_ = next_telling();
            if (at_ == text_.size()) return;
            const char c = text_[at_++];
            if (c == '\n') return;
            if (quote_ != 0) {
                in_string(c);
                continue;
            }
            switch (c) {
                case '#':
                    at_ = std::min(text_.find('\n', at_), text_.size());
                    break;
                case '\'':
                case '"':
                    open_string(c);
                    break;
                case '(':
                case '[':
                case '{':
                    ++depth_;
                    break;
                case ')':
                case ']':
                case '}':
                    depth_ -= depth_ > 0 ? 1 : 0;
                    break;
                case '\\':
                    joined_ = at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r');
                    break;
                default:
                    break;
            }
        }
    }

    void in_string(char c) {
        if (c == '\\') {
            at_ += at_ < text_.size() ? 1 : 0;
        } else if (c == quote_ && text_.substr(at_).starts_with(std::string(2, quote_))) {
            at_ += 2;
            quote_ = 0;
        }
    }

    // A string in one pair of quotes ends with its line.
    void open_string(char quote) {
        if (text_.substr(at_).starts_with(std::string(2, quote))) {
            at_ += 2;
            quote_ = quote;
            return;
        }
        while (at_ < text_.size() && text_[at_] != '\n') {
            const char c = text_[at_++];
            if (c == quote) return;
            if (c == '\\' && at_ < text_.size()) ++at_;
        }
    }

    std::string_view text_;
    std::string_view indentation_;  // of the statements that are cut at
    std::vector<text::TextRange> parts_;
    std::size_t at_ = 0;
    std::uint32_t depth_ = 0;  // of brackets
    char quote_ = 0;           // of the string in three pairs of quotes that goes on
    bool joined_ = false;      // a backslash ended the line before
    bool decorated_ = false;   // the last statement was a decorator
};

}  // namespace

std::vector<text::TextRange> top_level_parts(std::string_view text) {
    return Cutter(text).top_level(0, nullptr);
}

std::vector<text::TextRange> top_level_parts_from(std::string_view text, std::uint32_t begin,
                                                  const std::function<bool(std::uint32_t)>& stop) {
    return Cutter(text).top_level(begin, stop);
}

std::vector<text::TextRange> class_parts(std::string_view part) { return Cutter(part).members(); }

}  // namespace mindport::syntax
