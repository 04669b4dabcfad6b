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

// The overloads that hold for the target version.
std::vector<const Overload*> overloads_for(const ApiSymbol* symbol, TargetVersion target) {
    std::vector<const Overload*> found;
    if (symbol == nullptr) return found;
    for (const Overload& overload : symbol->overloads) {
        if (overload.versions.contains(target)) found.push_back(&overload);
    }
    return found;
}

using Overloads = std::vector<const Overload*>;

const Parameter* find_parameter(const Overloads& overloads, std::string_view name) {
    for (const Overload* overload : overloads) {
        for (const Parameter& parameter : overload->parameters) {
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

// Only some values of these have no effect (rules/call_adapter.cpp).
bool is_inert_by_value(std::string_view name) {
    return name == "out" || name == "requires_grad" || name == "layout";
}

// "{dim}", "{dim=}", "{(dim)}" and the like.
bool is_in_form(const Mapping& mapping, std::string_view name) {
    return std::ranges::any_of(mapping.rewrites, [&](std::string_view form) {
        for (std::size_t at = form.find(name); at != std::string_view::npos;
             at = form.find(name, at + 1)) {
            const char before = at == 0 ? ' ' : form[at - 1];
            const std::size_t end = at + name.size();
            const char after = end < form.size() ? form[end] : ' ';
            const bool opens = before == '{' || before == '(' || before == '*';
            if (opens && (after == '}' || after == '=' || after == ')' || after == '.'))
                return true;
        }
        return false;
    });
}

class ArgumentTable {
   public:
    ArgumentTable(const Catalog& catalog, const Mapping& mapping)
        : catalog_(catalog),
          mapping_(mapping),
          from_(overloads_for(catalog.api(mapping.source), catalog.target())),
          to_(overloads_for(catalog.api(mapping.target), catalog.target())) {}

    std::vector<ArgumentRow> run() {
        if (to_.empty() && mapping_.rewrites.empty()) return {};
        std::vector<std::string_view> seen;
        for (const Overload* overload : from_) {
            for (std::size_t i = 0; i < overload->parameters.size(); ++i) {
                const Parameter& parameter = overload->parameters[i];
                if (contains(seen, parameter.name)) continue;
                seen.push_back(parameter.name);
                rows_.push_back(row(parameter, i));
            }
        }
        for (const NamePair& fill : mapping_.fill) {
            rows_.push_back(
                {{}, std::string(fill.from) + "=" + std::string(fill.to), Remark::filled});
        }
        return std::move(rows_);
    }

   private:
    ArgumentRow row(const Parameter& parameter, std::size_t place) const {
        const std::string_view name = parameter.name;
        const std::string text = parameter_text(parameter);
        if (contains(mapping_.unsupported, name)) return {text, {}, Remark::unsupported};
        const Parameter* same = find_parameter(to_, name);
        // A device of PyTorch means nothing to a target that takes one of its own.
        const bool inert =
            catalog_.is_inert_argument(name) && (name == "device" || same == nullptr);
        if (contains(mapping_.drop, name)) return {text, {}, Remark::removed};
        if (inert) {
            return {text, {}, is_inert_by_value(name) ? Remark::removed_if_inert : Remark::removed};
        }
        if (const NamePair* renamed = find_pair(mapping_.rename, name)) {
            const Parameter* to = find_parameter(to_, renamed->to);
            return {text, to != nullptr ? parameter_text(*to) : std::string(renamed->to),
                    Remark::renamed};
        }
        if (!mapping_.rewrites.empty() && !is_in_form(mapping_, name)) {
            return {text, {}, Remark::no_counterpart};
        }
        if (same != nullptr) {
            const bool differs = same->has_default && parameter.has_default &&
                                 same->default_value != parameter.default_value;
            return {text, parameter_text(*same), differs ? Remark::default_differs : Remark::none};
        }
        if (!mapping_.rewrites.empty()) return {text, {}, Remark::in_form};
        const Parameter* there = at_place(place);
        if (there != nullptr) return {text, parameter_text(*there), Remark::by_position};
        return {text, {}, Remark::no_counterpart};
    }

    // A parameter that both sides name alike is not taken by another one's place.
    const Parameter* at_place(std::size_t place) const {
        for (const Overload* overload : to_) {
            if (place >= overload->parameters.size()) continue;
            const Parameter& parameter = overload->parameters[place];
            const bool by_place = parameter.kind != ParameterKind::keyword_only &&
                                  parameter.kind != ParameterKind::var_keyword;
            if (by_place && find_parameter(from_, parameter.name) == nullptr) return &parameter;
        }
        return nullptr;
    }

    const Catalog& catalog_;
    const Mapping& mapping_;
    Overloads from_;
    Overloads to_;
    std::vector<ArgumentRow> rows_;
};

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
    return ArgumentTable(catalog, mapping).run();
}

std::string_view to_string(Remark remark) {
    switch (remark) {
        case Remark::none:
            return {};
        case Remark::renamed:
            return "renamed";
        case Remark::by_position:
            return "by position";
        case Remark::removed:
            return "no effect: removed";
        case Remark::removed_if_inert:
            return "removed where it has no effect, else reported";
        case Remark::in_form:
            return "goes into the form above";
        case Remark::default_differs:
            return "the default differs";
        case Remark::unsupported:
            return "not supported: such calls are reported";
        case Remark::no_counterpart:
            return "no counterpart: such calls are reported";
        case Remark::filled:
            return "written where the call gives none";
    }
    return {};
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

std::string export_text(const Catalog& catalog, std::string_view name) {
    const auto entry = catalog.library_export(name.substr(name.rfind('.') + 1));
    if (!entry) return {};
    if (entry->since.empty()) return "in no release yet";
    std::string text = "since " + std::string(entry->since);
    if (!catalog.has_export(*entry)) text += ", which the target is not";
    if (entry->precisions.empty()) return text;
    text += entry->precisions == "none" ? "; not tried in any precision" : "; ";
    if (entry->precisions != "none") {
        for (const char c : entry->precisions) {
            text += c;
            if (c == ',') text += ' ';
        }
    }
    return text + (entry->runs ? "; runs with released weights"
                               : "; not known to run with released weights");
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
    const std::string exported =
        "mindone.diffusers." + std::string(name.substr(name.rfind('.') + 1));
    if (names.empty() && catalog.library_export(name.substr(name.rfind('.') + 1)) &&
        known(exported)) {
        names.push_back(exported);
    }
    return names;
}

}  // namespace mindport::catalog
