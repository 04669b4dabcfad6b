#include "server/session/projects.h"

#include <algorithm>

#include "workspace/discovery.h"
#include "workspace/parallel.h"
#include "workspace/scan.h"

namespace mindport::server {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds rescan_pause{100};
// Editors open their files right after the handshake.
constexpr std::chrono::milliseconds first_scan_pause{50};

bool is_within(const fs::path& file, const fs::path& folder) {
    const auto [end, at] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    static_cast<void>(at);
    return end == folder.end();
}

struct Found {
    std::vector<workspace::SourceFile> files;
    workspace::Scan scan;
};

std::vector<workspace::SourceFile> find_files(const fs::path& root,
                                              const std::vector<workspace::PatternList>& exclude) {
    workspace::DiscoveryOptions options;
    options.exclude = exclude;
    workspace::Packages packages;
    std::vector<workspace::SourceFile> files;
    for (workspace::FoundFile& found : workspace::discover(root, options).python) {
        workspace::SourceFile& file = files.emplace_back();
        file.context = packages.context(found.path, found.relative);
        file.size = found.size;
        file.path = std::move(found.path);
    }
    return files;
}

// One processor is left to whoever types.
unsigned background_jobs() { return std::max(1U, workspace::default_jobs() - 1); }

}  // namespace

std::shared_ptr<const analysis::Settings> Project::settings(const std::string& profile_of_text) {
    const std::string& name = profile.empty() ? profile_of_text : profile;
    auto& settings = made[name];
    if (!settings) {
        settings = std::make_shared<const analysis::Settings>(setup.settings(name, classes));
    }
    return settings;
}

void Project::set_classes(std::shared_ptr<const names::ClassIndex> known) {
    classes = std::move(known);
    ++generation;
    for (auto& [name, settings] : made) {
        auto changed = std::make_shared<analysis::Settings>(*settings);
        changed->classes = classes;
        settings = std::move(changed);
    }
}

void Projects::set_folders(std::vector<fs::path> folders) {
    folders_ = std::move(folders);
    projects_.clear();
    roots_.clear();
}

void Projects::scan_folders() {
    for (const fs::path& folder : folders_) {
        if (!projects_.contains(folder)) make(folder, true);
    }
}

void Projects::set_editor(const EditorSettings& settings) {
    const bool same_engine =
        editor_.engine == settings.engine && editor_.exclude == settings.exclude;
    editor_ = settings;
    if (same_engine) {
        for (const auto& [root, project] : projects_) {
            ++project->generation;
            services_.changed(*project);
        }
        return;
    }
    reload_configuration();
}

// The innermost of the workspace folder, the folder of the configuration, and else the package.
Projects::Root Projects::find_root(const fs::path& file) {
    Root root;
    for (const fs::path& folder : folders_) {
        if (!is_within(file, folder)) continue;
        root.is_workspace = true;
        if (root.folder.empty() || is_within(folder, root.folder)) root.folder = folder;
    }
    if (const auto config = config::find_config_file(file.parent_path())) {
        const fs::path folder = config->parent_path();
        if (root.folder.empty() || is_within(folder, root.folder)) root.folder = folder;
    }
    if (root.folder.empty()) root.folder = packages_.root_of(file);
    return root;
}

Projects::Root Projects::root_of(const fs::path& file) {
    if (file.empty()) return {};
    const auto [found, is_new] = roots_.try_emplace(file.parent_path());
    if (is_new) found->second = find_root(file);
    return found->second;
}

std::shared_ptr<Project> Projects::of(const fs::path& file) {
    const Root root = root_of(file);
    const auto found = projects_.find(root.folder);
    if (found != projects_.end()) return found->second;
    auto project = make(root.folder, root.is_workspace);
    if (!root.is_workspace && !root.folder.empty()) scan(project, file);
    return project;
}

std::shared_ptr<Project> Projects::make(const fs::path& root, bool is_workspace) {
    auto project = std::make_shared<Project>();
    project->root = root;
    project->is_workspace = is_workspace;
    projects_[root] = project;
    load(*project);
    if (is_workspace) scan(project, {});
    return project;
}

std::vector<std::shared_ptr<Project>> Projects::all() const {
    std::vector<std::shared_ptr<Project>> result;
    for (const auto& [root, project] : projects_) result.push_back(project);
    return result;
}

names::FileContext Projects::context(const fs::path& file) {
    if (file.empty()) return {};
    return packages_.context(file, file.string());
}

