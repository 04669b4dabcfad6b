#include <map>

#include "core/rules/rule.h"
#include "server/features/explain.h"
#include "server/features/words.h"
#include "server/handlers/commands.h"

namespace mindport::server {
namespace {

using Command = void (*)(Session&, const CommandCall&, Responder);

const std::map<std::string, Command>& commands() {
    static const std::map<std::string, Command> table{
        {"mindport.apply", &apply_command},
        {"mindport.convertFile", &convert_file_command},
        {"mindport.convertWorkspace", &convert_workspace_command},
        {"mindport.explain", &explain_command},
        {"mindport.mappings", &mappings_command},
        {"mindport.project", &project_command},
        {"mindport.report", &report_command},
        {"mindport.undo", &undo_command},
    };
    return table;
}

}  // namespace

void execute_command(Session& session, const AnyParams& params, Responder respond) {
    const auto command = commands().find(params.json.at("command").get<std::string>());
    if (command == commands().end()) {
        return respond(Reply<Json>(fail(ErrorCode::invalid_params, "there is no such command")));
    }
    const Json& arguments = field(params.json, "arguments");
    CommandCall call;
    if (arguments.is_array() && !arguments.empty()) call.argument = arguments.front();
    call.work_done_token = field(params.json, "workDoneToken");
    command->second(session, call, std::move(respond));
}

void cancel_progress(Session& session, const AnyParams& params) {
    const auto found = session.progress_tokens.find(dump(params.json.at("token")));
    if (found != session.progress_tokens.end()) *found->second = true;
}

// The edit of a code action, for clients that do not ask for edits later.
void apply_command(Session& session, const CommandCall& call, Responder respond) {
    auto edit = edit_of_data(session, call.argument);
    if (!edit) return respond(Reply<Json>(tl::unexpected(edit.error())));
    if (!session.client.applies_edits) {
        return respond(Reply<Json>(fail(ErrorCode::request_failed,
                                        words::say(session.language(), words::takes_no_edits))));
    }
    auto answer = std::make_shared<Responder>(std::move(respond));
    session.peer().request("workspace/applyEdit", {{"edit", std::move(*edit)}},
                           [answer](const Reply<Json>& applied) { (*answer)(applied); });
}

std::shared_ptr<const catalog::Catalog> explained_catalog(Session& session) {
    return session.projects().of({})->setup.settings("diffusers", nullptr).catalog;
}

void explain_command(Session& session, const CommandCall& call, Responder respond) {
    const Json& name = call.argument.is_object() ? field(call.argument, "name") : call.argument;
    const std::string text =
        explain(*explained_catalog(session), name.get<std::string>(), session.language());
    if (text.empty()) return respond(Reply<Json>(Json(nullptr)));
    respond(Reply<Json>(Json{{"markdown", text}}));
}

Json left_in(const std::string& uri, std::string_view text,
             const std::vector<rules::Finding>& findings, const DiagnosticStyle& style) {
    Json list = Json::array();
    const text::LineIndex lines(text);
    for (const rules::Finding& finding : findings) {
        const Shown shown = style.shown(finding);
        if (finding.severity == rules::Severity::hint || shown == Shown::off) continue;
        const Range range{lines.position(finding.range.begin, style.client.encoding),
                          lines.position(finding.range.end, style.client.encoding)};
        list.push_back({{"uri", uri},
                        {"range", range},
                        {"severity", static_cast<int>(shown)},
                        {"code", finding.rule->code},
                        {"api", finding.api},
                        {"message", rules::format(finding.message, style.language())}});
    }
    return list;
}

}  // namespace mindport::server
