// GitHub Actions workflow commands: each finding becomes an annotation on its line.
#include "cli/output/output.h"

namespace mindport::cli {
namespace {

// What the runner would take for the end of a message or of a property.
std::string escaped(std::string_view text, bool property) {
    std::string result;
    for (const char c : text) {
        if (c == '%') {
            result += "%25";
        } else if (c == '\r') {
            result += "%0D";
        } else if (c == '\n') {
            result += "%0A";
        } else if (property && c == ':') {
            result += "%3A";
        } else if (property && c == ',') {
            result += "%2C";
        } else {
            result += c;
        }
    }
    return result;
}

std::string_view command(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::error:
            return "error";
        case rules::Severity::warning:
            return "warning";
        case rules::Severity::hint:
            return "notice";
    }
    return {};
}

std::string problem(const std::string& path, const std::string& message) {
    return "::error file=" + escaped(path, true) + "::" + escaped(message, false) + "\n";
}

}  // namespace

std::string github_annotations(const Report& report) {
    std::string out;
    for (const FileReport& file : report.files) {
        if (!file.error.empty()) out += problem(file.path, file.error);
        for (const ReportedFinding& finding : file.findings) {
            // GitHub shows only the first few annotations: those that need a person.
            if (!finding.left_by_hand() && !report.show_hints) continue;
            const Place& where = finding.where;
            out += "::" + std::string(command(finding.severity)) + " title=mindport (" +
                   std::string(finding.rule->code) + ")" + ",file=" + escaped(file.path, true) +
                   ",line=" + std::to_string(where.line) + ",col=" + std::to_string(where.column) +
                   ",endLine=" + std::to_string(where.end_line);
            if (where.end_line == where.line)
                out += ",endColumn=" + std::to_string(where.end_column);
            out += "::" + escaped(finding.message + " " + finding.link, false) + "\n";
        }
    }
    for (const workspace::Problem& item : report.problems) out += problem(item.path, item.message);
    return out;
}

}  // namespace mindport::cli
