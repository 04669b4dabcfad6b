#include "workspace/scan.h"

#include <algorithm>
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
            add(signature.parameters);
        }
        for (const auto& [name, target] : outline.imports) {
            add(name);
            add(target);
        }
        sum += outline.module_level_imports;
        for (const std::string& module : outline.star_imports) add(module);
    }
    return sum;
}

Scan summarize(std::vector<names::Outline> outlines, std::size_t deciding) {
    Scan result;
    result.fingerprint = fingerprint(outlines);
    auto classes = std::make_shared<names::ClassIndex>();
    result.profile = detect_profile(std::span(outlines).first(deciding));
    for (names::Outline& outline : outlines) classes->add(std::move(outline));
    result.classes = std::move(classes);
    return result;
}

}  // namespace

Scan scan(const std::vector<SourceFile>& files, unsigned jobs) {
    const std::vector<Input> inputs = with_neighbours(files);
    std::vector<names::Outline> outlines(inputs.size());
    parallel_for(jobs, inputs.size(), [&](unsigned, std::size_t i) {
        auto bytes = read_bytes(inputs[i].path);
        if (!bytes) return;
        if (auto source = decode(std::move(*bytes))) {
            outlines[i] = names::outline(source->text, inputs[i].context);
        }
    });
    return summarize(std::move(outlines), files.size());
}

Scan scan_text(std::string_view text, const names::FileContext& context) {
    return summarize({names::outline(text, context)}, 1);
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
