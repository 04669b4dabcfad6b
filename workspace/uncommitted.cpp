#include "workspace/uncommitted.h"

#include <map>
#include <string>
#include <vector>

#include "workspace/git.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;

using StatusList = GitHandle<git_status_list, git_status_list_free>;

struct Group {
    Repository repository;
    std::vector<std::string> relative;
    std::vector<fs::path> files;
};

// One status run for all files of a repository.
void add_changed(const Group& group, Untracked untracked, std::set<fs::path>& changed) {
    std::vector<char*> paths;
    for (const std::string& path : group.relative) paths.push_back(const_cast<char*>(path.c_str()));
    git_status_options options;
    git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
    options.pathspec = {paths.data(), paths.size()};
    options.flags = GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH;
    if (untracked == Untracked::count) {
        options.flags |= GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS;
    }
    git_status_list* handle = nullptr;
    if (git_status_list_new(&handle, group.repository.get(), &options) != 0) return;
    const StatusList list(handle);
    std::set<std::string> dirty;
    for (std::size_t i = 0; i < git_status_list_entrycount(list.get()); ++i) {
        const git_status_entry* entry = git_status_byindex(list.get(), i);
        const git_diff_delta* delta =
            entry->index_to_workdir != nullptr ? entry->index_to_workdir : entry->head_to_index;
        if (entry->status != GIT_STATUS_CURRENT && delta != nullptr) {
            dirty.insert(delta->new_file.path);
        }
    }
    for (std::size_t i = 0; i < group.files.size(); ++i) {
        if (dirty.contains(group.relative[i])) changed.insert(group.files[i]);
    }
}

}  // namespace

std::set<fs::path> uncommitted(std::span<const fs::path> files, Untracked untracked) {
    std::map<fs::path, Group> groups;            // by the repository's root
    std::map<fs::path, Group*> group_of_folder;  // null: in no repository
    for (const fs::path& file : files) {
        const auto [folder, is_new] =
            group_of_folder.try_emplace(fs::absolute(file).parent_path(), nullptr);
        if (is_new) {
            if (auto repository = Repository::around(folder->first)) {
                const fs::path root = repository->root();
                folder->second =
                    &groups.try_emplace(root, Group{std::move(*repository), {}, {}}).first->second;
            }
        }
        if (folder->second == nullptr) continue;
        folder->second->relative.push_back(folder->second->repository.relative(file));
        folder->second->files.push_back(file);
    }
    std::set<fs::path> changed;
    for (const auto& [root, group] : groups) add_changed(group, untracked, changed);
    return changed;
}

}  // namespace mindport::workspace
