// Writing files whole or not at all: into a temporary file in the same folder, then renamed.
//
// Safe on any number of threads. A target that is a symbolic link stays one: what it points to is
// replaced. Errors are sentences for people, without the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mindport::workspace {

enum class Durability : std::uint8_t {
    fast,    // a new file
    synced,  // replaces the only copy of something: on the disk before the old one goes
};

// Makes the folders that `target` needs. The file gets the mode bits of `like`.
tl::expected<void, std::string> write_atomically(const std::filesystem::path& target,
                                                 std::string_view bytes,
                                                 const std::filesystem::path& like,
                                                 Durability durability = Durability::fast);

tl::expected<void, std::string> copy_atomically(const std::filesystem::path& source,
                                                const std::filesystem::path& target);

}  // namespace mindport::workspace
