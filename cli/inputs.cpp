#include "cli/inputs.h"

#include <set>

#include "workspace/packages.h"
#include "workspace/platform.h"

namespace mindport::cli {
namespace {

namespace fs = std::filesystem;
using workspace::FoundFile;
using workspace::Problem;
using workspace::SourceFile;

workspace::DiscoveryOptions discovery_options(const Options& options,
                                              const config::Config& config) {
    workspace::DiscoveryOptions result;
    // People type patterns as they see the paths: from where they are, or from the folder they
    // name.
    result.exclude.push_back({options.exclude, {}});
    result.exclude.push_back({options.exclude, fs::current_path()});
    result.exclude.push_back({config.exclude, config.file.parent_path()});
    std::erase_if(result.exclude, [](const auto& list) { return list.patterns.empty(); });
    result.stubs = options.stubs;
    return result;
}

// "dir/sub/x.py" for the folder as given and a path below it.
std::string shown_path(const std::string& folder, const std::string& relative) {
    if (folder == "." || folder == "./") return relative;
    return folder + (folder.ends_with('/') ? "" : "/") + relative;
}

// A path relative to the current folder, or the path itself where it lies outside.
std::string relative_to_here(const fs::path& path) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    std::string relative = fs::absolute(path).lexically_normal().lexically_relative(here).string();
    return relative.empty() || relative.starts_with("..") ? fs::absolute(path).string() : relative;
}

class Collector {
   public:
    Collector(const Options& options, const config::Config& config, bool in_place)
        : options_(options), config_(config), in_place_(in_place) {}

    void add(const std::string& path) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (status.type() == fs::file_type::directory) return add_folder(path);
        if (status.type() == fs::file_type::not_found) {
            const bool link = fs::is_symlink(path, error);
            return problem(path,
                           link ? "it is a link to nothing" : "there is no such file or folder");
        }
        const std::uintmax_t size = fs::file_size(path, error);
        add_file({path, {}, error ? 0 : size}, path);
    }

    Inputs finish(const std::vector<std::string>& paths) {
        std::error_code error;
        const bool one_folder = paths.size() == 1 && fs::is_directory(paths[0], error);
        inputs_.root = one_folder ? paths[0] : ".";
        for (const SourceFile& file : inputs_.files) {
            inputs_.relative.push_back(
                one_folder ? file.path.lexically_relative(fs::path(paths[0])).generic_string()
                           : relative_to_here(file.path));
        }
        return std::move(inputs_);
    }

   private:
    void add_folder(const std::string& folder) {
        workspace::Discovery found =
            workspace::discover(folder, discovery_options(options_, config_));
        for (FoundFile& file : found.python) {
            std::string shown = shown_path(folder, file.relative);
            add_file(std::move(file), std::move(shown));
        }
        for (Problem& item : found.problems) problem(shown_path(folder, item.path), item.message);
        for (Problem& item : found.notes) {
            inputs_.notes.push_back({shown_path(folder, item.path), std::move(item.message)});
        }
        inputs_.ignored += found.ignored;
    }

    void add_file(FoundFile&& found, std::string shown) {
        const auto id = workspace::file_id(found.path);
        if (id && !seen_.insert(*id).second) return;
        SourceFile file;
        file.context = packages_.context(found.path, std::move(shown));
        if (in_place_) file.target = found.path;
        file.size = found.size;
        file.path = std::move(found.path);
        inputs_.files.push_back(std::move(file));
    }

    void problem(std::string path, std::string message) {
        inputs_.problems.push_back({std::move(path), std::move(message)});
    }

    const Options& options_;
    const config::Config& config_;
    bool in_place_;
    Inputs inputs_;
    workspace::Packages packages_;
    std::set<workspace::FileId> seen_;
};

bool is_inside(const fs::path& inner, const fs::path& outer) {
    const std::string relative = inner.lexically_relative(outer).string();
    return !relative.empty() && relative != "." && !relative.starts_with("..");
}

// The target of a single file: DST itself, or a file in it if it is a folder.
fs::path file_target(const fs::path& source, const fs::path& target) {
    std::error_code error;
    const bool folder = fs::is_directory(target, error) || !target.has_filename();
    return folder ? target / source.filename() : target;
}

tl::expected<Inputs, std::string> one_file(const Conversion& conversion, const Options&) {
    const fs::path target = file_target(conversion.source, conversion.target);
    std::error_code error;
    if (fs::equivalent(conversion.source, target, error)) {
        return tl::unexpected<std::string>(
            "SRC and DST are the same file: use --inplace to change it");
    }
    Inputs inputs;
    SourceFile file;
    file.path = conversion.source;
    file.target = target;
    file.context = workspace::Packages().context(conversion.source, target.string());
    file.size = fs::file_size(conversion.source, error);
    inputs.root = target.has_parent_path() ? target.parent_path().string() : ".";
    inputs.relative.push_back(target.filename().string());
    inputs.files.push_back(std::move(file));
    return inputs;
}

std::string refusal(const fs::path& source, const fs::path& target) {
    std::error_code error;
    const fs::path from = fs::weakly_canonical(source, error);
    const fs::path to = fs::weakly_canonical(target, error);
    if (from == to) return "SRC and DST are the same folder: use --inplace to change it";
    if (is_inside(from, to) && fs::exists(to, error)) {
        return "SRC lies inside of DST, so that files could be written over their own sources; "
               "choose another DST";
    }
    if (fs::exists(target, error) && !fs::is_directory(target, error)) {
        return "SRC is a folder, but DST (" + target.string() + ") is a file";
    }
    return {};
}

}  // namespace

Inputs find_inputs(const Options& options, const config::Config& config, bool in_place) {
    Collector collector(options, config, in_place);
    for (const std::string& path : options.paths) collector.add(path);
    return collector.finish(options.paths);
}

tl::expected<Inputs, std::string> find_conversion(const Conversion& conversion,
                                                  const Options& options,
                                                  const config::Config& config) {
    std::error_code error;
    if (!fs::exists(conversion.source, error)) {
        return tl::unexpected(conversion.source.string() + ": there is no such file or folder");
    }
    if (!fs::is_directory(conversion.source, error)) return one_file(conversion, options);
    if (std::string text = refusal(conversion.source, conversion.target); !text.empty()) {
        return tl::unexpected(std::move(text));
    }
    workspace::DiscoveryOptions find = discovery_options(options, config);
    find.only = conversion.only;
    find.others = conversion.others;
    find.leave_out.push_back(conversion.target);  // it may lie inside of SRC
    workspace::Discovery found = workspace::discover(conversion.source, find);
    Inputs inputs;
    inputs.root = conversion.target.string();
    workspace::Packages packages;
    for (FoundFile& item : found.python) {
        SourceFile file;
        file.target = conversion.target / item.relative;
        file.context =
            packages.context(item.path, shown_path(conversion.target.string(), item.relative));
        file.size = item.size;
        file.path = std::move(item.path);
        inputs.files.push_back(std::move(file));
        inputs.relative.push_back(std::move(item.relative));
    }
    inputs.others = std::move(found.others);
    inputs.problems = std::move(found.problems);
    inputs.notes = std::move(found.notes);
    const std::string source = conversion.source.string();
    for (auto* list : {&inputs.problems, &inputs.notes}) {
        for (Problem& item : *list) item.path = shown_path(source, item.path);
    }
    inputs.ignored = found.ignored;
    return inputs;
}

}  // namespace mindport::cli
