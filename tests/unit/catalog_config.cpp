// The configuration file: each key, each message, and which file holds.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "config/config.h"
#include "core/catalog/overlay.h"

using namespace mindport;
using namespace mindport::config;
namespace fs = std::filesystem;

namespace {

std::string problems_of(std::string_view text, const char* file = "mindport.toml") {
    const auto config = read_config(text, file);
    std::string shown;
    if (config) return shown;
    for (const Problem& problem : config.error()) shown += to_string(problem) + "\n";
    return shown;
}

Config good(std::string_view text, const char* file = "mindport.toml") {
    const auto config = read_config(text, file);
    CHECK(problems_of(text, file) == "");
    return config.value_or(Config());
}

// A folder that goes when the test ends.
class Folder {
   public:
    Folder() : path_(fs::temp_directory_path() / "mindport-config-test") {
        fs::remove_all(path_);
        fs::create_directories(path_ / "a/b");
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const fs::path& file, std::string_view text) const {
        std::ofstream(path_ / file, std::ios::binary) << text;
    }
    fs::path operator/(const fs::path& path) const { return path_ / path; }

   private:
    fs::path path_;
};

}  // namespace

TEST_CASE("every key is read") {
    const Config config = good(R"(
profile = "plain"
target = "mindspore==2.9.0"
select = ["MP1", "MP301"]
ignore = ["MP9"]
suggested = true
exclude = ["tests/**", "*.pyi"]
jobs = 4
output-format = "sarif"
[severity]
MP301 = "error"
MP9 = "hint"
[mappings]
"torch.cat" = { to = "mindspore.ops.cat", rename = { dim = "axis" } }
)");
    CHECK(config.file == "mindport.toml");
    CHECK(config.profile == "plain");
    CHECK(config.target == catalog::TargetVersion{2});
    CHECK(config.select == std::vector<std::string>{"MP1", "MP301"});
    CHECK(config.ignore == std::vector<std::string>{"MP9"});
    CHECK(config.suggested == true);
    CHECK(config.exclude.size() == 2);
    CHECK(config.jobs == 4U);
    CHECK(config.output_format == "sarif");
    CHECK(config.severity.at("MP301") == rules::Severity::error);
    CHECK(config.severity.at("MP9") == rules::Severity::hint);
    REQUIRE(config.overlay != nullptr);
    const auto* cat = config.overlay->find("torch.cat", catalog::TargetVersion());
    REQUIRE(cat != nullptr);
    CHECK(cat->target == "mindspore.ops.cat");
}

TEST_CASE("an empty file sets nothing") {
    const Config config = good("");
    CHECK_FALSE(config.profile);
    CHECK_FALSE(config.target);
    CHECK_FALSE(config.select);
    CHECK_FALSE(config.suggested);
    CHECK_FALSE(config.jobs);
    CHECK(config.overlay == nullptr);
}

TEST_CASE("an unknown key names the nearest right one") {
    CHECK(problems_of("targt = '2.9.0'") ==
          "mindport.toml:1:1: unknown key `targt`, did you mean `target`?\n");
    CHECK(problems_of("\nwhatever = 1") == "mindport.toml:2:1: unknown key `whatever`\n");
}

TEST_CASE("values are checked") {
    CHECK(problems_of("target = '2.90'") ==
          "mindport.toml:1:10: `2.90` is no target, did you mean `2.9.0`?\n");
    CHECK(problems_of("target = 'latest and greatest'") ==
          "mindport.toml:1:10: `latest and greatest` is no target: it is `2.7.0`, `2.8.0`, `2.9.0` "
          "or `2.10.0`\n");
    CHECK(problems_of("profile = 'plian'") ==
          "mindport.toml:1:11: `plian` is no profile, did you mean `plain`?\n");
    CHECK(problems_of("jobs = 0") == "mindport.toml:1:8: `jobs` must be from 1 to 1024\n");
    CHECK(problems_of("jobs = 'all'") ==
          "mindport.toml:1:8: `jobs` must be a number, not a string\n");
    CHECK(problems_of("output-format = 'jsno'") ==
          "mindport.toml:1:17: `jsno` is no output format, did you mean `json`?\n");
    CHECK(problems_of("[severity]\nMP1 = 'warn'") ==
          "mindport.toml:2:7: `warn` is no severity: it is `error`, `warning` or `hint`\n");
    CHECK(problems_of("[severity]\nMP1 = 1") ==
          "mindport.toml:2:7: `severity.MP1` must be a string, not a number\n");
    CHECK(problems_of("suggested = 1") ==
          "mindport.toml:1:13: `suggested` must be true or false, not a number\n");
    CHECK(problems_of("exclude = 1") ==
          "mindport.toml:1:11: `exclude` must be a list of strings, not a number\n");
}

TEST_CASE("a mapping that names nothing real is refused") {
    CHECK(problems_of("[mappings]\n\"torch.cat\" = { to = \"mindspore.mint.catt\" }") ==
          "mindport.toml:2:22: `mindspore.mint.catt` names nothing in the signature data, did you "
          "mean `mindspore.mint.cat`?\n");
    CHECK(problems_of("[mappings]\n\"torch.catt\" = { to = \"mindspore.mint.cat\" }") ==
          "mindport.toml:2:16: `torch.catt` is not in torch's signature data, did you mean "
          "`torch.cat`? (give `kind` if it exists all the same)\n");
}

TEST_CASE("a user's mapping must hold for the target, not for every version") {
    const std::string late =
        "[mappings]\n\"torch.cat\" = { to = \"mindspore.Tensor.from_dlpack\" }";
    CHECK(problems_of("target = '2.10.0'\n" + late) == "");
    CHECK(problems_of("target = '2.7.0'\n" + late).find("exists only in MindSpore") !=
          std::string::npos);
}

TEST_CASE("pyproject.toml has its own table") {
    const Config config =
        good("[project]\nname = 'x'\n[tool.mindport]\njobs = 2", "pyproject.toml");
    CHECK(config.jobs == 2U);
    CHECK_FALSE(good("[project]\nname = 'x'", "pyproject.toml").jobs);
    CHECK(problems_of("[tool.mindport]\njbos = 2", "a/pyproject.toml") ==
          "a/pyproject.toml:2:1: unknown key `jbos`, did you mean `jobs`?\n");
    CHECK(problems_of("tool = 1", "pyproject.toml") ==
          "pyproject.toml:1:8: `tool` must be a table, not a number\n");
}

TEST_CASE("the nearest file above holds") {
    const Folder folder;
    folder.write("mindport.toml", "jobs = 1");
    CHECK(find_config_file(folder / "a/b") == folder / "mindport.toml");
    folder.write("a/pyproject.toml", "[project]\nname = 'x'\n");
    CHECK(find_config_file(folder / "a/b") == folder / "mindport.toml");
    folder.write("a/pyproject.toml", "[tool.mindport]\njobs = 2");
    CHECK(find_config_file(folder / "a/b") == folder / "a/pyproject.toml");
    folder.write("a/mindport.toml", "jobs = 3");
    CHECK(find_config_file(folder / "a/b") == folder / "a/mindport.toml");
    CHECK(load_config(folder / "a/b").value().jobs == 3U);
    CHECK(load_config(folder / "a/b").value().file == folder / "a/mindport.toml");
}

TEST_CASE("a file that cannot be read is a problem") {
    const Folder folder;
    const auto config = read_config_file(folder / "none.toml");
    REQUIRE_FALSE(config);
    CHECK(config.error()[0].message == "cannot be read");
}
