#include "server/features/diagnostics.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/rules/links.h"
#include "core/rules/messages.h"
#include "core/rules/rule.h"
#include "server/features/words.h"
#include "server/rpc/message.h"

namespace mindport::server {
namespace {

constexpr std::size_t most_kept = 50'000;

void append_number(std::string& text, std::uint32_t number) {
    std::array<char, 10> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

void append_position(std::string& text, text::Position position) {
    text += R"({"line":)";
    append_number(text, position.line);
    text += R"(,"character":)";
    append_number(text, position.character);
    text += '}';
}

void append_range(std::string& text, const Range& range) {
    text += R"({"start":)";
    append_position(text, range.start);
    text += R"(,"end":)";
    append_position(text, range.end);
    text += '}';
}

template <typename Value>
void append_bytes(std::string& key, const Value& value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// What has no effect or no use any more is shown faded.
bool is_unnecessary(const rules::Finding& finding) {
    const auto* text = finding.message.text;
    using namespace rules::messages;
    return text == &import_unused || text == &call_without_effect || text == &device_transfer ||
           text == &no_grad;
}

Shown shown_for(rules::Severity severity, const EditorSettings& editor) {
    switch (severity) {
        case rules::Severity::error:
            return editor.unmapped;
        case rules::Severity::warning:
            return editor.manual;
        case rules::Severity::hint:
            break;
    }
    return editor.convertible;
}

// As the settings `severity.*` are called. What is shown may be the same for several.
const char* kind_of(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::error:
            return "unmapped";
        case rules::Severity::warning:
            return "manual";
        case rules::Severity::hint:
            break;
    }
    return "convertible";
}

}  // namespace

std::string as_list(std::string text, std::size_t from) {
    if (text.size() == from) return text += "[]";
    text[from] = '[';
    return text += ']';
}

rules::Severity DiagnosticStyle::severity(const rules::Finding& finding) const {
    const auto set = severities.empty() ? severities.end() : severities.find(finding.rule);
    return set == severities.end() ? finding.severity : set->second;
}

Shown DiagnosticStyle::shown(const rules::Finding& finding) const {
    return shown_for(severity(finding), editor);
}

void DiagnosticWriter::add(std::string& list, const rules::Finding& finding, const Range& range,
                           const DiagnosticStyle& style, const std::string& uri,
                           const ImportPlace* import) {
    const Shown shown = style.shown(finding);
    if (shown == Shown::off) return;
    list += R"(,{"range":)";
    append_range(list, range);
    list += fixed_part(finding, shown, style);
    if (import != nullptr) {
        const std::string message =
            words::say(style.language(), words::imported_here, {std::string(import->name)});
        list += R"(,"relatedInformation":[{"location":{"uri":)" + dump(uri) + R"(,"range":)";
        append_range(list, import->range);
        list += R"(},"message":)" + dump(message) + "}]";
    }
    list += '}';
}

void DiagnosticWriter::add_rest(std::string& list, std::size_t count, const Range& range,
                                const DiagnosticStyle& style) {
    if (count == 0) return;
    list += R"(,{"range":)";
    append_range(list, range);
    const std::string message =
        words::say(style.language(), words::not_shown, {std::to_string(count)});
    list += R"(,"severity":3,"source":"mindport","message":)" + dump(message) + "}";
}

const std::string& DiagnosticWriter::fixed_part(const rules::Finding& finding, Shown shown,
                                                const DiagnosticStyle& style) {
    const bool has_fix = !finding.fixes.empty();
    const bool safe = finding.has_safe_fix();
    key_.clear();
    append_bytes(key_, finding.rule);
    append_bytes(key_, finding.message.text);
    key_ += static_cast<char>(shown);
    key_ += static_cast<char>(style.severity(finding));
    key_ += static_cast<char>(has_fix ? (safe ? 2 : 1) : 0);
    for (const std::string& argument : finding.message.args) (key_ += argument) += '\0';
    key_ += finding.api;
    const auto found = kept_.find(key_);
    if (found != kept_.end()) return found->second;
    if (kept_.size() > most_kept) kept_.clear();

    Json json{{"severity", static_cast<int>(shown)},
              {"code", finding.rule->code},
              {"source", "mindport"},
              {"message", rules::format(finding.message, style.language())}};
    if (style.client.code_description) {
        json["codeDescription"] = {{"href", rules::link_for(finding, style.catalog)}};
    }
    if (style.client.diagnostic_tags && is_unnecessary(finding)) json["tags"] = {1};
    if (style.client.diagnostic_data) {
        json["data"] = {{"api", finding.api},
                        {"kind", kind_of(style.severity(finding))},
                        {"fix", has_fix ? (safe ? "safe" : "suggested") : ""}};
    }
    std::string text = dump(json);
    text.front() = ',';  // goes on in an object
    text.pop_back();
    return kept_.emplace(key_, std::move(text)).first->second;
}

}  // namespace mindport::server
