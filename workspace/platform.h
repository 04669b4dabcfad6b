// What the standard library does not offer: the only code here that knows the operating system.
//
// Errors are sentences for people ("Permission denied"), without the path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mindport::workspace {

// What is the same for all names of one file or folder.
struct FileId {
    std::uint64_t device = 0;
    std::uint64_t node = 0;
    friend auto operator<=>(const FileId&, const FileId&) = default;
};

// Follows links; nullopt where there is nothing.
std::optional<FileId> file_id(const std::filesystem::path& path);

// The bytes of a regular file; more than 4 GiB are refused.
tl::expected<std::string, std::string> read_bytes(const std::filesystem::path& path);

// The bytes of standard input.
tl::expected<std::string, std::string> read_standard_input();

struct NewFile {
    std::string_view bytes;
    std::filesystem::path
        like;           // a file whose mode bits and, if possible, owner it gets; may be empty
    bool sync = false;  // wait until the disk has it
};

// Makes a file that was not there before; nothing is left behind where that fails.
tl::expected<void, std::string> create_file(const std::filesystem::path& path,
                                            const NewFile& contents);

// A number that no other process uses at the same time.
std::uint64_t process_number();

// The most memory that this process has had so far, in bytes; 0 if unknown.
std::uint64_t peak_memory();

// Whether a process of that number runs, whoever's it is.
bool is_running(std::int64_t process);

struct StandardStreams {
    int input = 0;
    int output = 1;
};
// Takes standard input and output for a protocol: what other code prints to standard output from
// now on goes to standard error. Writing to nobody becomes an error instead of a signal.
tl::expected<StandardStreams, std::string> take_standard_streams();

// Makes the heap larger now by so many bytes, less than 8 MiB, and gives what maps their pages and
// those of the program, for another thread: a page that is mapped where it is first used costs
// whoever waits there a microsecond.
std::function<void()> warm_up(std::size_t heap_bytes);

// From now on this thread, and those that it starts, give way to others.
void give_way();

// Stream 1 or 2.
bool is_terminal(int stream);
std::optional<std::size_t> terminal_width(int stream);

}  // namespace mindport::workspace
