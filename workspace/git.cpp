#include "workspace/git.h"

#include <git2/sys/repository.h>

namespace mindport::workspace {

namespace fs = std::filesystem;

void start_git() {
    [[maybe_unused]] static const bool started = [] {
        git_libgit2_init();
        // Nothing is run or written, so it does not matter who owns the repository.
        git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
        return true;
    }();
}

std::optional<Repository> Repository::around(const fs::path& path) {
    start_git();
    Repository repository;
    git_repository* handle = nullptr;
    if (git_repository_open_ext(&handle, path.c_str(), 0, nullptr) != 0) return std::nullopt;
    repository.handle_.reset(handle);
    const char* root = git_repository_workdir(handle);
    if (root == nullptr) return std::nullopt;  // a bare one
    std::error_code error;
    repository.root_ = fs::weakly_canonical(root, error);
    return repository;
}

Repository Repository::in_memory(const fs::path& folder) {
    start_git();
    Repository repository;
    git_repository* handle = nullptr;
    git_repository_new(&handle);
    repository.handle_.reset(handle);
    if (!folder.empty()) {
        std::error_code error;
        repository.root_ = fs::weakly_canonical(folder, error);
        git_repository_set_workdir(handle, repository.root_.c_str(), 0);
    }
    return repository;
}

std::string Repository::relative(const fs::path& path) const {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    std::string text = real.lexically_relative(root_).generic_string();
    return text == "." || text.starts_with("..") ? std::string() : text;
}

bool Repository::ignores(const std::string& relative) const {
    int ignored = 0;
    return git_ignore_path_is_ignored(&ignored, handle_.get(), relative.c_str()) == 0 &&
           ignored == 1;
}

}  // namespace mindport::workspace
