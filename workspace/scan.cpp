#include "workspace/scan.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>

#include "core/catalog/catalog.h"
#include "workspace/discovery.h"
#include "workspace/encoding.h"
#include "workspace/packages.h"
#include "workspace/parallel.h"
#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;

struct Input {
    fs::path path;
    names::FileContext context;
};

bool is_in(std::string_view name, std::string_view package) {
    return name.starts_with(package) &&
           (name.size() == package.size() || name[package.size()] == '.');
}

bool owns(const catalog::Profile& profile, std::string_view module_name) {
    return std::ranges::any_of(
        profile.detect, [&](std::string_view package) { return is_in(module_name, package); });
}

bool concerns(const names::Outline& outline, const catalog::Profile& profile) {
    return owns(profile, outline.module_name) ||
           std::ranges::any_of(outline.imports,
                               [&](const auto& import) { return owns(profile, import.second); });
}

std::string detect_profile(std::span<const names::Outline> outlines) {
    for (const catalog::Profile& profile : catalog::Catalog::profiles()) {
        const bool fits = std::ranges::any_of(
            outlines, [&](const names::Outline& outline) { return concerns(outline, profile); });
        if (fits) return std::string(profile.name);
    }
    return "plain";
}

// The files themselves come first: only they decide on the profile.
std::vector<Input> with_neighbours(const std::vector<SourceFile>& files) {
    std::vector<Input> inputs;
    std::set<fs::path> seen;
    std::set<fs::path> roots;
    Packages packages;
    for (const SourceFile& file : files) {
        inputs.push_back({file.path, file.context});
        seen.insert(fs::absolute(file.path).lexically_normal());
        roots.insert(packages.root_of(file.path));
    }
    for (const fs::path& root : roots) {
        std::error_code error;
        const bool package = fs::exists(root / "__init__.py", error);
        DiscoveryOptions options;
        options.gitignore = false;  // what git ignores can be imported all the same
        options.below = package;    // of a folder of scripts, not what lies below it
        for (FoundFile& found : discover(root, options).python) {
            if (!seen.insert(found.path).second) continue;
            names::FileContext context = packages.context(found.path, found.relative);
            inputs.push_back({std::move(found.path), std::move(context)});
        }
    }
    return inputs;
}

std::size_t fingerprint(const std::vector<names::Outline>& outlines) {
    std::size_t sum = outlines.size();
    const auto add = [&](std::string_view text) {
        sum = sum * 31 + std::hash<std::string_view>{}(text) + text.size();
    };
    for (const names::Outline& outline : outlines) {
        add(outline.module_name);
        for (const names::ClassOutline& type : outline.classes) {
            add(type.name);
            for (const std::string& base : type.bases) add(base);
            for (const names::MemberOutline& member : type.members) {
                sum += static_cast<std::size_t>(member.kind);
                add(member.name);
                add(member.type);
            }
        }
        for (const names::FunctionOutline& function : outline.functions) {
            add(function.name);
            add(function.returns);
        }
        for (const names::SignatureOutline& signature : outline.signatures) {
            add(signature.name);
            add(signature.owner);
            add(signature.parameters);
        }
        for (const auto& [name, target] : outline.imports) {
            add(name);
            add(target);
        }
        sum += outline.module_level_imports;
        for (const std::string& module : outline.star_imports) add(module);
        for (const names::ParameterUse& use : outline.uses.parameters) {
            add(use.function);
            add(use.parameter);
            sum += (use.has_default ? 1 : 0) + (use.is_last ? 2 : 0) + (use.stays ? 4 : 0);
            for (const names::ParameterUse::Given& given : use.given) {
                add(given.callee);
                sum += given.place * 64 + given.count * 2 + (given.is_last ? 1 : 0);
            }
        }
        for (const names::Callee& callee : outline.uses.untraced) add(callee);
    }
    return sum;
}

