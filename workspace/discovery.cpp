#include "workspace/discovery.h"

#include <algorithm>
#include <array>
#include <set>

#include "workspace/patterns.h"
#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;

// Folders that tools make; never anybody's source.
constexpr std::array<std::string_view, 14> tool_folders{
    ".eggs", ".git",          ".hg",          ".ipynb_checkpoints", ".mypy_cache",
    ".nox",  ".pytest_cache", ".svn",         ".ruff_cache",        ".tox",
    ".venv", "__pycache__",   "node_modules", "__pypackages__"};

bool is_tool_folder(const fs::path& folder) {
    const std::string name = folder.filename().string();
    std::error_code error;
    return std::ranges::find(tool_folders, name) != tool_folders.end() ||
           fs::exists(folder / "pyvenv.cfg", error);
}

// Which .gitignore files hold: those of the repository around the folder; but where that ignores
// the folder itself, only those inside, since the user asked for the folder by name.
std::optional<Repository> ignore_rules(const fs::path& folder, bool wanted) {
    if (!wanted) return std::nullopt;
    if (auto repository = Repository::around(folder)) {
        const std::string relative = repository->relative(folder);
        if (relative.empty() || !repository->ignores(relative + "/")) return std::move(*repository);
    }
    return Repository::in_memory(folder);
}

// "src/models/" for the folder /x/src/models and the base /x; "" where it does not lie below.
std::string prefix_in(const fs::path& base, const fs::path& folder) {
    if (base.empty()) return {};
    std::error_code error;
    const std::string relative = fs::weakly_canonical(folder, error)
                                     .lexically_relative(fs::weakly_canonical(base, error))
                                     .generic_string();
    return relative.empty() || relative.starts_with('.') ? std::string() : relative + "/";
}

struct Exclusion {
    Patterns patterns;
    std::string prefix;  // from what the patterns are relative to, to the folder that is searched
};

class Walk {
   public:
    Walk(const fs::path& folder, const DiscoveryOptions& options, Discovery& result)
        : options_(options),
          result_(result),
          only_(options.only),
          rules_(ignore_rules(folder, options.gitignore)) {
        for (const PatternList& list : options.exclude) {
            exclude_.push_back({Patterns(list.patterns), prefix_in(list.base, folder)});
        }
        for (const fs::path& left_out : options.leave_out) {
            if (const auto id = file_id(left_out)) left_out_.insert(*id);
        }
        if (rules_) rules_prefix_ = rules_->relative(folder);
        if (!rules_prefix_.empty()) rules_prefix_ += '/';
    }

    void enter(const fs::path& folder, const std::string& prefix) {
        const auto id = file_id(folder);
        if (!id) return problem(prefix, "it cannot be read");
        if (left_out_.contains(*id)) return;
        if (std::ranges::find(above_, *id) != above_.end()) {
            return note(prefix, "it is a link to a folder around it");
        }
        above_.push_back(*id);
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        fs::directory_iterator it(folder, error);
        for (; !error && it != fs::directory_iterator(); it.increment(error)) {
            entries.push_back(*it);
        }
        if (error) problem(prefix.empty() ? folder.string() : prefix, error.message());
        std::ranges::sort(entries, {}, [](const auto& entry) { return entry.path().native(); });
        for (const fs::directory_entry& entry : entries) visit(entry, prefix);
        above_.pop_back();
    }

   private:
    void visit(const fs::directory_entry& entry, const std::string& prefix) {
        const std::string relative = prefix + entry.path().filename().string();
        std::error_code error;
        const fs::file_status status = entry.status(error);
        if (status.type() == fs::file_type::directory) {
            visit_folder(entry, relative + "/");
        } else {
            visit_file(entry, relative, status);
        }
    }

    bool is_ignored(const std::string& relative) const {
        return rules_ && rules_->ignores(rules_prefix_ + relative);
    }

    bool is_excluded(const std::string& relative) const {
        return std::ranges::any_of(exclude_, [&](const Exclusion& exclusion) {
            return exclusion.patterns.match(exclusion.prefix + relative);
        });
    }

    void visit_folder(const fs::directory_entry& entry, const std::string& relative) {
        if (!options_.below || is_tool_folder(entry.path()) || is_excluded(relative)) return;
        if (is_ignored(relative)) {
            ++result_.ignored;
            return;
        }
        std::error_code error;
        if (entry.is_symlink(error)) {
            const auto id = file_id(entry.path());
            // Links that cross each other could otherwise be followed for ever, or nearly so.
            if (id && std::ranges::find(above_, *id) == above_.end() &&
                !linked_.insert(*id).second) {
                return note(relative, "another link to the same folder was followed");
            }
        }
        enter(entry.path(), relative);
    }

    void visit_file(const fs::directory_entry& entry, const std::string& relative,
                    const fs::file_status& status) {
        const fs::path extension = entry.path().extension();
        const bool python = extension == ".py" || (options_.stubs && extension == ".pyi");
        if (!python && !options_.others) return;
        if (is_excluded(relative)) return;
        if (!only_.empty() && !(python && only_.match(relative))) return;
        if (is_ignored(relative)) {
            result_.ignored += python ? 1 : 0;
            return;
        }
        if (status.type() != fs::file_type::regular) {
            const bool dangling = status.type() == fs::file_type::not_found;
            const char* message = dangling ? "it is a link to nothing" : "it is not a regular file";
            return python ? problem(relative, message) : note(relative, message);
        }
        std::error_code error;
        const std::uintmax_t size = entry.file_size(error);
        (python ? result_.python : result_.others)
            .push_back({entry.path(), relative, error ? 0 : size});
    }

    void problem(std::string path, std::string message) {
        result_.problems.push_back({std::move(path), std::move(message)});
    }
    void note(std::string path, std::string message) {
        result_.notes.push_back({std::move(path), std::move(message)});
    }

    const DiscoveryOptions& options_;
    Discovery& result_;
    std::vector<Exclusion> exclude_;
    Patterns only_;
    std::optional<Repository> rules_;
    std::string rules_prefix_;
    std::set<FileId> left_out_;
    std::set<FileId> linked_;
    std::vector<FileId> above_;  // the folders around the current one
};

}  // namespace

Discovery discover(const fs::path& folder, const DiscoveryOptions& options) {
    Discovery result;
    Walk(folder, options, result).enter(folder, {});
    const auto by_path = [](const FoundFile& file) -> const std::string& { return file.relative; };
    std::ranges::sort(result.python, {}, by_path);
    std::ranges::sort(result.others, {}, by_path);
    return result;
}

}  // namespace mindport::workspace
