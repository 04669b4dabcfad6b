#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <set>

#include "workspace/atomic_file.h"
#include "workspace/diff.h"
#include "workspace/discovery.h"
#include "workspace/packages.h"
#include "workspace/parallel.h"
#include "workspace/patterns.h"
#include "workspace/platform.h"

using namespace mindport::workspace;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone at the end.
class Folder {
   public:
    Folder() {
        path_ = fs::temp_directory_path() / ("mindport-test-" + std::to_string(process_number()));
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    fs::path operator/(const char* name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    void file(const char* name, const std::string& text = "") const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }

   private:
    fs::path path_;
};

std::vector<std::string> names(const std::vector<FoundFile>& files) {
    std::vector<std::string> result;
    for (const FoundFile& file : files) result.push_back(file.relative);
    return result;
}

}  // namespace

TEST_CASE("module names follow the packages") {
    const Folder folder;
    folder.file("lib/pkg/__init__.py");
    folder.file("lib/pkg/sub/__init__.py");
    folder.file("lib/pkg/sub/mod.py");
    folder.file("lib/pkg/loose/mod.py");
    folder.file("lib/script.py");
    Packages packages;
    CHECK(packages.context(folder / "lib/pkg/sub/mod.py", "shown").module_name == "pkg.sub.mod");
    CHECK(packages.context(folder / "lib/pkg/sub/mod.py", "shown").path == "shown");
    const auto init = packages.context(folder / "lib/pkg/sub/__init__.py", "");
    CHECK(init.module_name == "pkg.sub");
    CHECK(init.is_package);
    CHECK(packages.context(folder / "lib/script.py", "").module_name == "script");
    CHECK(packages.context(folder / "lib/pkg/loose/mod.py", "").module_name == "mod");
    CHECK(packages.root_of(folder / "lib/pkg/sub/mod.py") == folder / "lib/pkg");
    CHECK(packages.root_of(folder / "lib/script.py") == folder / "lib");
}

TEST_CASE("files are found in order, others apart") {
    const Folder folder;
    for (const char* name :
         {"b.py", "a/z.py", "a.py", "a/data.txt", "a/x.pyi", "__pycache__/c.py"}) {
        folder.file(name);
    }
    DiscoveryOptions options;
    options.others = true;
    const Discovery found = discover(folder.path(), options);
    CHECK(names(found.python) == std::vector<std::string>{"a.py", "a/z.py", "b.py"});
    CHECK(names(found.others) == std::vector<std::string>{"a/data.txt", "a/x.pyi"});
    CHECK(found.problems.empty());
}

TEST_CASE("patterns are those of .gitignore") {
    const std::vector<std::string> list{"*.gen.py", "/top.py", "docs/", "a/**/b.py"};
    const Patterns patterns(list);
    CHECK(patterns.match("x/y.gen.py"));
    CHECK(patterns.match("top.py"));
    CHECK_FALSE(patterns.match("x/top.py"));
    CHECK(patterns.match("x/docs/"));
    CHECK(patterns.match("x/docs/y.py"));
    CHECK_FALSE(patterns.match("x/docs"));
    CHECK(patterns.match("a/b.py"));
    CHECK(patterns.match("a/x/y/b.py"));
    CHECK_FALSE(Patterns({}).match("x.py"));
}

TEST_CASE("a file is replaced whole, and keeps its mode") {
    const Folder folder;
    folder.file("x.py", "old");
    fs::permissions(folder / "x.py", fs::perms::owner_all);
    REQUIRE(write_atomically(folder / "x.py", "new", folder / "x.py", Durability::synced));
    CHECK(read_bytes(folder / "x.py") == std::string("new"));
    CHECK(fs::status(folder / "x.py").permissions() == fs::perms::owner_all);
    REQUIRE(write_atomically(folder / "a/b/y.py", "deep", {}));
    CHECK(read_bytes(folder / "a/b/y.py") == std::string("deep"));

    fs::create_directory(folder / "taken");
    folder.file("taken/inside");
    CHECK_FALSE(write_atomically(folder / "taken", "x", {}));
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        left.insert(entry.path().filename());
    }
    CHECK(left == std::set<std::string>{"a", "taken", "x.py"});
}

TEST_CASE("each index is worked on once") {
    for (const unsigned jobs : {1U, 2U, 7U}) {
        std::vector<std::atomic<int>> seen(1000);
        std::vector<std::atomic<int>> busy(jobs);
        std::atomic<bool> shared{false};  // whether two calls with the same worker ran at once
        parallel_for(jobs, seen.size(), [&](unsigned worker, std::size_t index) {
            if (busy[worker]++ != 0) shared = true;
            ++seen[index];
            --busy[worker];
        });
        CHECK_FALSE(shared);
        for (const auto& count : seen) REQUIRE(count == 1);
    }
}

TEST_CASE("hunks hold what changed, with context") {
    const auto hunks = diff_hunks("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nX\ne\nf\ng\n", 1);
    REQUIRE(hunks.size() == 1);
    CHECK(hunks[0].old_start == 3);
    std::string text;
    for (const DiffLine& line : hunks[0].lines) text += line.origin + line.text;
    CHECK(text == " c\n-d\n+X\n e\n");
    CHECK(diff_hunks("same\n", "same\n", 3).empty());
    CHECK(unified_diff("same\n", "x", "same\n", "x").empty());
}
