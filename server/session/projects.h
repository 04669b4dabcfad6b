// Projects: files that share a configuration, a profile and an index of classes. A project is a
// folder: one with a configuration file, a workspace folder, or that of a lone file's package.
//
// On the owner thread. Scans run in the background; what is found before a project's scan is done
// goes by the file alone, and is looked at again afterwards.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/setup.h"
#include "core/names/class_index.h"
#include "server/session/background.h"
#include "server/session/editor_settings.h"
#include "server/session/log.h"
#include "server/transport/event_loop.h"
#include "workspace/packages.h"
#include "workspace/source_file.h"

namespace mindport::server {

struct Project {
    std::filesystem::path root;  // empty: for documents that are in no file
    bool is_workspace = false;   // lies in a workspace folder: all its files count
    config::Setup setup;
    // From the scan; the profile is empty before it is done.
    std::string profile;
    std::shared_ptr<const names::ClassIndex> classes;
    std::vector<workspace::SourceFile> files;
    std::uint64_t generation = 0;  // rises with everything that may change findings
    std::uint64_t scans = 0;       // begun; an older one's result is of no use any more
    std::size_t fingerprint = 0;   // of the scan, while `classes` is nothing but that
    // By profile; made when asked for.
    std::map<std::string, std::shared_ptr<const analysis::Settings>> made;

    // What is known of classes is new; all else stays, and with it the catalogues that are made.
    void set_classes(std::shared_ptr<const names::ClassIndex> known);

    // `profile_of_text` counts while nothing better is known.
    std::shared_ptr<const analysis::Settings> settings(const std::string& profile_of_text);
};

class Projects {
   public:
    struct Services {
        EventLoop& loop;
        Background& background;
        Log& log;
        std::function<void(Project&)> changed;  // its documents are to be looked at again
        // What is known of other files has changed, and with it perhaps the profile.
        std::function<void(Project&)> classes_changed;
        std::function<void()> files_changed;  // those that are not open, perhaps
    };
    explicit Projects(Services services) : services_(std::move(services)) {}

    void set_folders(std::vector<std::filesystem::path> folders);
    const std::vector<std::filesystem::path>& folders() const { return folders_; }
    // Begins to scan the workspace folders.
    void scan_folders();
    void set_editor(const EditorSettings& settings);

    // The project of a file; "" for a document that is in none. Never null.
    std::shared_ptr<Project> of(const std::filesystem::path& file);
    // All that have been asked for, and those of the workspace folders.
    std::vector<std::shared_ptr<Project>> all() const;
    names::FileContext context(const std::filesystem::path& file);

    // Configuration files or Python files changed on the disk. A scan begins a moment later, one
    // for many changes; where it finds the same as before, nothing is looked at again.
    void reload_configuration();
    void rescan();
    // Files may have come or gone without a word of it.
    void forget_roots() { roots_.clear(); }
    // What an open document has now, though it may not be saved. Other documents see its classes.
    void set_outline(const std::filesystem::path& file, names::Outline outline);
    // What is on the disk counts again.
    void drop_outline(const std::filesystem::path& file);

   private:
    std::shared_ptr<Project> make(const std::filesystem::path& root, bool is_workspace);
    void load(Project& project);
    void scan(const std::shared_ptr<Project>& project, const std::filesystem::path& lone_file);
    std::shared_ptr<const names::ClassIndex> with_unsaved(
        const Project& project, std::shared_ptr<const names::ClassIndex> classes);
    struct Root {
        std::filesystem::path folder;
        bool is_workspace = false;
    };
    Root root_of(const std::filesystem::path& file);
    Root find_root(const std::filesystem::path& file);

    Services services_;
    EditorSettings editor_;
    std::vector<std::filesystem::path> folders_;
    std::map<std::filesystem::path, std::shared_ptr<Project>> projects_;  // by root
    std::map<std::filesystem::path, names::Outline> outlines_;            // of unsaved files
    std::map<std::filesystem::path, Root>
        roots_;  // of the files in a folder; asked for at each edit
    workspace::Packages packages_;
    bool rescanning_ = false;
};

}  // namespace mindport::server
