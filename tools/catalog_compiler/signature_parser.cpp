#include "tools/catalog_compiler/signature_parser.h"

#include <algorithm>

namespace mindport::catalog_compiler {
namespace {

using catalog::Parameter;
using catalog::ParameterKind;

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// The length of the text before the first of `stops` that is outside brackets and strings.
std::size_t scan(std::string_view text, std::string_view stops) {
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            if (c == '\\') ++i;
            if (c == quote) quote = '\0';
        } else if (depth == 0 && stops.find(c) != std::string_view::npos) {
            return i;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
            --depth;
        }
    }
    return text.size();
}

std::string parse_parameters(std::string_view text, std::vector<Parameter>& parameters) {
    bool after_star = false;
    while (!trim(text).empty()) {
        const std::size_t end = scan(text, ",");
        std::string_view item = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (item == "*") {
            after_star = true;
            continue;
        }
        if (item == "/") {
            for (Parameter& parameter : parameters) parameter.kind = ParameterKind::positional_only;
            continue;
        }
        Parameter parameter;
        if (item.starts_with("**")) {
            parameter.kind = ParameterKind::var_keyword;
            item.remove_prefix(2);
        } else if (item.starts_with('*')) {
            parameter.kind = ParameterKind::var_positional;
            item.remove_prefix(1);
            after_star = true;
        } else if (after_star) {
            parameter.kind = ParameterKind::keyword_only;
        }
        const std::size_t equals = item.find('=');
        parameter.name = item.substr(0, equals);
        if (equals != std::string_view::npos) {
            parameter.has_default = true;
            parameter.default_value = item.substr(equals + 1);
        }
        if (parameter.name.empty() || parameter.name.find(' ') != std::string_view::npos) {
            return "bad parameter `" + std::string(item) + "`";
        }
        parameters.push_back(parameter);
    }
    return {};
}

}  // namespace

tl::expected<std::vector<ParsedOverload>, std::string> parse_overloads(std::string_view text) {
    std::vector<ParsedOverload> overloads;
    text = trim(text);
    while (!text.empty()) {
        const std::size_t end = scan(text, "|");
        std::string_view item = trim(text.substr(0, end));
        text = trim(text.substr(std::min(end + 1, text.size())));
        ParsedOverload overload;
        const std::size_t at = scan(item, "@");
        if (at < item.size()) overload.versions = trim(item.substr(at + 1));
        item = trim(item.substr(0, at));
        if (!item.starts_with('(') || !item.ends_with(')')) {
            return tl::unexpected("bad overload `" + std::string(item) + "`");
        }
        std::string error = parse_parameters(item.substr(1, item.size() - 2), overload.parameters);
        if (!error.empty()) return tl::unexpected(std::move(error));
        overloads.push_back(std::move(overload));
    }
    return overloads;
}

}  // namespace mindport::catalog_compiler
