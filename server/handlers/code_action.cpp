#include "server/features/actions.h"

#include <algorithm>

#include "core/rules/rule.h"
#include "server/features/words.h"
#include "server/handlers/handlers.h"

namespace mindport::server {
namespace {

// The client's diagnostics that tell of the finding. Their data, where they have it, tells findings
// of one rule in one place apart.
Json mended(const Document& document, const rules::Finding& finding,
            const CodeActionParams& params) {
    Json list = Json::array();
    for (const Json& diagnostic : params.diagnostics) {
        const Json& api = field(field(diagnostic, "data"), "api");
        const bool same = field(diagnostic, "code") == finding.rule->code &&
                          field(diagnostic, "range") == Json(document.range(finding.range));
        if (same && (api.is_null() || api == finding.api)) list.push_back(diagnostic);
    }
    return list;
}

// Whole conversions of clients that cannot ask for edits later: a command works them out.
bool is_costly(const ActionTask& task) {
    return task.kind == ActionTask::Kind::convert || task.kind == ActionTask::Kind::fix_rule;
}

Json action_of(Session& session, Document& document, const CodeActionParams& params,
               const Offer& offer) {
    Json action{{"title", offer.title}, {"kind", offer.kind}};
    if (offer.finding != nullptr) {
        Json list = mended(document, *offer.finding, params);
        if (!list.empty()) action["diagnostics"] = std::move(list);
    }
    if (offer.preferred && session.client.preferred_actions) action["isPreferred"] = true;
    const Json data{{"uri", document.uri()}, {"version", document.version()}, {"task", offer.task}};
    if (session.client.resolves_edits) {
        action["data"] = data;
        return action;
    }
    // What was asked for by its kind (on saving) has to come with its edit.
    const bool now = !is_costly(offer.task) || params.asks_for(offer.kind);
    if (!now) {
        action["command"] = {
            {"title", offer.title}, {"command", "mindport.apply"}, {"arguments", {data}}};
        return action;
    }
    const auto edits = edits_of(session, document, offer.task);
    if (edits && !edits->empty()) action["edit"] = workspace_edit(session, document, *edits);
    return action;
}

}  // namespace

Reply<Json> code_action(Session& session, const CodeActionParams& params) {
    Json list = Json::array();
    Document* document = session.find_python(params.uri);
    if (document == nullptr) return list;
    for (const Offer& offer : offers(session, *document, params)) {
        Json action = action_of(session, *document, params, offer);
        const bool does =
            action.contains("edit") || action.contains("data") || action.contains("command");
        if (does) list.push_back(std::move(action));
    }
    return list;
}

Reply<Json> edit_of_data(Session& session, const Json& data) {
    const auto task = data.at("task").get<ActionTask>();
    const auto document = session.get(data.at("uri").get<std::string>());
    if (!document) return tl::unexpected(document.error());
    if ((*document)->version() != data.at("version").get<std::int64_t>()) {
        return fail(ErrorCode::content_modified,
                    words::say(session.language(), words::has_changed));
    }
    const auto edits = edits_of(session, **document, task);
    if (!edits) return tl::unexpected(edits.error());
    return workspace_edit(session, **document, *edits);
}

Reply<Json> resolve_code_action(Session& session, const AnyParams& params) {
    Json action = params.json;
    auto edit = edit_of_data(session, action.at("data"));
    if (!edit) return tl::unexpected(edit.error());
    action["edit"] = std::move(*edit);
    return action;
}

}  // namespace mindport::server
