#include <algorithm>
#include <set>

#include "core/rules/messages.h"
#include "core/rules/rule.h"
#include "server/features/actions.h"
#include "server/features/words.h"

namespace mindport::server {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using text::TextRange;

constexpr std::string_view quick_fix = "quickfix";
constexpr std::string_view fix_all = "source.fixAll.mindport";
constexpr std::string_view rewrite = "refactor.rewrite.mindport";

bool touches(TextRange a, TextRange b) { return a.begin <= b.end && b.begin <= a.end; }

class Offers {
   public:
    Offers(Session& session, Document& document, const CodeActionParams& params)
        : params_(params),
          language_(session.language()),
          document_(document),
          analysis_(session.analysis(document)),
          project_(session.project_of(document)),
          style_(session.style(*project_, document)),
          range_(document.offsets(params.range)) {}

    std::vector<Offer> run() {
        if (params_.wants(quick_fix)) quick_fixes();
        conversions();
        // Nobody wants a whole file's conversion computed for a light bulb; on saving, the kind is
        // asked for by name.
        if (params_.asks_for(fix_all)) {
            add(words::say(language_, words::fix_all), fix_all,
                {ActionTask::Kind::convert, {}, std::nullopt, 0, false});
        }
        return std::move(offers_);
    }

   private:
    Offer& add(std::string title, std::string_view kind, ActionTask task) {
        return offers_.emplace_back(
            Offer{std::move(title), std::string(kind), false, nullptr, std::move(task)});
    }

    void quick_fixes() {
        std::vector<const rules::Finding*> found;
        for (std::size_t unit = 0; unit < analysis_.tree().units().size(); ++unit) {
            const syntax::Unit& at = analysis_.tree().units()[unit];
            if (!touches({at.begin, at.end}, range_)) continue;
            for (const rules::Finding& finding : analysis_.findings(unit)) {
                const bool here = touches(finding.range, range_);
                if (here && style_.shown(finding) != Shown::off) found.push_back(&finding);
            }
        }
        for (const rules::Finding* finding : found) fixes_of(*finding);
        std::set<const rules::Rule*> rules;
        for (const rules::Finding* finding : found) {
            if (rules.insert(finding->rule).second) about_rule(*finding);
        }
    }

    void fixes_of(const rules::Finding& finding) {
        // A conversion takes what nothing uses out of the import statements in its part.
        if (finding.message.text == &rules::messages::import_unused) {
            Offer& offer = add(words::say(language_, words::remove_import), quick_fix,
                               {ActionTask::Kind::convert, {}, finding.range, 0, false});
            offer.preferred = true;
            offer.finding = &finding;
        }
        for (std::size_t i = 0; i < finding.fixes.size(); ++i) {
            const rules::Fix& fix = finding.fixes[i];
            if (!fix.stands_alone()) continue;  // conversions make it
            const bool safe = fix.safety == rules::Safety::safe;
            std::string title = rules::format(fix.title, language_);
            if (!safe) title = words::say(language_, words::suggested_fix, {std::move(title)});
            Offer& offer = add(
                std::move(title), quick_fix,
                {ActionTask::Kind::fix, std::string(finding.rule->code), finding.range, i, false});
            offer.preferred = i == 0 && safe;
            offer.finding = &finding;
        }
    }

    void about_rule(const rules::Finding& finding) {
        const std::string code(finding.rule->code);
        if (finding.has_safe_fix() && finding.fixes.front().stands_alone()) {
            const std::string name(finding.rule->name);
            add(words::say(language_, words::fix_rule, {code, name}), quick_fix,
                {ActionTask::Kind::fix_rule, code, std::nullopt, 0, false});
        }
        if (!takes_comment(finding.range.begin)) return;
        Offer& offer = add(words::say(language_, words::ignore_here, {code}), quick_fix,
                           {ActionTask::Kind::ignore, code, finding.range, 0, false});
        offer.finding = &finding;
    }

    // Not where the line goes on in the next one: in a string, or by a backslash.
    bool takes_comment(std::uint32_t at) const {
        const text::TextRange line = document_.line_at(at);
        const std::uint32_t end = line.end;
        if (!line.empty() && analysis_.tree().text()[end - 1] == '\\') return false;
        const auto& units = analysis_.tree().units();
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            if (units[unit].begin > end || units[unit].end <= end) continue;
            for (std::uint32_t i = 0; i < units[unit].nodes.size(); ++i) {
                const Node node{&analysis_.tree(), &units[unit], i};
                const bool across = node.begin() < end && end < node.end();
                if (across && node.is(NodeKind::string)) return false;
            }
        }
        return true;
    }

    void conversions() {
        if (!range_.empty()) {
            convert_part(words::say(language_, words::convert_selection), "selection", range_);
        }
        if (const Node function = around(NodeKind::function_definition)) {
            convert_part(named(words::convert_function, function), "function", range_of(function));
        }
        if (const Node type = around(NodeKind::class_definition)) {
            convert_part(named(words::convert_class, type), "class", range_of(type));
        }
        convert_part(words::say(language_, words::convert_file), "file", std::nullopt);
    }

    std::string named(const rules::MessageText& text, Node definition) const {
        return words::say(language_, text, {std::string(definition.child(Field::name).text())});
    }

    // Only where there is something to convert. No range: the whole file.
    void convert_part(std::string title, std::string_view part, std::optional<TextRange> range) {
        const std::string kind = std::string(rewrite) + "." + std::string(part);
        if (!params_.wants(kind)) return;
        for (std::size_t unit = 0; unit < analysis_.tree().units().size(); ++unit) {
            const auto& list = analysis_.findings(unit);
            const bool any = std::ranges::any_of(list, [&](const rules::Finding& finding) {
                return finding.has_safe_fix() && (!range || (range->begin <= finding.range.begin &&
                                                             finding.range.begin < range->end));
            });
            if (!any) continue;
            add(std::move(title), kind, {ActionTask::Kind::convert, {}, range, 0, false});
            return;
        }
    }

    // The innermost definition around the start of the range; a member's class is in its own unit.
    Node around(NodeKind kind) const {
        const auto& units = analysis_.tree().units();
        Node best;
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            if (units[unit].begin > range_.begin || units[unit].end < range_.begin) continue;
            for (std::uint32_t i = 0; i < units[unit].nodes.size(); ++i) {
                const Node node{&analysis_.tree(), &units[unit], i};
                const bool inside = node.begin() <= range_.begin && range_.begin <= node.end();
                if (inside && node.is(kind)) best = node;
            }
        }
        return best;
    }
    // With its decorators.
    static TextRange range_of(Node definition) {
        const Node parent = definition.parent();
        return parent.is(NodeKind::decorated_definition) ? parent.range() : definition.range();
    }

    const CodeActionParams& params_;
    rules::Language language_;
    const Document& document_;
    const analysis::Analysis& analysis_;
    std::shared_ptr<Project> project_;
    DiagnosticStyle style_;
    TextRange range_;
    std::vector<Offer> offers_;
};

}  // namespace

std::vector<Offer> offers(Session& session, Document& document, const CodeActionParams& params) {
    return Offers(session, document, params).run();
}

}  // namespace mindport::server
