#include <algorithm>
#include <cctype>
#include <cstdio>

#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "core/catalog/edit_distance.h"
#include "core/catalog/explanation.h"
#include "core/rules/rule_text.h"

namespace mindport::cli {
namespace {

using catalog::ApiSymbol;
using catalog::ArgumentRow;
using catalog::Catalog;
using catalog::Mapping;

std::string labelled(const Style& style, std::string_view label, std::string_view text) {
    return text.empty() ? std::string()
                        : "  " + style.bold(padded(label, 11)) + std::string(text) + "\n";
}

std::string signature_lines(const Catalog& catalog, std::string_view name) {
    std::string text;
    const ApiSymbol* symbol = catalog.api(name);
    if (symbol == nullptr) symbol = catalog.api_in_any_version(name);
    if (symbol == nullptr || symbol->overloads.empty()) return text;
    for (const std::string& line : signatures(*symbol, catalog.target())) {
        text += "    " + line + "\n";
    }
    return text;
}

std::string argument_lines(const Catalog& catalog, const Mapping& mapping, const Style& style) {
    const std::vector<ArgumentRow> rows = argument_table(catalog, mapping);
    if (rows.empty()) return {};
    std::size_t from = 8;
    std::size_t to = 10;
    for (const ArgumentRow& row : rows) {
        from = std::max(from, display_width(row.source));
        to = std::max(to, display_width(row.target));
    }
    std::string text =
        "\n  " + style.bold(padded("argument", from) + "  " + padded("becomes", to)) + "\n";
    for (const ArgumentRow& row : rows) {
        const std::string_view target = row.target.empty() ? "-" : std::string_view(row.target);
        std::string line = "  " + padded(row.source, from) + "  " + padded(target, to) + "  " +
                           std::string(to_string(row.remark));
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    return text;
}

std::string explain_mapping(const Catalog& catalog, std::string_view asked, const Mapping& mapping,
                            const Style& style) {
    std::string text = style.bold(mapping.source);
    if (!mapping.target.empty()) text += " -> " + style.bold(mapping.target);
    text += "\n";
    if (asked != mapping.source) text += "  (" + std::string(asked) + " is the same thing)\n";
    text += "\n" + labelled(style, "status",
                            std::string(to_string(mapping.status)) + ": " +
                                std::string(meaning(mapping.status)));
    if (mapping.suggested) {
        text += labelled(style, "safety",
                         "suggested: made only with --suggested, for a person to check");
    }
    text += labelled(style, "note", mapping.note);
    for (const std::string_view rewrite : mapping.rewrites) {
        text += labelled(style, "written as", rewrite.empty() ? "(removed)" : rewrite);
    }
    for (const catalog::Difference& difference : mapping.differs) {
        text += labelled(style, "differs", catalog::difference_text(difference));
    }
    text += labelled(style, "profile", mapping.profile);
    text += labelled(style, "mindone", export_text(catalog, mapping.source));
    const ApiSymbol* target = catalog.api(mapping.target);
    text += labelled(style, "MindSpore",
                     versions_text(target != nullptr ? target->versions : mapping.versions));
    if (target != nullptr) {
        text += labelled(style, "platforms", platforms_text(*target));
        if (target->deprecated) text += labelled(style, "", "deprecated");
    }
    text += labelled(style, "see", catalog.link_for(mapping));
    std::string lines = signature_lines(catalog, mapping.source);
    if (!mapping.target.empty()) lines += signature_lines(catalog, mapping.target);
    if (!lines.empty()) text += "\n" + lines;
    return text + argument_lines(catalog, mapping, style);
}

std::string explain_api(const Catalog& catalog, const ApiSymbol& symbol, const Style& style) {
    std::string text = style.bold(symbol.name) + "\n\n";
    const bool is_source = symbol.name.starts_with("torch.");
    if (is_source) {
        text +=
            "  The catalogue has no mapping for it: look for a counterpart by hand, or add one to\n"
            "  [mappings] in mindport.toml.\n";
    }
    text += labelled(style, "kind", to_string(symbol.kind));
    if (!is_source) {
        text += labelled(style, "MindSpore", versions_text(symbol.versions));
        text += labelled(style, "platforms", platforms_text(symbol));
        text += labelled(style, "mindone", export_text(catalog, symbol.name));
    }
    if (symbol.deprecated) text += labelled(style, "", "deprecated");
    text += labelled(style, "see", catalog.link_for_api(symbol.name));
    const std::string lines = signature_lines(catalog, symbol.name);
    if (!lines.empty()) text += "\n" + lines;
    const std::vector<const Mapping*> sources = mapped_to(catalog, symbol.name);
    if (sources.empty()) return text;
    text += "\n  " + style.bold("What becomes it") + "\n";
    for (const Mapping* row : sources) {
        text += "    " + padded(row->source, 40) + " " + std::string(to_string(row->status)) + "\n";
    }
    return text;
}

std::string explain_rules(std::string word, const Style& style) {
    std::ranges::transform(word, word.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::string text;
    for (const rules::Rule* rule : rules::all_rules()) {
        if (rule->code != word) continue;
        text += style.bold(std::string(rule->code) + " " + std::string(rule->name)) + "\n\n" +
                std::string(rule->summary) + ".\n\n" + documentation_of(*rule) + "\n";
        return text;
    }
    if (!word.starts_with("MP")) return {};
    for (const rules::Rule* rule : rules::all_rules()) {
        if (!rule->code.starts_with(word)) continue;
        text += style.bold(rule->code) + "  " + padded(rule->name, 24) + "  " +
                std::string(rule->summary) + "\n";
    }
    return text;
}

// Where no row and no symbol has this very name: rules' names, then full names it may stand for.
std::string explain_name(const Catalog& catalog, const std::string& name, const Style& style) {
    if (const rules::Rule* rule = rules::find_rule(name)) {
        return explain_rules(std::string(rule->code), style);
    }
    std::string text;
    for (const std::string& full : full_names(catalog, name)) {
        if (!text.empty()) text += "\n";
        if (const Mapping* mapping = catalog.find(full)) {
            text += explain_mapping(catalog, full, *mapping, style);
        } else if (const ApiSymbol* symbol = catalog.api_in_any_version(full)) {
            text += explain_api(catalog, *symbol, style);
        }
    }
    return text;
}

std::vector<std::string> near_misses(const Catalog& catalog, const std::string& name) {
    std::vector<std::string> names;
    std::vector<std::string_view> words;
    for (const rules::Rule* rule : rules::all_rules()) {
        words.push_back(rule->code);
        words.push_back(rule->name);
    }
    if (const auto word = catalog::nearest_word(name, words); !word.empty()) {
        names.emplace_back(word);
    }
    for (const std::string_view near : catalog.nearest(name, 5)) names.emplace_back(near);
    return names;
}

int explain(const Options& options) {
    const auto session = make_session(options, ".");
    if (!session) return refuse(session.error(), options);
    // Rows of every profile are worth knowing; the one for diffusers has all of them.
    const analysis::Settings settings = session->settings("diffusers", nullptr);
    const Catalog& catalog = *settings.catalog;
    const Style style(use_color(options.color, 1));
    bool first = true;
    for (const std::string& name : options.paths) {
        std::string text = explain_rules(name, style);
        if (text.empty()) text = explain_name(catalog, name, style);
        if (text.empty()) {
            const std::vector<std::string> near = near_misses(catalog, name);
            std::string message = "there is no API or rule `" + name + "`";
            if (!near.empty()) message += "; did you mean";
            for (std::size_t i = 0; i < near.size(); ++i) {
                message += (i == 0 ? " `" : i + 1 == near.size() ? " or `" : ", `") + near[i] + "`";
            }
            return refuse(message + (near.empty() ? "" : "?"), options);
        }
        std::fputs(((first ? "" : "\n") + text).c_str(), stdout);
        first = false;
    }
    return 0;
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "explain", "Say what a PyTorch or MindSpore name is mapped to, or what a rule does");
    const auto options = std::make_shared<Options>();
    command->add_option("NAME", options->paths, "torch.cat, mint.cat, MP301, …")->required();
    add_profile_options(*command, *options);
    command->callback([options, &status] { status = explain(*options); });
}

}  // namespace mindport::cli
