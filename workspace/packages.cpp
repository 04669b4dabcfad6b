#include "workspace/packages.h"

#include <algorithm>

namespace mindport::workspace {

namespace fs = std::filesystem;

const std::string& Packages::package_of(const fs::path& folder) {
    const auto [entry, is_new] = packages_.try_emplace(folder.string());
    if (!is_new) return entry->second;
    std::error_code error;
    const std::string name = folder.filename().string();
    if (name.empty() || !fs::exists(folder / "__init__.py", error)) return entry->second;
    const std::string outer = package_of(folder.parent_path());
    // Not through `entry`: the map may have grown.
    return packages_[folder.string()] = outer.empty() ? name : outer + "." + name;
}

names::FileContext Packages::context(const fs::path& file, std::string shown) {
    const fs::path absolute = fs::absolute(file).lexically_normal();
    const std::string& package = package_of(absolute.parent_path());
    names::FileContext context;
    context.path = std::move(shown);
    const std::string stem = absolute.stem().string();
    context.is_package = stem == "__init__";
    context.module_name = package;
    if (!context.is_package) context.module_name += (package.empty() ? "" : ".") + stem;
    return context;
}

fs::path Packages::root_of(const fs::path& file) {
    const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    const std::string& package = package_of(folder);
    fs::path root = folder;
    for (auto dots = std::ranges::count(package, '.'); dots > 0; --dots) root = root.parent_path();
    return root;
}

}  // namespace mindport::workspace
