// libgit2 behind small values: handles that close themselves, and paths relative to a repository.
//
// A Repository may be used by one thread at a time.
#pragma once

#include <git2.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace mindport::workspace {

template <auto Free>
struct GitDeleter {
    template <typename Handle>
    void operator()(Handle* handle) const {
        Free(handle);
    }
};
template <typename Handle, auto Free>
using GitHandle = std::unique_ptr<Handle, GitDeleter<Free>>;

// To be called before anything else of libgit2; any number of times, on any thread. What it starts
// stays until the program ends, because starting takes milliseconds.
void start_git();

class Repository {
   public:
    // The repository whose work tree `path` lies in; nullopt where there is none.
    static std::optional<Repository> around(const std::filesystem::path& path);
    // One that exists in memory only. With a folder it reads the .gitignore files below it.
    static Repository in_memory(const std::filesystem::path& folder = {});

    git_repository* get() const { return handle_.get(); }
    const std::filesystem::path& root() const { return root_; }
    // The path as git spells it, relative to the root; empty for what lies outside.
    std::string relative(const std::filesystem::path& path) const;
    // By the rules of .gitignore files. `relative` ends in "/" for a folder.
    bool ignores(const std::string& relative) const;

   private:
    Repository() = default;

    GitHandle<git_repository, git_repository_free> handle_;
    std::filesystem::path root_;
};

}  // namespace mindport::workspace
