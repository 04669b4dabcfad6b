// SARIF 2.1.0, for GitHub code scanning and other viewers.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/output/json_text.h"
#include "cli/output/output.h"
#include "core/version.h"

namespace mindport::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view root_id = "SRCROOT";
constexpr std::string_view guide =
    "https://www.mindspore.cn/docs/en/master/note/api_mapping/pytorch_api_mapping.html";

std::string_view level(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::error:
            return "error";
        case rules::Severity::warning:
            return "warning";
        case rules::Severity::hint:
            return "note";
    }
    return {};
}

// A path as part of a URI: what RFC 3986 reserves is escaped.
std::string uri(std::string_view path) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) {
            text += c;
        } else {
            text += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return text;
}

std::string root_uri(const std::string& root) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::weakly_canonical(root, error);
    const std::string path = absolute.generic_string();
    return "file://" + uri(path) + (path.ends_with('/') ? "" : "/");
}

Json rule_object(const rules::Rule& rule) {
    std::string_view documentation = rule.documentation;
    while (documentation.starts_with('\n')) documentation.remove_prefix(1);
    return {{"id", rule.code},
            {"name", rule.name},
            {"shortDescription", {{"text", rule.summary}}},
            {"help", {{"text", documentation}, {"markdown", documentation}}},
            {"helpUri", guide}};
}

Json region(const Place& where) {
    return {{"startLine", where.line},
            {"startColumn", where.column},
            {"endLine", where.end_line},
            {"endColumn", where.end_column}};
}

Json artifact(const FileReport& file) {
    return {{"uri", uri(file.relative)}, {"uriBaseId", root_id}};
}

Json fix_object(const FileReport& file, const ReportedFix& fix) {
    Json replacements = Json::array();
    for (const ReportedEdit& edit : fix.edits) {
        replacements.push_back(
            {{"deletedRegion", region(edit.where)}, {"insertedContent", {{"text", edit.text}}}});
    }
    const std::string prefix = fix.safety == rules::Safety::safe ? "" : "Suggested: ";
    return {{"description", {{"text", prefix + fix.title}}},
            {"artifactChanges", Json::array({{{"artifactLocation", artifact(file)},
                                              {"replacements", std::move(replacements)}}})}};
}

Json result_object(const FileReport& file, const ReportedFinding& finding,
                   const std::map<std::string_view, std::size_t>& rule_index) {
    std::string message = finding.message;
    if (!finding.link.empty()) {
        message += (message.ends_with('.') ? " See " : ". See ") + finding.link;
    }
    Json result = {{"ruleId", finding.rule->code},
                   {"ruleIndex", rule_index.at(finding.rule->code)},
                   {"level", level(finding.severity)},
                   {"message", {{"text", std::move(message)}}},
                   {"locations", Json::array({{{"physicalLocation",
                                                {{"artifactLocation", artifact(file)},
                                                 {"region", region(finding.where)}}}}})}};
    Json fixes = Json::array();
    for (const ReportedFix& fix : finding.fixes) {
        if (!fix.edits.empty()) fixes.push_back(fix_object(file, fix));
    }
    if (!fixes.empty()) result["fixes"] = std::move(fixes);
    if (!finding.api.empty()) result["properties"] = {{"api", finding.api}};
    return result;
}

Json notification(const std::string& path, const std::string& message) {
    return {{"level", "error"}, {"message", {{"text", path + ": " + message}}}};
}

Json invocation(const Report& report) {
    Json notifications = Json::array();
    for (const FileReport& file : report.files) {
        if (!file.error.empty()) notifications.push_back(notification(file.path, file.error));
    }
    for (const workspace::Problem& problem : report.problems) {
        notifications.push_back(notification(problem.path, problem.message));
    }
    return {{"executionSuccessful", notifications.empty()},
            {"toolExecutionNotifications", std::move(notifications)}};
}

}  // namespace

std::string sarif_report(const Report& report) {
    std::map<std::string_view, std::size_t> rule_index;
    Json rules = Json::array();
    for (const rules::Rule* rule : rules::all_rules()) {
        if (!rule_index.emplace(rule->code, rules.size()).second) continue;
        rules.push_back(rule_object(*rule));
    }
    JsonText out;
    out.open("{");
    out.field("$schema", Json("https://json.schemastore.org/sarif-2.1.0.json"));
    out.field("version", Json("2.1.0"));
    out.open_field("runs", "[");
    out.open_item("{");
    out.field(
        "tool",
        {{"driver",
          {{"name", "mindport"}, {"semanticVersion", version}, {"rules", std::move(rules)}}}});
    out.field("columnKind", Json("unicodeCodePoints"));
    out.field("originalUriBaseIds", {{root_id, {{"uri", root_uri(report.root)}}}});
    out.field("invocations", Json::array({invocation(report)}));
    out.open_field("results", "[");
    for (const FileReport& file : report.files) {
        for (const ReportedFinding& finding : file.findings) {
            out.item(result_object(file, finding, rule_index));
        }
    }
    out.close("]");
    out.close("}");
    out.close("]");
    out.close("}");
    return out.take();
}

}  // namespace mindport::cli
