#include <algorithm>

#include "cli/output/output.h"

namespace mindport::cli {
namespace {

std::string severity_text(rules::Severity severity, const Style& style) {
    const std::string_view word = to_string(severity);
    switch (severity) {
        case rules::Severity::error:
            return style.red(word);
        case rules::Severity::warning:
            return style.yellow(word);
        case rules::Severity::hint:
            return style.blue(word);
    }
    return {};
}

std::string_view skip_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
    }
    return text.substr(at);
}

// Terminals move at tabs and obey control characters; a line must stay in its place.
std::string printable(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\t') {
            result += "    ";
        } else {
            result += byte < 0x20 || byte == 0x7F ? ' ' : c;
        }
    }
    return result;
}

void append_source(const ReportedFinding& finding, const Style& style, std::string& out) {
    const Place& where = finding.where;
    const std::string number = std::to_string(where.line);
    const std::string margin(number.size() + 1, ' ');
    const std::string_view line = finding.source_line;
    const std::string_view rest = skip_characters(line, where.column - 1 - finding.line_start);
    const std::string before = printable(line.substr(0, line.size() - rest.size()));
    // A place that goes on in the next line is marked to the end of its first.
    const std::string_view marked =
        where.end_line == where.line
            ? rest.substr(
                  0, rest.size() - skip_characters(rest, where.end_column - where.column).size())
            : rest;
    const std::size_t carets = std::max<std::size_t>(1, display_width(printable(marked)));
    out += margin + style.blue("|") + "\n";
    out += style.blue(number) + " " + style.blue("|") + " " + printable(line) + "\n";
    out += margin + style.blue("|") + " " + std::string(display_width(before), ' ');
    const std::string underline(carets, '^');
    out += finding.severity == rules::Severity::error     ? style.red(underline)
           : finding.severity == rules::Severity::warning ? style.yellow(underline)
                                                          : style.blue(underline);
    out += "\n";
    for (const ReportedFix& fix : finding.fixes) {
        const bool safe = fix.safety == rules::Safety::safe;
        out += margin + style.blue("=") + " " + style.bold(safe ? "fix" : "suggested fix") + ": " +
               fix.title + "\n";
    }
    if (!finding.link.empty() && !finding.api.empty()) {
        out += margin + style.blue("=") + " " + style.bold("see") + ": " + finding.link + "\n";
    }
}

}  // namespace

std::optional<Format> parse_format(std::string_view text) {
    const auto found = std::ranges::find(format_names, text);
    if (found == format_names.end()) return std::nullopt;
    return static_cast<Format>(found - format_names.begin());
}

std::string text_findings(const Report& report, const Style& style) {
    std::string out;
    for (const FileReport& file : report.files) {
        for (const ReportedFinding& finding : file.findings) {
            if (!finding.left_by_hand() && !report.show_hints) continue;
            out += style.bold(file.path) + style.cyan(":") + std::to_string(finding.where.line) +
                   style.cyan(":") + std::to_string(finding.where.column) + style.cyan(":") + " " +
                   style.bold(finding.rule->code) + " " + severity_text(finding.severity, style) +
                   ": " + finding.message + "\n";
            append_source(finding, style, out);
            out += "\n";
        }
    }
    return out;
}

}  // namespace mindport::cli
