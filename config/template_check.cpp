#include "config/template_check.h"

#include <algorithm>

namespace mindport::config {
namespace {

using catalog::TemplatePart;

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads the parts in order, with a stack of the brackets that are open.
class CallReader {
   public:
    explicit CallReader(std::string_view receiver) : receiver_(receiver) {}

    std::vector<TemplateCall> read(const std::vector<TemplatePart>& parts) {
        for (const TemplatePart& part : parts) {
            if (part.form == TemplatePart::Form::text) {
                read_text(part.text);
            } else if (part.form == TemplatePart::Form::name) {
                pending_ = part.text;
            } else {
                if (part.form == TemplatePart::Form::keyword) add_keyword(part.text);
                pending_.clear();
            }
            after_receiver_ = part.form == TemplatePart::Form::receiver;
        }
        return std::move(calls_);
    }

   private:
    static constexpr std::size_t no_call = static_cast<std::size_t>(-1);

    void read_text(std::string_view text) {
        std::size_t at = 0;
        if (after_receiver_ && !receiver_.empty() && text.starts_with('.')) {
            at = word_end(text, 1);
            pending_ = std::string(receiver_) + std::string(text.substr(0, at));
            calls_.push_back({pending_, {}});  // an attribute, unless a bracket follows
        }
        while (at < text.size()) {
            const char c = text[at];
            if (c == '\'' || c == '"') {
                at = std::min(text.find(c, at + 1), text.size() - 1) + 1;
                pending_.clear();
            } else if (is_word(c)) {
                const std::size_t end = word_end(text, at);
                const bool is_keyword = end < text.size() && text[end] == '=' &&
                                        text.substr(end, 2) != "==" && starts_argument(text, at);
                if (is_keyword) add_keyword(text.substr(at, end - at));
                pending_.clear();
                at = end;
            } else {
                read_bracket(c);
                ++at;
            }
        }
    }

    void read_bracket(char c) {
        if (c == '(' && !pending_.empty()) {
            // An attribute of the receiver is there already.
            if (calls_.empty() || calls_.back().callee != pending_)
                calls_.push_back({pending_, {}});
            open_.push_back(calls_.size() - 1);
        } else if (c == '(' || c == '[' || c == '{') {
            open_.push_back(no_call);
        } else if ((c == ')' || c == ']' || c == '}') && !open_.empty()) {
            open_.pop_back();
        }
        pending_.clear();
    }

    static std::size_t word_end(std::string_view text, std::size_t at) {
        while (at < text.size() && is_word(text[at])) ++at;
        return at;
    }

    // Whether nothing but space is between `at` and the comma or bracket before it.
    static bool starts_argument(std::string_view text, std::size_t at) {
        while (at > 0 && text[at - 1] == ' ') --at;
        return at > 0 && (text[at - 1] == ',' || text[at - 1] == '(');
    }

    void add_keyword(std::string_view name) {
        if (open_.empty() || open_.back() == no_call) return;
        calls_[open_.back()].keywords.emplace_back(name);
    }

    std::string_view receiver_;
    std::vector<TemplateCall> calls_;
    std::vector<std::size_t> open_;  // of each open bracket its call, or no_call
    std::string pending_;            // the name just before, which a bracket would call
    bool after_receiver_ = false;
};

}  // namespace

std::vector<TemplateCall> template_calls(const std::vector<TemplatePart>& parts,
                                         std::string_view receiver) {
    return CallReader(receiver).read(parts);
}

}  // namespace mindport::config
