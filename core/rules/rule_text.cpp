#include "core/rules/rule_text.h"

#include <cctype>

namespace mindport::rules {

std::string documentation_of(const Rule& rule) {
    std::string_view text = rule.documentation;
    while (text.starts_with('\n')) text.remove_prefix(1);
    while (text.ends_with('\n')) text.remove_suffix(1);
    return std::string(text);
}

std::string anchor_of(const Rule& rule) {
    std::string anchor;
    for (const char c : std::string(rule.code) + " " + std::string(rule.name)) {
        anchor += c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return anchor;
}

std::string markdown_of(const Rule& rule) {
    std::string text = "## " + std::string(rule.code) + " " + std::string(rule.name) + "\n\n" +
                       std::string(rule.summary) + ".\n\n" + documentation_of(rule) + "\n";
    if (rule.profile_only) text += "\nRuns only with a profile that lists it.\n";
    return text;
}

}  // namespace mindport::rules
