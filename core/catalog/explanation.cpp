#include "core/catalog/explanation.h"

#include <algorithm>
#include <array>

namespace mindport::catalog {
namespace {

std::string parameter_text(const Parameter& parameter) {
    std::string text(parameter.name);
    if (parameter.kind == ParameterKind::var_positional) return "*" + text;
    if (parameter.kind == ParameterKind::var_keyword) return "**" + text;
    if (!parameter.has_default) return text;
    return text + "=" +
           (parameter.default_value.empty() ? "…" : std::string(parameter.default_value));
}

// The overload that holds for the target version; the first where none says so.
const Overload* overload_for(const ApiSymbol* symbol, TargetVersion target) {
    if (symbol == nullptr || symbol->overloads.empty()) return nullptr;
    const auto fits = [&](const Overload& overload) { return overload.versions.contains(target); };
    const auto found = std::ranges::find_if(symbol->overloads, fits);
    return found == symbol->overloads.end() ? symbol->overloads.data() : &*found;
}

const Parameter* find_parameter(const ApiSymbol* symbol, std::string_view name) {
    if (symbol == nullptr) return nullptr;
    for (const Overload& overload : symbol->overloads) {
        for (const Parameter& parameter : overload.parameters) {
            if (parameter.name == name) return &parameter;
        }
    }
    return nullptr;
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

const NamePair* find_pair(std::span<const NamePair> pairs, std::string_view from) {
    const auto found = std::ranges::find(pairs, from, &NamePair::from);
    return found == pairs.end() ? nullptr : &*found;
}

ArgumentRow argument_row(const Catalog& catalog, const Mapping& mapping, const ApiSymbol* target,
                         const Parameter& parameter, const Parameter* same_place) {
    ArgumentRow row{parameter_text(parameter), {}, {}};
    const std::string_view name = parameter.name;
    if (contains(mapping.unsupported, name)) {
        row.remark = "not supported: such calls are reported";
    } else if (contains(mapping.drop, name) ||
               (catalog.is_inert_argument(name) && find_parameter(target, name) == nullptr)) {
        row.remark = "no effect: removed";
    } else if (const NamePair* renamed = find_pair(mapping.rename, name)) {
        const Parameter* to = find_parameter(target, renamed->to);
        row.target = to != nullptr ? parameter_text(*to) : std::string(renamed->to);
        row.remark = "renamed";
    } else if (const Parameter* same = find_parameter(target, name)) {
        row.target = parameter_text(*same);
        const bool differs = same->has_default && parameter.has_default &&
                             same->default_value != parameter.default_value;
        if (differs) row.remark = "the default differs";
    } else if (same_place != nullptr && find_parameter(target, same_place->name) == same_place) {
        row.target = parameter_text(*same_place);
        row.remark = "by position";
    } else if (mapping.rewrites.empty()) {
        row.remark = "no counterpart";
    }
    return row;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> usual_aliases{{
    {"F.", "torch.nn.functional."},
    {"nn.", "torch.nn."},
    {"Tensor.", "torch.Tensor."},
    {"mint.", "mindspore.mint."},
    {"ops.", "mindspore.ops."},
    {"ms.", "mindspore."},
    {"np.", "numpy."},
    {"diffusers.", "diffusers."},
}};
constexpr std::array<std::string_view, 5> usual_modules{"torch.", "torch.Tensor.", "torch.nn.",
                                                        "torch.nn.functional.", "torch.nn.Module."};

}  // namespace

std::string signature_text(std::string_view name, const Overload& overload) {
    std::string text = std::string(name) + "(";
    bool first = true;
    bool keyword_only = false;
    const auto add = [&](std::string_view part) {
        text.append(first ? "" : ", ").append(part);
        first = false;
    };
    const auto& parameters = overload.parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        if (parameter.kind == ParameterKind::keyword_only && !keyword_only) add("*");
        keyword_only = keyword_only || parameter.kind == ParameterKind::keyword_only ||
                       parameter.kind == ParameterKind::var_positional;
        add(parameter_text(parameter));
        const bool last_positional = parameter.kind == ParameterKind::positional_only &&
                                     (i + 1 == parameters.size() ||
                                      parameters[i + 1].kind != ParameterKind::positional_only);
        if (last_positional) add("/");
    }
    return text + ")";
}

std::vector<std::string> signatures(const ApiSymbol& symbol, TargetVersion target) {
    std::vector<std::string> texts;
    for (const Overload& overload : symbol.overloads) {
        if (overload.versions.contains(target)) {
            texts.push_back(signature_text(symbol.name, overload));
        }
    }
    if (texts.empty()) texts.emplace_back(symbol.name);
    return texts;
}

std::vector<ArgumentRow> argument_table(const Catalog& catalog, const Mapping& mapping) {
    const ApiSymbol* source = catalog.api(mapping.source);
    const ApiSymbol* target = mapping.target.empty() ? nullptr : catalog.api(mapping.target);
    const Overload* from = overload_for(source, catalog.target());
    const Overload* to = overload_for(target, catalog.target());
    std::vector<ArgumentRow> rows;
    if (from == nullptr || to == nullptr) return rows;
    for (std::size_t i = 0; i < from->parameters.size(); ++i) {
        const Parameter* same_place = i < to->parameters.size() ? &to->parameters[i] : nullptr;
        // A parameter that both sides name alike is not taken by another one's place.
        if (same_place != nullptr && find_parameter(source, same_place->name) != nullptr) {
            same_place = nullptr;
        }
        rows.push_back(argument_row(catalog, mapping, target, from->parameters[i], same_place));
    }
    for (const NamePair& fill : mapping.fill) {
        rows.push_back({{},
                        std::string(fill.from) + "=" + std::string(fill.to),
                        "written where the call gives none"});
    }
    return rows;
}

std::string_view meaning(Status status) {
    switch (status) {
        case Status::same:
            return "renamed; every call that PyTorch accepts is right";
        case Status::adapt:
            return "renamed, and arguments change";
        case Status::partial:
            return "converted in part; the rest is reported";
        case Status::drop:
            return "has no effect on MindSpore, and is removed";
        case Status::manual:
            return "a person has to decide";
        case Status::none:
            return "has no counterpart";
    }
    return {};
}

std::string versions_text(VersionSet versions) {
    std::string text = to_string(versions);
    if (!text.empty()) return text;
    return std::string(known_versions.front()) + " to " + std::string(known_versions.back());
}

std::string platforms_text(std::uint8_t platforms) {
    std::string text;
    const auto add = [&](Platform platform, std::string_view name) {
        if ((platforms & platform) == 0) return;
        text.append(text.empty() ? "" : ", ").append(name);
    };
    add(ascend, "Ascend");
    add(gpu, "GPU");
    add(cpu, "CPU");
    return text;
}

std::string platforms_text(const ApiSymbol& symbol) { return platforms_text(symbol.platforms); }

std::string difference_text(const Difference& difference) {
    std::string text;
    const auto add = [&](const std::string& part) {
        text.append(text.empty() ? "" : ", ").append(part);
    };
    if (difference.devices != (ascend | gpu | cpu)) add("on " + platforms_text(difference.devices));
    for (const NamePair& pair : difference.when) {
        std::string condition(pair.to);
        for (std::size_t at = 0; (at = condition.find('|', at)) != std::string::npos; at += 4) {
            condition.replace(at, 1, " or ");
        }
        add(std::string(pair.from) + (condition.starts_with('=') ? " " : " is ") + condition);
    }
    if (!text.empty()) text += ": ";
    if (!difference.note.empty()) return text + std::string(difference.note);
    return text + "written as " + std::string(difference.rewrites.front());
}

std::vector<const Mapping*> mapped_to(const Catalog& catalog, std::string_view target) {
    std::vector<const Mapping*> rows = catalog.all();
    std::erase_if(rows, [&](const Mapping* row) { return row->target != target; });
    return rows;
}

std::vector<std::string> full_names(const Catalog& catalog, std::string_view name) {
    const auto known = [&](std::string_view full) {
        return catalog.find(full) != nullptr || catalog.api_in_any_version(full) != nullptr;
    };
    if (known(name)) return {std::string(name)};
    std::vector<std::string> names;
    for (const auto& [alias, full] : usual_aliases) {
        if (!name.starts_with(alias)) continue;
        std::string candidate = std::string(full) + std::string(name.substr(alias.size()));
        if (known(candidate)) names.push_back(std::move(candidate));
    }
    for (const std::string_view module : usual_modules) {
        std::string candidate = std::string(module) + std::string(name);
        if (names.empty() || name.find('.') == std::string_view::npos) {
            if (known(candidate)) names.push_back(std::move(candidate));
        }
    }
    return names;
}

}  // namespace mindport::catalog
