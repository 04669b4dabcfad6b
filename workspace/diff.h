// Line differences of two texts, by libgit2. Safe on any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::workspace {

struct DiffLine {
    char origin = ' ';  // ' ', '-' or '+'
    std::string text;   // with its line break, if it has one
};

struct Hunk {
    std::uint32_t old_start = 0;  // from 1
    std::uint32_t new_start = 0;
    std::uint32_t old_lines = 0;
    std::uint32_t new_lines = 0;
    std::vector<DiffLine> lines;
};

std::vector<Hunk> diff_hunks(std::string_view before, std::string_view after, unsigned context);

// A patch that `git apply` and `patch -p1` take; "" for texts that are equal. Paths with "/".
std::string unified_diff(std::string_view before, const std::string& old_path,
                         std::string_view after, const std::string& new_path);

}  // namespace mindport::workspace
