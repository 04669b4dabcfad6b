#include "server/features/explain.h"

#include <algorithm>

#include "core/catalog/explanation.h"
#include "core/rules/rule.h"
#include "core/rules/rule_text.h"
#include "server/features/words.h"

namespace mindport::server {

namespace {

using catalog::ApiSymbol;
using catalog::Catalog;
using catalog::Mapping;
using rules::Language;

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

const rules::MessageText& sentence_for(catalog::Status status) {
    switch (status) {
        case catalog::Status::same:
            return words::status_same;
        case catalog::Status::adapt:
            return words::status_adapt;
        case catalog::Status::partial:
            return words::status_partial;
        case catalog::Status::drop:
            return words::status_drop;
        case catalog::Status::manual:
            return words::status_manual;
        case catalog::Status::none:
            break;
    }
    return words::status_none;
}

const rules::MessageText& sentence_for(catalog::Remark remark) {
    using catalog::Remark;
    using namespace words;
    switch (remark) {
        case Remark::renamed:
            return remark_renamed;
        case Remark::by_position:
            return remark_by_position;
        case Remark::removed:
            return remark_removed;
        case Remark::removed_if_inert:
            return remark_removed_if_inert;
        case Remark::in_form:
            return remark_in_form;
        case Remark::default_differs:
            return remark_default_differs;
        case Remark::unsupported:
            return remark_unsupported;
        case Remark::filled:
            return remark_filled;
        case Remark::none:
        case Remark::no_counterpart:
            break;
    }
    return remark_no_counterpart;
}

void add_signatures(std::string& lines, const Catalog& catalog, std::string_view name) {
    const ApiSymbol* symbol = catalog.api(name);
    if (symbol == nullptr) symbol = catalog.api_in_any_version(name);
    if (symbol == nullptr || symbol->overloads.empty()) return;
    for (const std::string& line : signatures(*symbol, catalog.target())) lines += line + "\n";
}

std::string signature_block(const Catalog& catalog, const Mapping& mapping) {
    std::string lines;
    add_signatures(lines, catalog, mapping.source);
    if (!mapping.target.empty()) add_signatures(lines, catalog, mapping.target);
    return lines.empty() ? lines : "\n```python\n" + lines + "```\n";
}

// Only arguments about which there is something to say.
std::string argument_rows(const Catalog& catalog, const Mapping& mapping, Language language) {
    std::string rows;
    for (const catalog::ArgumentRow& row : argument_table(catalog, mapping)) {
        if (row.remark == catalog::Remark::none) continue;
        rows += "| " + (row.source.empty() ? "" : code(row.source)) + " | " +
                (row.target.empty() ? "" : code(row.target)) + " | " +
                words::say(language, sentence_for(row.remark)) + " |\n";
    }
    if (rows.empty()) return rows;
    return "\n" + words::say(language, words::argument_header) + "\n| --- | --- | --- |\n" + rows;
}

std::string last_line(const Catalog& catalog, const Mapping& mapping) {
    const ApiSymbol* target = catalog.api(mapping.target);
    std::string text = "MindSpore ";
    text += catalog::versions_text(target != nullptr ? target->versions : mapping.versions);
    const std::string platforms =
        target != nullptr ? catalog::platforms_text(*target) : std::string();
    if (!platforms.empty()) text += " · " + platforms;
    const std::string link = catalog.link_for(mapping);
    if (!link.empty()) text += " · [mindspore.cn](" + link + ")";
    return "\n" + text + "\n";
}

std::string explain_mapping(const Catalog& catalog, const Mapping& mapping, Language language) {
    std::string text = "**" + code(mapping.source) + "**";
    if (!mapping.target.empty()) text += " → **" + code(mapping.target) + "**";
    text += "\n\n" + words::say(language, sentence_for(mapping.status)) + "\n";
    if (!mapping.note.empty()) text += "\n" + std::string(mapping.note) + "\n";
    for (const catalog::Difference& difference : mapping.differs) {
        text += "\n" + catalog::difference_text(difference) + "\n";
    }
    for (const std::string_view rewrite : mapping.rewrites) {
        if (!rewrite.empty()) {
            text += "\n" + words::say(language, words::written_as, {std::string(rewrite)}) + "\n";
        }
    }
    return text + signature_block(catalog, mapping) + argument_rows(catalog, mapping, language) +
           last_line(catalog, mapping);
}

std::string explain_symbol(const Catalog& catalog, const ApiSymbol& symbol, Language language) {
    std::string text = "**" + code(symbol.name) + "**\n";
    if (symbol.name.starts_with("torch.")) {
        return text + "\n" + words::say(language, words::no_mapping) + "\n";
    }
    std::string lines;
    add_signatures(lines, catalog, symbol.name);
    if (!lines.empty()) text += "\n```python\n" + lines + "```\n";
    std::string sources;
    for (const Mapping* row : mapped_to(catalog, symbol.name)) {
        sources += (sources.empty() ? "" : ", ") + code(row->source);
    }
    if (!sources.empty()) text += "\n" + words::say(language, words::comes_from, {sources}) + "\n";
    if (const std::string exported = export_text(catalog, symbol.name); !exported.empty()) {
        text += "\nmindone: " + exported + "\n";
    }
    text += "\nMindSpore " + catalog::versions_text(symbol.versions);
    const std::string platforms = catalog::platforms_text(symbol);
    if (!platforms.empty()) text += " · " + platforms;
    const std::string link = catalog.link_for_api(symbol.name);
    if (!link.empty()) text += " · [mindspore.cn](" + link + ")";
    return text + "\n";
}

}  // namespace

std::string explain_api(const Catalog& catalog, std::string_view name, Language language) {
    if (const Mapping* mapping = catalog.find(name)) {
        return explain_mapping(catalog, *mapping, language);
    }
    const ApiSymbol* symbol = catalog.api_in_any_version(name);
    if (symbol == nullptr) {  // what moves with its package: diffusers.FluxPipeline
        const std::vector<std::string> names = full_names(catalog, name);
        symbol = names.empty() ? nullptr : catalog.api_in_any_version(names.front());
    }
    return symbol != nullptr ? explain_symbol(catalog, *symbol, language) : std::string();
}

std::string explain(const Catalog& catalog, const std::string& word, Language language) {
    std::string upper = word;
    std::ranges::transform(upper, upper.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const rules::Rule* rule = rules::find_rule(upper);
    if (rule == nullptr) rule = rules::find_rule(word);
    if (rule != nullptr) return markdown_of(*rule);
    std::string text;
    for (const std::string& name : full_names(catalog, word)) {
        text += (text.empty() ? "" : "\n---\n\n") + explain_api(catalog, name, language);
    }
    return text;
}

}  // namespace mindport::server
