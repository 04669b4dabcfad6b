#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <span>
#include <system_error>
#include <utility>

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#endif

#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;

std::string last_error() { return std::generic_category().message(errno); }

#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
// The whole pages between two addresses. An older kernel refuses, and that is all.
void map_pages(std::uintptr_t begin, std::uintptr_t end, int advice) {
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = end / page * page;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, advice);
}
#endif

class Descriptor {
   public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }
    // Some file systems tell only here that the disk is full.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

   private:
    int number_;
};

// Reads to the end; `expected` bytes are made room for.
tl::expected<std::string, std::string> read_all(int descriptor, std::size_t expected) {
    std::string bytes(expected + 1, '\0');  // one more, to see the end without growing
    std::size_t size = 0;
    while (true) {
        if (size == bytes.size()) bytes.resize(bytes.size() * 2 + 4096);
        const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(last_error());
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    bytes.resize(size);
    return bytes;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void take_over_attributes(int descriptor, const fs::path& like) {
    struct stat status {};
    if (like.empty() || ::stat(like.c_str(), &status) != 0) return;
    // Only root may give files away; for others the file is theirs already, or stays so.
    [[maybe_unused]] const int owner = ::fchown(descriptor, status.st_uid, status.st_gid);
    ::fchmod(descriptor, status.st_mode & 07777);
}

}  // namespace

std::optional<FileId> file_id(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return FileId{static_cast<std::uint64_t>(status.st_dev),
                  static_cast<std::uint64_t>(status.st_ino)};
}

tl::expected<std::string, std::string> read_bytes(const fs::path& path) {
    // O_NONBLOCK: a named pipe that nobody writes to must not hold up the run.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || ::fstat(file.number(), &status) != 0) return tl::unexpected(last_error());
    if (S_ISDIR(status.st_mode)) return tl::unexpected<std::string>("it is a folder");
    if (!S_ISREG(status.st_mode)) return tl::unexpected<std::string>("it is not a regular file");
    if (status.st_size >= std::numeric_limits<std::uint32_t>::max()) {
        return tl::unexpected<std::string>("it is larger than 4 GiB");
    }
    return read_all(file.number(), static_cast<std::size_t>(status.st_size));
}

tl::expected<std::string, std::string> read_standard_input() { return read_all(0, 1U << 16U); }

tl::expected<void, std::string> create_file(const fs::path& path, const NewFile& contents) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file) return tl::unexpected(last_error());
    take_over_attributes(file.number(), contents.like);
    const bool done = write_all(file.number(), contents.bytes) &&
                      (!contents.sync || ::fsync(file.number()) == 0) && file.close();
    if (done) return {};
    std::string error = last_error();
    ::unlink(path.c_str());
    return tl::unexpected(std::move(error));
}

std::uint64_t process_number() { return static_cast<std::uint64_t>(::getpid()); }

std::uint64_t peak_memory() {
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
#ifdef __APPLE__
    constexpr std::uint64_t unit = 1;
#else
    constexpr std::uint64_t unit = 1024;
#endif
    return static_cast<std::uint64_t>(usage.ru_maxrss) * unit;
}

bool is_running(std::int64_t process) {
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

tl::expected<StandardStreams, std::string> take_standard_streams() {
    StandardStreams streams{::fcntl(0, F_DUPFD_CLOEXEC, 3), ::fcntl(1, F_DUPFD_CLOEXEC, 3)};
    if (streams.input < 0 || streams.output < 0 || ::dup2(2, 1) < 0) {
        return tl::unexpected(last_error());
    }
    std::signal(SIGPIPE, SIG_IGN);
#ifdef F_SETPIPE_SZ
    // A pipe that takes a large message whole saves a dozen rounds; no harm where it is refused.
    constexpr int wide = 1 << 20;
    ::fcntl(streams.input, F_SETPIPE_SZ, wide);
    ::fcntl(streams.output, F_SETPIPE_SZ, wide);
#endif
#ifdef __GLIBC__
    // Messages of some 100 KB come and go with each edit: their pages are not given back each time.
    constexpr int kept = 8 << 20;
    ::mallopt(M_MMAP_THRESHOLD, kept);
    ::mallopt(M_TRIM_THRESHOLD, kept);
#endif
    return streams;
}

std::function<void()> warm_up(std::size_t heap_bytes) {
    void* memory = std::malloc(heap_bytes);
    const auto begin = reinterpret_cast<std::uintptr_t>(memory);
    std::free(memory);  // the heap keeps it, see take_standard_streams()
    return [begin, heap_bytes] {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
        // Changes nothing there, whatever it is used for by now.
        map_pages(begin, begin + heap_bytes, MADV_POPULATE_WRITE);
        ::dl_iterate_phdr(
            [](dl_phdr_info* program, std::size_t, void*) {
                for (const ElfW(Phdr) & part : std::span(program->dlpi_phdr, program->dlpi_phnum)) {
                    const std::uintptr_t start = program->dlpi_addr + part.p_vaddr;
                    if (part.p_type != PT_LOAD) continue;
                    map_pages(start, start + part.p_memsz, MADV_POPULATE_READ);
                }
                return 1;  // the first is the program itself
            },
            nullptr);
#endif
    };
}

void give_way() {
#ifdef __linux__
    constexpr int polite = 5;
    // Of a thread, on Linux. Where it is refused all threads are alike.
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), polite));
#endif
}

bool is_terminal(int stream) { return ::isatty(stream) == 1; }

std::optional<std::size_t> terminal_width(int stream) {
    winsize size{};
    if (::ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
    return size.ws_col;
}

}  // namespace mindport::workspace
