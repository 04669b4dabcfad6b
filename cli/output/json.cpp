#include <nlohmann/json.hpp>

#include "cli/output/json_text.h"
#include "cli/output/output.h"
#include "cli/output/tally.h"
#include "core/version.h"

namespace mindport::cli {
namespace {

using Json = nlohmann::ordered_json;

Json place(const Place& where) {
    return {{"line", where.line},
            {"column", where.column},
            {"end_line", where.end_line},
            {"end_column", where.end_column}};
}

Json summary_object(const Report& report) {
    const Totals sum = total(report);
    return {{"files", sum.files},
            {"lines", sum.lines},
            {"converted", sum.converted},
            {"unchanged", sum.unchanged},
            {"failed", sum.failed},
            {"copied", report.copied},
            {"edits", sum.edits},
            {"errors", sum.errors},
            {"warnings", sum.warnings},
            {"hints", sum.hints},
            {"seconds", report.timings.total}};
}

Json receivers_object(const kinds::ReceiverCounts& counts) {
    const auto object = [](const kinds::ReceiverCount& count) {
        return Json{{"calls", count.calls}, {"known", count.known}};
    };
    Json all = object(kinds::total(counts));
    all["methods"] = Json::object();
    for (const auto& [name, count] : counts) all["methods"][name] = object(count);
    return all;
}

Json file_object(const FileReport& file) {
    Json rules = Json::object();
    for (const auto& [rule, count] : file.applied) rules[std::string(rule->code)] = count;
    Json object = {{"path", file.path},
                   {"outcome", to_string(file.outcome)},
                   {"lines", file.lines},
                   {"edits", file.edits},
                   {"edits_by_rule", std::move(rules)}};
    if (!file.error.empty()) object["error"] = file.error;
    if (file.taken_back > 0) object["taken_back"] = file.taken_back;
    if (file.unstable) object["unstable"] = true;
    return object;
}

Json finding_object(const FileReport& file, const ReportedFinding& finding) {
    Json object = {{"path", file.path}};
    object.update(place(finding.where));
    object["rule"] = finding.rule->code;
    object["name"] = finding.rule->name;
    object["severity"] = to_string(finding.severity);
    object["message"] = finding.message;
    object["api"] = finding.api;
    object["link"] = finding.link;
    object["fixes"] = Json::array();
    for (const ReportedFix& fix : finding.fixes) {
        Json edits = Json::array();
        for (const ReportedEdit& edit : fix.edits) {
            Json entry = place(edit.where);
            entry["text"] = edit.text;
            edits.push_back(std::move(entry));
        }
        object["fixes"].push_back(
            {{"title", fix.title},
             {"safety", fix.safety == rules::Safety::safe ? "safe" : "suggested"},
             {"edits", std::move(edits)}});
    }
    return object;
}

Json problem_object(const workspace::Problem& problem) {
    return {{"path", problem.path}, {"message", problem.message}};
}

}  // namespace

std::string json_report(const Report& report) {
    JsonText out;
    out.open("{");
    out.field("version", Json(version));
    out.field("command", Json(to_string(report.command)));
    out.field("root", Json(report.root));
    out.field("profile", Json(report.profile));
    out.field("target", Json("mindspore==" + report.mindspore));
    out.field("summary", summary_object(report));
    if (report.receivers) out.field("receivers", receivers_object(*report.receivers));
    out.open_field("files", "[");
    for (const FileReport& file : report.files) out.item(file_object(file));
    out.close("]");
    out.open_field("findings", "[");
    for (const FileReport& file : report.files) {
        for (const ReportedFinding& finding : file.findings) {
            out.item(finding_object(file, finding));
        }
    }
    out.close("]");
    out.open_field("problems", "[");
    for (const workspace::Problem& problem : report.problems) out.item(problem_object(problem));
    out.close("]");
    out.open_field("notes", "[");
    for (const workspace::Problem& note : report.notes) out.item(problem_object(note));
    out.close("]");
    out.close("}");
    return out.take();
}

}  // namespace mindport::cli