void Projects::load(Project& project) {
    config::Config config;
    const fs::path& folder = project.root.empty() && !folders_.empty() ? folders_[0] : project.root;
    if (!folder.empty()) {
        auto loaded = config::load_config(folder);
        if (loaded) {
            config = std::move(*loaded);
        } else {
            for (const config::Problem& problem : loaded.error()) {
                services_.log.tell(LogLevel::error, config::to_string(problem));
            }
        }
    }
    auto setup = config::make_setup(config, editor_.engine);
    if (!setup) {
        services_.log.tell(LogLevel::error, setup.error());
        setup = config::make_setup({}, {});
    }
    project.setup = std::move(*setup);
    project.made.clear();
    ++project.generation;
}

void Projects::scan(const std::shared_ptr<Project>& project, const fs::path& lone_file) {
    const std::uint64_t number = ++project->scans;
    std::vector<workspace::PatternList> exclude;
    const config::Config& config = project->setup.config;
    if (!config.exclude.empty()) exclude.push_back({config.exclude, config.file.parent_path()});
    if (!editor_.exclude.empty()) exclude.push_back({editor_.exclude, project->root});
    // The job may outlast this object; what it posts does not run then.
    EventLoop& loop = services_.loop;
    auto job = [this, &loop, project, number, exclude, lone_file,
                profile = project->setup.profile] {
        auto found = std::make_shared<Found>();
        if (lone_file.empty()) {
            found->files = find_files(project->root, exclude);
        } else {
            workspace::SourceFile file;
            file.path = lone_file;
            file.context = workspace::Packages().context(lone_file, lone_file.string());
            found->files.push_back(std::move(file));
        }
        found->scan = workspace::scan(found->files, background_jobs(), profile);
        loop.post([this, project, number, found] {
            if (project->scans != number) return;  // a later one is on its way
            project->files = std::move(found->files);
            // Most files are saved without a change to what others know of them.
            if (project->fingerprint == found->scan.fingerprint &&
                project->profile == found->scan.profile) {
                return services_.files_changed();
            }
            const auto scanned = std::move(found->scan.classes);
            auto classes = with_unsaved(*project, scanned);
            project->fingerprint = classes == scanned ? found->scan.fingerprint : 0;
            project->profile = std::move(found->scan.profile);
            project->set_classes(std::move(classes));
            services_.log.info("scanned " + project->root.string() + ": " +
                               std::to_string(project->files.size()) + " files, profile " +
                               project->profile);
            services_.classes_changed(*project);
        });
    };
    if (number > 1) return services_.background.run(std::move(job));
    // What is on the screen comes first: a scan takes cores, caches and memory's bandwidth from it.
    loop.after(first_scan_pause, [this, job] { services_.background.run(job); });
}

void Projects::reload_configuration() {
    // A configuration file may have come or gone, so that files belong elsewhere.
    const auto old = std::move(projects_);
    projects_.clear();
    roots_.clear();
    scan_folders();
    for (const auto& [root, project] : old) {
        const auto found = projects_.find(root);
        if (found != projects_.end()) found->second->generation = project->generation + 1;
        services_.changed(*project);
    }
}

void Projects::rescan() {
    if (rescanning_) return;
    rescanning_ = true;
    services_.loop.after(rescan_pause, [this] {
        rescanning_ = false;
        packages_ = {};
        roots_.clear();
        for (const auto& [root, project] : projects_) {
            if (project->is_workspace) scan(project, {});
        }
    });
}

void Projects::set_outline(const fs::path& file, names::Outline outline) {
    const auto project = of(file);
    outlines_[file] = outline;
    if (!project->classes) return;  // the scan is not done, and will see to it
    project->fingerprint = 0;
    project->set_classes(workspace::with_outline(*project->classes, std::move(outline)));
    services_.classes_changed(*project);
}

void Projects::drop_outline(const fs::path& file) {
    if (outlines_.erase(file) == 0) return;
    const auto project = of(file);
    scan(project, project->is_workspace ? fs::path() : file);
}

std::shared_ptr<const names::ClassIndex> Projects::with_unsaved(
    const Project& project, std::shared_ptr<const names::ClassIndex> classes) {
    std::shared_ptr<names::ClassIndex> changed;
    for (const auto& [file, outline] : outlines_) {
        if (of(file).get() != &project) continue;
        if (!changed) changed = std::make_shared<names::ClassIndex>(*classes);
        changed->add(outline);
    }
    if (!changed) return classes;
    changed->settle_parameters();
    return changed;
}

}  // namespace mindport::server
