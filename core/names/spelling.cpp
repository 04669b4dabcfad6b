#include "core/names/spelling.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mindport::names {
namespace {

// One way to reach a name: import `module` (or `name` from it) as `bound`, then write `rest`.
struct Candidate {
    std::string_view module;
    std::string_view name;
    std::string_view bound;
    std::string_view rest;  // what follows the bound name, without the dot; may be empty
};

// The part of `qualified` below `module`; empty optional-like npos test is the caller's.
bool is_below(std::string_view qualified, std::string_view module) {
    return qualified.size() > module.size() && qualified.starts_with(module) &&
           qualified[module.size()] == '.';
}

std::vector<Candidate> candidates(std::string_view qualified) {
    std::vector<Candidate> result;
    for (const std::string_view name : {"mint", "nn", "ops"}) {
        const std::string module = std::string("mindspore.").append(name);
        if (is_below(qualified, module)) {
            result.push_back({"mindspore", name, name, qualified.substr(module.size() + 1)});
        } else if (qualified == module) {
            result.push_back({"mindspore", name, name, {}});
        }
    }
    struct Known {
        std::string_view module;
        std::array<std::string_view, 3> bound;
    };
    static constexpr std::array<Known, 2> known{
        {{"mindspore", {"ms", "mindspore", "_mindspore"}}, {"numpy", {"np", "numpy", "_numpy"}}}};
    for (const Known& entry : known) {
        if (is_below(qualified, entry.module) || qualified == entry.module) {
            const std::string_view rest =
                qualified == entry.module ? "" : qualified.substr(entry.module.size() + 1);
            for (const std::string_view bound : entry.bound) {
                result.push_back({entry.module, {}, bound, rest});
            }
            return result;
        }
    }
    const auto [module, name] = split_last(qualified);
    result.push_back({module, name, name, {}});
    return result;
}

std::string write(std::string_view bound, std::string_view rest) {
    std::string text(bound);
    if (!rest.empty()) {
        text.append(".").append(rest);
    }
    return text;
}

}  // namespace

std::string_view ImportNeed::bound_name() const {
    if (!alias.empty()) {
        return alias;
    }
    return name.empty() ? std::string_view(module) : std::string_view(name);
}

std::string ImportNeed::statement() const {
    std::string text = name.empty() ? "import " + module : "from " + module + " import " + name;
    if (!alias.empty()) {
        text += " as " + alias;
    }
    return text;
}

bool is_source_package(std::string_view qualified) {
    static constexpr std::array<std::string_view, 5> packages{"torch", "torchvision", "torchaudio",
                                                              "torchtext", "torch_xla"};
    const std::string_view top = qualified.substr(0, qualified.find('.'));
    return std::find(packages.begin(), packages.end(), top) != packages.end();
}

Spelling::Spelling(const ScopeTree& scopes, SpellingMode mode) : scopes_(scopes), mode_(mode) {
    // Left-over uses are written out as `torch.…`, for which the name must be torch's.
    for (const Site* site : scopes.module_sites("torch")) {
        if (site->kind != SiteKind::import || site->target != "torch") {
            mode_ = SpellingMode::single_fix;
        }
    }
}

bool Spelling::is_free(std::string_view name, std::string_view target) const {
    if (!scopes_.is_bound_anywhere(name)) {
        return true;
    }
    for (const UnitScopes& unit : scopes_.units()) {
        for (const Scope& scope : unit.scopes) {
            for (const Site& site : scope.sites) {
                if (site.name != name || site.target == target) {
                    continue;
                }
                if (site.kind != SiteKind::import || mode_ == SpellingMode::single_fix ||
                    !is_source_package(site.target)) {
                    return false;
                }
            }
        }
    }
    return true;
}

Spelled Spelling::spell(std::string_view qualified, const Site* via) const {
    const std::vector<Candidate> ways = candidates(qualified);
    const auto target_of = [](const Candidate& way) {
        return way.name.empty() ? std::string(way.module)
                                : std::string(way.module).append(".").append(way.name);
    };
    // What the file imports already, under whatever name.
    for (const Candidate& way : ways) {
        const std::string target = target_of(way);
        for (const Site* site : scopes_.imports_of(target)) {
            if (scopes_.is_module_level(*site) && is_free(site->name, target)) {
                return {write(site->name, way.rest), {}};
            }
        }
    }
    const Node local = via ? ScopeTree::nested_statement(*via) : Node{};
    for (const Candidate& way : ways) {
        if (is_free(way.bound, target_of(way))) {
            const std::string_view natural = way.name.empty() ? way.module : way.name;
            return {write(way.bound, way.rest),
                    {std::string(way.module), std::string(way.name),
                     natural == way.bound ? std::string() : std::string(way.bound), local}};
        }
    }
    // All usual names are taken: a private alias of the last one.
    const Candidate& way = ways.back();
    const std::string alias = std::string("_ms_").append(way.bound);
    return {write(alias, way.rest), {std::string(way.module), std::string(way.name), alias, local}};
}

}  // namespace mindport::names
