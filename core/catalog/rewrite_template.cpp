#include "core/catalog/rewrite_template.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mindport::catalog {
namespace {

constexpr std::array<std::string_view, 3> spelled_packages{"mindspore", "numpy", "mindone"};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_identifier(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_word) &&
           !(text[0] >= '0' && text[0] <= '9');
}

class Parser {
   public:
    explicit Parser(std::string_view text) : text_(text) {}

    tl::expected<std::vector<TemplatePart>, TemplateError> parse() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '{' && peek(1) != '{') {
                if (auto error = placeholder()) return tl::unexpected(std::move(*error));
            } else if (c == '{' || c == '}') {
                if (peek(1) != c) return tl::unexpected(TemplateError{at_, "`}` without `{`"});
                end_text(at_ + 1);
                at_ += 2;
                start_ = at_;
            } else if (quote_ != '\0') {
                if (c == quote_) quote_ = '\0';
                ++at_;
            } else if (c == '\'' || c == '"') {
                quote_ = c;
                ++at_;
            } else if (is_word(c)) {
                word();
            } else {
                ++at_;
            }
        }
        end_text(at_);
        return std::move(parts_);
    }

   private:
    char peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    void end_text(std::size_t end) {
        if (end > start_) {
            parts_.push_back(
                {TemplatePart::Form::text, text_.substr(start_, end - start_), {}, false});
        }
    }

    void word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_word(text_[at_]) || text_[at_] == '.')) ++at_;
        std::size_t end = at_;
        while (text_[end - 1] == '.') --end;
        const std::string_view name = text_.substr(begin, end - begin);
        const bool is_member = begin > 0 && (text_[begin - 1] == '.' || text_[begin - 1] == '}');
        const std::string_view package = name.substr(0, name.find('.'));
        if (is_member || package == name ||
            std::ranges::find(spelled_packages, package) == spelled_packages.end()) {
            return;
        }
        end_text(begin);
        parts_.push_back({TemplatePart::Form::name, name, {}, false});
        start_ = at_ = end;
    }

    std::optional<TemplateError> placeholder() {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) return TemplateError{at_, "`{` without `}`"};
        std::string_view body = text_.substr(at_ + 1, close - at_ - 1);
        TemplatePart part;
        if (body == "self") {
            part.form = TemplatePart::Form::receiver;
        } else if (body.starts_with('*')) {
            part.form = TemplatePart::Form::variadic;
            body.remove_prefix(1);
        } else if (body.starts_with('(') && body.ends_with(')')) {
            part.form = TemplatePart::Form::gathered;
            body = body.substr(1, body.size() - 2);
        } else if (body.ends_with('=') && body.find('|') == std::string_view::npos) {
            part.form = TemplatePart::Form::keyword;
            body.remove_suffix(1);
        } else {
            part.form = TemplatePart::Form::argument;
            if (const auto bar = body.find('|'); bar != std::string_view::npos) {
                part.has_default = true;
                part.default_value = body.substr(bar + 1);
                body = body.substr(0, bar);
            }
        }
        if (!is_identifier(body)) {
            return TemplateError{at_, "`" + std::string(text_.substr(at_, close + 1 - at_)) +
                                          "` is not a placeholder"};
        }
        if (part.has_default && part.default_value.empty()) {
            return TemplateError{at_, "`{" + std::string(body) + "|}` has no default after `|`"};
        }
        part.text = body;
        end_text(at_);
        parts_.push_back(part);
        start_ = at_ = close + 1;
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    char quote_ = '\0';      // of the Python string that at_ is in; its names are only text
    std::size_t start_ = 0;  // of the text that is not in parts_ yet
    std::vector<TemplatePart> parts_;
};

}  // namespace

tl::expected<std::vector<TemplatePart>, TemplateError> parse_template(std::string_view text) {
    return Parser(text).parse();
}

}  // namespace mindport::catalog