std::shared_ptr<const names::ClassIndex> index_of(std::vector<names::Outline> outlines) {
    auto classes = std::make_shared<names::ClassIndex>();
    for (names::Outline& outline : outlines) classes->add(std::move(outline));
    classes->settle_parameters();
    return classes;
}

// The parameters that rules of a profile take away, in all files at once.
std::span<const std::string_view> parameters_of(std::string_view profile) {
    static constexpr std::array<std::string_view, 1> parameters{"device"};
    const catalog::Profile* known = catalog::Catalog::find_profile(profile);
    return known && !known->rules.empty() ? std::span<const std::string_view>(parameters)
                                          : std::span<const std::string_view>();
}

std::optional<std::string> text_of(const fs::path& path) {
    auto bytes = read_bytes(path);
    if (!bytes) return std::nullopt;
    auto source = decode(std::move(*bytes));
    return source ? std::optional(std::move(source->text)) : std::nullopt;
}

// Files are read again: what is wanted of them depends on the profile, which depends on all.
void read_uses(const std::vector<Input>& inputs, const std::string& profile, unsigned jobs,
               std::vector<names::Outline>& outlines) {
    const auto parameters = parameters_of(profile);
    if (parameters.empty()) return;
    std::vector<syntax::Parser> parsers(std::max(jobs, 1U));
    parallel_for(jobs, inputs.size(), [&](unsigned worker, std::size_t i) {
        if (auto text = text_of(inputs[i].path)) {
            const syntax::Tree tree = parsers[worker].parse(std::move(*text));
            outlines[i].uses = names::read_parameter_uses(tree, outlines[i], parameters);
        }
    });
}

}  // namespace

Scan scan(const std::vector<SourceFile>& files, unsigned jobs, const std::string& profile) {
    const std::vector<Input> inputs = with_neighbours(files);
    std::vector<names::Outline> outlines(inputs.size());
    parallel_for(jobs, inputs.size(), [&](unsigned, std::size_t i) {
        if (const auto text = text_of(inputs[i].path)) {
            outlines[i] = names::outline(*text, inputs[i].context);
        }
    });
    Scan result;
    result.profile = detect_profile(std::span(outlines).first(files.size()));
    read_uses(inputs, profile.empty() ? result.profile : profile, jobs, outlines);
    result.fingerprint = fingerprint(outlines);
    result.classes = index_of(std::move(outlines));
    return result;
}

names::Outline outline(std::string text, const names::FileContext& context,
                       const std::string& profile, syntax::Parser& parser) {
    names::Outline result = names::outline(text, context);
    const auto parameters = parameters_of(profile);
    if (!parameters.empty()) {
        const syntax::Tree tree = parser.parse(std::move(text));
        result.uses = names::read_parameter_uses(tree, result, parameters);
    }
    return result;
}

std::shared_ptr<const names::ClassIndex> with_outline(const names::ClassIndex& classes,
                                                      names::Outline outline) {
    auto changed = std::make_shared<names::ClassIndex>(classes);
    changed->add(std::move(outline));
    changed->settle_parameters();
    return changed;
}

Scan scan_text(std::string_view text, const names::FileContext& context) {
    std::vector<names::Outline> outlines{names::outline(text, context)};
    Scan result;
    result.profile = detect_profile(outlines);
    result.fingerprint = fingerprint(outlines);
    result.classes = index_of(std::move(outlines));
    return result;
}

std::string profile_of(std::string_view text, const names::FileContext& context) {
    std::optional<names::Outline> outline;
    for (const catalog::Profile& profile : catalog::Catalog::profiles()) {
        if (owns(profile, context.module_name)) return std::string(profile.name);
        const bool may_fit = std::ranges::any_of(profile.detect, [&](std::string_view package) {
            return text.find(package) != std::string_view::npos;
        });
        if (may_fit && !outline) outline = names::outline(text, context);
        if (may_fit && concerns(*outline, profile)) return std::string(profile.name);
    }
    return "plain";
}

}  // namespace mindport::workspace
