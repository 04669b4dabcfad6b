// A table for spreadsheets (RFC 4180), one finding a row.
#include "cli/output/output.h"

namespace mindport::cli {
namespace {

std::string field(std::string_view text) {
    // A spreadsheet would run what looks like a formula; Python cannot start a message with one,
    // but a file's name can.
    const bool formula =
        !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
    if (!formula && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = formula ? "\"'" : "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::string csv_table(const Report& report) {
    std::string out =
        "path,line,column,end_line,end_column,rule,name,severity,api,message,fix,link\r\n";
    for (const FileReport& file : report.files) {
        for (const ReportedFinding& finding : file.findings) {
            const Place& where = finding.where;
            const std::string fix = finding.fixes.empty() ? "" : finding.fixes.front().title;
            out += field(file.path) + "," + std::to_string(where.line) + "," +
                   std::to_string(where.column) + "," + std::to_string(where.end_line) + "," +
                   std::to_string(where.end_column) + "," + std::string(finding.rule->code) + "," +
                   field(finding.rule->name) + "," + std::string(to_string(finding.severity)) +
                   "," + field(finding.api) + "," + field(finding.message) + "," + field(fix) +
                   "," + field(finding.link) + "\r\n";
        }
    }
    return out;
}

}  // namespace mindport::cli
