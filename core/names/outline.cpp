// A scan of a file's logical lines for top-level imports and class headers. It knows strings,
// comments and brackets, and nothing else of Python: the whole of a large library takes
// milliseconds, which is what lets every file be converted with the classes of all others known.
#include <cctype>
#include <optional>

#include "core/names/class_index.h"

namespace mindport::names {
namespace {

bool is_name_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) {
        text.remove_suffix(1);
    }
    return text;
}

// Splits at commas outside of brackets.
std::vector<std::string_view> split_list(std::string_view text) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || (text[i] == ',' && depth == 0)) {
            if (const std::string_view part = trim(text.substr(start, i - start)); !part.empty()) {
                parts.push_back(part);
            }
            start = i + 1;
        } else if (text[i] == '(' || text[i] == '[') {
            ++depth;
        } else if (text[i] == ')' || text[i] == ']') {
            --depth;
        }
    }
    return parts;
}

// Yields logical lines with strings and comments blanked out.
class LogicalLines {
   public:
    explicit LogicalLines(std::string_view text) : text_(text) {}

    // The next line that starts at column 0 (or under `if`, `try` … for imports) with a word that
    // matters; nullopt at the end.
    std::optional<std::string> next() {
        while (at_ < text_.size()) {
            const std::size_t start = at_;
            const std::string_view rest = text_.substr(at_);
            const std::size_t indent = std::min(rest.find_first_not_of(" \t"), rest.size());
            const std::string_view word = rest.substr(indent);
            const bool wanted = word.starts_with("import ") || word.starts_with("from ") ||
                                (indent == 0 && word.starts_with("class "));
            line_.clear();
            skip_line(wanted);
            if (wanted && at_ > start) {
                return line_;
            }
        }
        return std::nullopt;
    }

   private:
    void skip_line(bool keep) {
        int depth = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n' && depth <= 0) {
                ++at_;
                return;
            }
            if (c == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
                continue;
            }
            if (c == '"' || c == '\'') {
                skip_string();
                continue;
            }
            if (c == '\\' && at_ + 1 < text_.size()) {
                at_ += text_.substr(at_).starts_with("\\\r\n") ? 3 : 2;
                continue;
            }
            depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
            depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
            if (keep) {
                line_ += c == '\n' || c == '\r' ? ' ' : c;
            }
            ++at_;
        }
    }

    void skip_string() {
        const char quote = text_[at_];
        const std::string triple(3, quote);
        if (text_.substr(at_, 3) == triple) {
            at_ += 3;
            while (at_ < text_.size() && text_.substr(at_, 3) != triple) {
                at_ += text_[at_] == '\\' ? 2 : 1;
            }
            at_ = std::min(at_ + 3, text_.size());
            return;
        }
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
            at_ += text_[at_] == '\\' ? 2 : 1;
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string line_;
};

class Reader {
   public:
    explicit Reader(const FileContext& context) : context_(context) {
        result_.module_name = context.module_name;
    }

    void line(std::string_view line) {
        line = trim(line);
        if (line.starts_with("class ")) {
            class_header(line.substr(6));
        } else if (line.starts_with("import ")) {
            for (const std::string_view part : split_list(line.substr(7))) {
                import(part, {});
            }
        } else if (line.starts_with("from ")) {
            const std::size_t import_at = line.find(" import ");
            if (import_at == std::string_view::npos) {
                return;
            }
            const std::string module =
                resolve_module(trim(line.substr(5, import_at - 5)), context_);
            std::string_view names = trim(line.substr(import_at + 8));
            if (names.starts_with('(') && names.ends_with(')')) {
                names = names.substr(1, names.size() - 2);
            }
            for (const std::string_view part : split_list(names)) {
                import(part, module);
            }
        }
    }

    Outline finish() {
        for (ClassOutline& entry : result_.classes) {
            for (std::string& base : entry.bases) {
                base = qualify(base);
            }
        }
        return std::move(result_);
    }

   private:
    void class_header(std::string_view rest) {
        std::size_t end = 0;
        while (end < rest.size() && is_name_char(rest[end])) {
            ++end;
        }
        ClassOutline entry{std::string(rest.substr(0, end)), {}};
        const std::size_t open = rest.find('(', end);
        const std::size_t close = rest.rfind(')');
        if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
            for (const std::string_view base : split_list(rest.substr(open + 1, close - open - 1))) {
                if (base.find('=') == std::string_view::npos) {
                    entry.bases.emplace_back(trim(base.substr(0, base.find('['))));
                }
            }
        }
        result_.classes.push_back(std::move(entry));
    }

    void import(std::string_view part, const std::string& module) {
        const std::size_t as = part.find(" as ");
        const std::string_view original = trim(part.substr(0, as));
        std::string_view bound = as == std::string_view::npos ? original : trim(part.substr(as + 4));
        std::string target =
            module.empty() ? std::string(original) : module + "." + std::string(original);
        if (module.empty() && as == std::string_view::npos) {
            bound = original.substr(0, original.find('.'));
            target = bound;
        }
        result_.imports.emplace_back(bound, std::move(target));
    }

    std::string qualify(const std::string& written) const {
        const std::size_t dot = written.find('.');
        const std::string head = written.substr(0, dot);
        const std::string tail = dot == std::string::npos ? "" : written.substr(dot);
        for (const auto& [bound, target] : result_.imports) {
            if (bound == head) {
                return target + tail;
            }
        }
        return result_.module_name.empty() ? written : result_.module_name + "." + written;
    }

    const FileContext& context_;
    Outline result_;
};

}  // namespace

Outline outline(std::string_view text, const FileContext& context) {
    LogicalLines lines(text);
    Reader reader(context);
    while (const auto line = lines.next()) {
        reader.line(*line);
    }
    return reader.finish();
}

}  // namespace mindport::names
