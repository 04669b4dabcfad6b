// Finds the files to work on.
//
// Sorted by path, so that two runs see the same order. Links to folders are followed, each folder
// once per link and never into itself. What git ignores is left out, also where the folder is no
// repository but holds .gitignore files; so are folders of tools (.git, __pycache__, virtual
// environments).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mindport::workspace {

struct Problem {
    std::string path;  // as shown to the user
    std::string message;
};

struct FoundFile {
    std::filesystem::path path;
    std::string relative;  // to the folder that was searched, with "/"; the name for a lone file
    std::uintmax_t size = 0;
};

// Patterns as in .gitignore.
struct PatternList {
    std::vector<std::string> patterns;
    std::filesystem::path base;  // what they are relative to; empty: the folder that is searched
};

struct DiscoveryOptions {
    std::vector<PatternList> exclude;
    std::vector<std::string> only;  // patterns; if any, only files that match are taken
    std::vector<std::filesystem::path> leave_out;  // folders that are not entered
    bool gitignore = true;                         // leave out what git ignores
    bool below = true;                             // enter the folders in the folder
    bool stubs = false;                            // .pyi counts as Python
    bool others = false;                           // list files other than Python
};

struct Discovery {
    std::vector<FoundFile> python;
    std::vector<FoundFile> others;
    std::vector<Problem> problems;  // what could not be read
    std::vector<Problem> notes;     // what was left out for a reason worth telling
    std::size_t ignored = 0;        // Python files and folders left out because of .gitignore
};

Discovery discover(const std::filesystem::path& folder, const DiscoveryOptions& options);

}  // namespace mindport::workspace
