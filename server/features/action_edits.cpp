#include <algorithm>

#include "core/convert/convert.h"
#include "core/convert/fix_edits.h"
#include "core/rules/rule.h"
#include "server/features/actions.h"
#include "server/features/text_diff.h"
#include "server/features/words.h"
#include "server/protocol/fields.h"

namespace mindport::server {
namespace {

using text::TextRange;

const rules::Finding* find(const analysis::Analysis& analysis, const ActionTask& task) {
    for (std::size_t unit = 0; unit < analysis.tree().units().size(); ++unit) {
        for (const rules::Finding& finding : analysis.findings(unit)) {
            if (finding.range == task.range && finding.rule->code == task.rule) return &finding;
        }
    }
    return nullptr;
}

Reply<std::vector<text::Edit>> fix_edits_of(Session& session, Document& document,
                                            const ActionTask& task) {
    const analysis::Analysis& analysis = session.analysis(document);
    const rules::Finding* finding = find(analysis, task);
    if (finding == nullptr || task.fix >= finding->fixes.size()) {
        return fail(ErrorCode::content_modified,
                    words::say(session.language(), words::finding_is_gone));
    }
    return convert::fix_edits(analysis, finding->fixes[task.fix]);
}

Reply<std::vector<text::Edit>> convert_edits(Session& session, Document& document,
                                             const ActionTask& task) {
    session.analysis(document);  // settles the settings
    convert::Options options;
    options.suggested = task.suggested;
    options.only_in = task.range;
    if (task.kind == ActionTask::Kind::fix_rule) {
        options.only_rule = rules::find_rule(task.rule);
        if (options.only_rule == nullptr) {
            return fail(ErrorCode::invalid_params, "there is no rule " + task.rule);
        }
    }
    const AnalysedText& text = document.analysed();
    const convert::Result result =
        convert::convert(text.settings(), session.parser(), text.text(), text.file(), options);
    if (!result.changed) return std::vector<text::Edit>();
    return line_edits(text.text(), result.text);
}

// Adds to a comment of ours that the line has, or writes one at its end.
std::vector<text::Edit> ignore_edits(const Document& document, const ActionTask& task) {
    const TextRange line = document.line_at(task.range->begin);
    const std::string_view text =
        std::string_view(document.analysed().text()).substr(line.begin, line.size());
    constexpr std::string_view comment = "# mindport: ignore[";
    const std::size_t there = text.find(comment);
    if (there != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(line.begin + there + comment.size());
        return {text::Edit::insert(at, task.rule + ", ")};
    }
    const std::size_t end = text.find_last_not_of(" \t") + 1;
    return {{{static_cast<std::uint32_t>(line.begin + end), line.end},
             "  " + std::string(comment) + task.rule + "]",
             {}}};
}

constexpr const char* kind_names[] = {"fix", "fixRule", "convert", "ignore"};

}  // namespace

Reply<std::vector<text::Edit>> edits_of(Session& session, Document& document,
                                        const ActionTask& task) {
    switch (task.kind) {
        case ActionTask::Kind::fix:
            return fix_edits_of(session, document, task);
        case ActionTask::Kind::ignore:
            return ignore_edits(document, task);
        case ActionTask::Kind::fix_rule:
        case ActionTask::Kind::convert:
            break;
    }
    return convert_edits(session, document, task);
}

namespace {

// The edit as one of this document; nullopt if it is another cell's. The last line of a cell may
// have no line break of its own, but has one in the notebook's text.
std::optional<text::Edit> edit_in(const Document& document, const text::Edit& edit) {
    const TextRange part = document.part();
    const bool borrowed = document.is_cell() && !document.text().ends_with('\n');
    const std::uint32_t end = part.end + (borrowed ? 1 : 0);
    if (edit.range.begin < part.begin || edit.range.end > end) return std::nullopt;
    text::Edit own = edit;
    if (edit.range.end <= part.end) return own;
    if (own.text.ends_with('\n')) own.text.pop_back();
    if (edit.range.begin > part.end) own.text.insert(0, "\n");
    own.range = {std::min(edit.range.begin, part.end), part.end};
    return own;
}

}  // namespace

Json workspace_edit(const Session& session, const Document& document,
                    const std::vector<text::Edit>& edits) {
    // Of a notebook each cell gets its own; imports may go into another one than the fix.
    Json changes = Json::array();
    Json by_uri = Json::object();
    for (const Document* part : session.parts_of(document)) {
        Json list = Json::array();
        for (const text::Edit& edit : edits) {
            if (const auto own = edit_in(*part, edit)) {
                list.push_back(TextEdit{part->range(own->range), own->text, {}});
            }
        }
        if (list.empty()) continue;
        const Json versioned{{"uri", part->uri()}, {"version", part->version()}};
        if (session.client.versioned_edits) {
            changes.push_back({{"textDocument", versioned}, {"edits", std::move(list)}});
        } else {
            by_uri[part->uri()] = std::move(list);
        }
    }
    if (!session.client.versioned_edits) return {{"changes", std::move(by_uri)}};
    return {{"documentChanges", std::move(changes)}};
}

void to_json(Json& json, const ActionTask& task) {
    json = {{"do", kind_names[static_cast<int>(task.kind)]},
            {"rule", task.rule},
            {"fix", task.fix},
            {"suggested", task.suggested}};
    if (task.range) json["range"] = {task.range->begin, task.range->end};
}

void from_json(const Json& json, ActionTask& task) {
    const auto* name = std::ranges::find(kind_names, json.at("do").get<std::string>());
    if (name == std::end(kind_names)) {
        throw Json::other_error::create(501, "`do` is none of ours", &json);
    }
    task.kind = static_cast<ActionTask::Kind>(name - std::begin(kind_names));
    read_if(json, "rule", task.rule);
    read_if(json, "fix", task.fix);
    read_if(json, "suggested", task.suggested);
    const Json& range = field(json, "range");
    if (range.is_array()) {
        task.range = TextRange{range.at(0).get<std::uint32_t>(), range.at(1).get<std::uint32_t>()};
    }
    const bool needs_range =
        task.kind == ActionTask::Kind::fix || task.kind == ActionTask::Kind::ignore;
    if (needs_range && !task.range) throw Json::other_error::create(501, "no `range`", &json);
}

}  // namespace mindport::server
