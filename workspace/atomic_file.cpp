#include "workspace/atomic_file.h"

#include <atomic>
#include <functional>

#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;

using Result = tl::expected<void, std::string>;

// Hidden, so that no tool takes it for source; counted, so that threads do not meet.
fs::path temporary_beside(const fs::path& target) {
    static std::atomic<std::uint64_t> counter{0};
    return target.parent_path() / (".mindport-" + std::to_string(process_number()) + "-" +
                                   std::to_string(counter.fetch_add(1)) + ".tmp");
}

// The file that a path stands for, through links; the path itself where it is none.
fs::path real_target(const fs::path& target) {
    std::error_code error;
    if (!fs::is_symlink(target, error)) return target;
    fs::path real = fs::weakly_canonical(target, error);
    return error ? target : real;
}

// `make` makes the temporary file, or leaves none behind.
Result replace(const fs::path& target, const std::function<Result(const fs::path&)>& make) {
    const fs::path real = real_target(target);
    std::error_code error;
    if (real.has_parent_path()) fs::create_directories(real.parent_path(), error);
    if (error) {
        return tl::unexpected("cannot make the folder " + real.parent_path().string() + ": " +
                              error.message());
    }
    const fs::path temporary = temporary_beside(real);
    if (Result made = make(temporary); !made) return made;
    fs::rename(temporary, real, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return tl::unexpected(error.message());
}

}  // namespace

Result write_atomically(const fs::path& target, std::string_view bytes, const fs::path& like,
                        Durability durability) {
    return replace(target, [&](const fs::path& temporary) {
        return create_file(temporary, {bytes, like, durability == Durability::synced});
    });
}

Result copy_atomically(const fs::path& source, const fs::path& target) {
    return replace(target, [&](const fs::path& temporary) -> Result {
        std::error_code error;
        fs::copy_file(source, temporary, error);
        if (!error) return {};
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return tl::unexpected(error.message());
    });
}

}  // namespace mindport::workspace
