// Which files hold changes that git does not have yet.
#pragma once

#include <filesystem>
#include <set>
#include <span>

namespace mindport::workspace {

enum class Untracked : bool { ignore, count };

// The paths among `files` (as given) that lie in a repository and differ from its last commit.
// Untracked files differ too, if wanted, but not those that git ignores.
std::set<std::filesystem::path> uncommitted(std::span<const std::filesystem::path> files,
                                            Untracked untracked);

}  // namespace mindport::workspace
