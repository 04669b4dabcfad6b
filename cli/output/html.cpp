// One HTML file that a person can read, search and pass on: everything is in it.
#include <map>
#include <nlohmann/json.hpp>

#include "cli/output/html/page.h"
#include "cli/output/json_text.h"
#include "cli/output/output.h"
#include "core/version.h"

namespace mindport::cli {
namespace {

using Json = nlohmann::ordered_json;

// Strings that recur, by their place in a list.
class StringTable {
   public:
    std::size_t index_of(const std::string& text) {
        const auto [entry, is_new] = index_.try_emplace(text, index_.size());
        if (is_new) list_.push_back(text);
        return entry->second;
    }
    const Json& list() const { return list_; }

   private:
    std::map<std::string, std::size_t> index_;
    Json list_ = Json::array();
};

class Page {
   public:
    explicit Page(const Report& report) : report_(report) {
        for (const rules::Rule* rule : rules::all_rules()) {
            rule_index_.try_emplace(rule->code, rules_.size());
            rules_.push_back({{"code", rule->code}, {"name", rule->name}});
        }
    }

    std::string data() {
        JsonText out;
        out.open("{");
        out.field("title", Json(title()));
        out.field("subtitle", Json(subtitle()));
        out.field("totals", totals());
        out.field("failed", failed());
        out.field("support", support());
        out.field("rules", rules_);
        out.open_field("files", "[");
        for (const FileReport& file : report_.files) out.item(file_object(file));
        out.close("]");
        out.field("strings", strings_.list());
        out.close("}");
        return out.take();
    }

    std::string title() const {
        if (report_.command == Command::check) return "What is left to port";
        if (report_.target.empty()) return "Ported to MindSpore";
        return report_.source + " → " + report_.target;
    }

   private:
    std::string subtitle() const {
        return "mindport " + std::string(version) + " " + std::string(to_string(report_.command)) +
               ", profile " + report_.profile + ", MindSpore " + report_.mindspore + ", " +
               counted(report_.files.size(), "file") + " in " + duration(report_.timings.total);
    }

    Json totals() const {
        const Totals sum = total(report_);
        Json cards = Json::array();
        if (report_.command == Command::check) {
            cards.push_back({sum.files, "files checked", ""});
            cards.push_back({sum.safe_fixes, "places converted by mindport", "ok"});
        } else {
            cards.push_back({sum.converted, "files converted", "ok"});
            cards.push_back({sum.unchanged, "files unchanged", ""});
            cards.push_back({sum.edits, "edits made", "ok"});
        }
        cards.push_back({sum.lines, "lines", ""});
        cards.push_back({sum.errors, "errors: no counterpart", sum.errors > 0 ? "error" : ""});
        cards.push_back({sum.warnings, "warnings: to look at", sum.warnings > 0 ? "warning" : ""});
        if (sum.failed > 0) cards.push_back({sum.failed, "failed", "error"});
        return cards;
    }

    Json failed() const {
        Json list = Json::array();
        for (const FileReport& file : report_.files) {
            if (!file.error.empty()) list.push_back({file.path, file.error});
        }
        for (const workspace::Problem& problem : report_.problems) {
            list.push_back({problem.path, problem.message});
        }
        return list;
    }

    // Each name with what is said of it, and how many files it is in.
    Json support() const {
        std::map<Support, std::size_t> count;
        for (const FileReport& file : report_.files) {
            for (const Support& each : file.support) ++count[each];
        }
        Json list = Json::array();
        for (const auto& [each, files] : count) {
            list.push_back({each.name, each.text, each.is_full, files});
        }
        return list;
    }

    Json finding_row(const ReportedFinding& finding) {
        const Place& where = finding.where;
        const bool one_line = where.end_line == where.line;
        const std::string fix = finding.fixes.empty() ? "" : finding.fixes.front().title;
        Json row = {rule_index_.at(finding.rule->code),
                    static_cast<int>(finding.severity),
                    where.line,
                    where.column - 1 - finding.line_start,
                    one_line ? where.end_column - 1 - finding.line_start : UINT16_MAX,
                    strings_.index_of(finding.message),
                    strings_.index_of(finding.api),
                    strings_.index_of(finding.link),
                    strings_.index_of(fix)};
        row.push_back(finding.source_line);
        return row;
    }

    static Json hunk_row(const workspace::Hunk& hunk) {
        Json lines = Json::array();
        for (const workspace::DiffLine& line : hunk.lines) {
            std::string_view text = line.text;
            while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
            lines.push_back(line.origin + std::string(text));
        }
        return {hunk.old_start, hunk.new_start, std::move(lines)};
    }

    // Short keys: there are many files.
    Json file_object(const FileReport& file) {
        Json found = Json::array();
        for (const ReportedFinding& finding : file.findings) found.push_back(finding_row(finding));
        Json hunks = Json::array();
        for (const workspace::Hunk& hunk : file.hunks) hunks.push_back(hunk_row(hunk));
        Json object = {{"p", file.relative}, {"e", file.edits}};
        if (!file.error.empty()) object["x"] = "failed: " + file.error;
        object["f"] = std::move(found);
        object["h"] = std::move(hunks);
        return object;
    }

    const Report& report_;
    StringTable strings_;
    std::map<std::string_view, std::size_t> rule_index_;
    Json rules_ = Json::array();
};

// A script element ends at the first "</script", whatever JSON says.
std::string for_script(std::string_view json) {
    std::string text;
    text.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            text += "\\u003c";
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace

std::string html_page(const Report& report) {
    Page page(report);
    std::string text =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>mindport</title>\n<style>";
    text += page_style;
    text += "</style>\n</head>\n<body>";
    text += page_body;
    text +=
        "<script type=\"application/json\" id=\"data\">" + for_script(page.data()) + "</script>\n";
    text += "<script>";
    text += page_script;
    text += "</script>\n</body>\n</html>\n";
    return text;
}

}  // namespace mindport::cli
