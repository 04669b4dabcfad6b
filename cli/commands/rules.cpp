#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/emit.h"
#include "core/rules/rule_text.h"

namespace mindport::cli {
namespace {

std::vector<const rules::Rule*> sorted_rules() {
    const auto all = rules::all_rules();
    std::vector<const rules::Rule*> sorted(all.begin(), all.end());
    std::ranges::sort(sorted, {}, &rules::Rule::code);
    return sorted;
}

std::string as_text(const Style& style) {
    std::string text;
    for (const rules::Rule* rule : sorted_rules()) {
        text += style.bold(rule->code) + "  " + padded(rule->name, 24) + "  " +
                std::string(rule->summary) + "\n";
    }
    return text;
}

std::string as_json() {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const rules::Rule* rule : sorted_rules()) {
        list.push_back({{"code", rule->code},
                        {"name", rule->name},
                        {"summary", rule->summary},
                        {"documentation", documentation_of(*rule)},
                        {"profile_only", rule->profile_only}});
    }
    return list.dump(2) + "\n";
}

// docs/rules.md
std::string as_markdown() {
    std::string text =
        "# Rules\n\n<!-- Made by `mindport rules --output-format markdown`; edit the rule's "
        "source. "
        "-->\n\n| code | name | what it finds |\n| --- | --- | --- |\n";
    for (const rules::Rule* rule : sorted_rules()) {
        text += "| [" + std::string(rule->code) + "](#" + anchor_of(*rule) + ") | " +
                std::string(rule->name) + " | " + std::string(rule->summary) + " |\n";
    }
    for (const rules::Rule* rule : sorted_rules()) text += "\n" + markdown_of(*rule);
    return text;
}

int list(const Options& options) {
    std::string text;
    if (options.format.empty() || options.format == "text") {
        text = as_text(Style(use_color(options.color, 1)));
    } else if (options.format == "json") {
        text = as_json();
    } else if (options.format == "markdown") {
        text = as_markdown();
    } else {
        return refuse("--output-format of `rules` is text, json or markdown", options);
    }
    std::fputs(text.c_str(), stdout);
    return 0;
}

}  // namespace

void add_rules(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("rules", "List the rules");
    const auto options = std::make_shared<Options>();
    command->add_option("--output-format", options->format, "text, json or markdown")
        ->type_name("FORMAT");
    command->callback([options, &status] { status = list(*options); });
}

}  // namespace mindport::cli
