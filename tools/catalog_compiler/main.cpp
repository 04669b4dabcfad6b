// Build step: checks mappings/ and writes the generated C++ that core/catalog is linked with.
//
//     catalog_compiler MAPPINGS_FOLDER OUTPUT
//
// Lists every problem as file:line:column: message and fails if there is one.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "config/mapping_file.h"
#include "tools/catalog_compiler/api_table.h"
#include "tools/catalog_compiler/emit.h"

namespace fs = std::filesystem;

namespace mindport::catalog_compiler {
namespace {

std::string read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw fs::filesystem_error("cannot read", path,
                                   std::error_code(errno, std::generic_category()));
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

class Compiler {
   public:
    explicit Compiler(fs::path mappings) : mappings_(std::move(mappings)) {}

    // The generated code; empty if there are problems.
    std::string run() {
        for (const fs::path& path : files_below(mappings_, ".tsv")) {
            api_.read(read_file(path), shown(path), problems);
        }
        const config::ApiNames names{[&](std::string_view name) { return api_.find(name); },
                                     [&](std::string_view name) { return api_.nearest(name); },
                                     {}};
        for (const fs::path& path : files_below(mappings_, ".toml")) read_mappings(path, names);
        check_aliases(input_.aliases, shown(mappings_ / "aliases.toml"));
        gather_aliases();
        order_rows();
        order_profiles();
        return problems.empty() ? emit(std::move(input_), api_) : std::string();
    }

    std::vector<config::Problem> problems;

   private:
    static std::string shown(const fs::path& path) { return path.lexically_normal().string(); }

    void read_mappings(const fs::path& path, const config::ApiNames& names) {
        const std::string name = path.filename().string();
        const auto kind = name == "aliases.toml"     ? config::FileKind::aliases
                          : name == "arguments.toml" ? config::FileKind::arguments
                                                     : config::FileKind::rows;
        config::MappingFile file =
            config::read_mapping_file(read_file(path), shown(path), kind, names, problems);
        check_repeated(file.rows, shown(path));
        std::ranges::move(file.rows, std::back_inserter(input_.rows));
        std::ranges::move(file.aliases, std::back_inserter(input_.aliases));
        std::ranges::move(file.inert, std::back_inserter(input_.inert));
        if (file.profile) input_.profiles.push_back(std::move(*file.profile));
    }

    // A source may have rows in one file only (and one more for each profile).
    void check_repeated(const std::vector<catalog::OwnedMapping>& rows, const std::string& file) {
        for (const catalog::OwnedMapping& row : rows) {
            const auto [known, is_new] = places_.emplace(std::pair(row.profile, row.source),
                                                         config::Problem{file, row.line, 1, {}});
            sources_.insert(row.source);
            if (is_new || known->second.file == file) continue;
            problems.push_back({file, row.line, 1,
                                "`" + row.source + "` has a row in " + known->second.file + ":" +
                                    std::to_string(known->second.line) + " already"});
        }
    }

    // Aliases lead to a public name in one step. Those that the signature data tells give way to
    // people's, and to rows; where only another name of an object has a row, that is the public
    // one.
    void gather_aliases() {
        std::map<std::string, std::string> canonical;
        for (const config::Alias& alias : input_.aliases)
            canonical.emplace(alias.name, alias.canonical);
        for (const config::Alias& alias : api_.aliases()) {
            const bool has_rows = sources_.contains(alias.name);
            if (has_rows && !sources_.contains(alias.canonical)) {
                canonical.emplace(alias.canonical, alias.name);
            } else if (!has_rows) {
                canonical.emplace(alias.name, alias.canonical);
            }
        }
        input_.aliases.clear();
        for (const auto& [name, target] : canonical) {
            const auto next = canonical.find(target);
            input_.aliases.push_back({name, next == canonical.end() ? target : next->second});
        }
    }

    void check_aliases(const std::vector<config::Alias>& aliases, const std::string& file) {
        for (const config::Alias& alias : aliases) {
            if (sources_.contains(alias.name)) {
                problems.push_back({file, 0, 0, "`" + alias.name + "` is an alias and has a row"});
            }
        }
    }

    void order_rows() {
        std::stable_partition(
            input_.rows.begin(), input_.rows.end(),
            [](const catalog::OwnedMapping& row) { return !row.profile.empty(); });
    }

    void order_profiles() {
        const auto is_plain = [](const config::OwnedProfile& p) { return p.name == "plain"; };
        if (std::ranges::none_of(input_.profiles, is_plain)) {
            config::OwnedProfile plain;
            plain.name = "plain";
            input_.profiles.push_back(std::move(plain));
        }
        std::stable_partition(input_.profiles.begin(), input_.profiles.end(), is_plain);
    }

    fs::path mappings_;
    ApiTable api_;
    Input input_;
    std::map<std::pair<std::string, std::string>, config::Problem> places_;  // (profile, source)
    std::set<std::string> sources_;                                          // of all rows
};

int run(const fs::path& mappings, const fs::path& output) {
    Compiler compiler(mappings);
    const std::string code = compiler.run();
    for (const config::Problem& problem : compiler.problems) {
        std::fprintf(stderr, "%s\n", config::to_string(problem).c_str());
    }
    if (!compiler.problems.empty()) {
        std::fprintf(stderr, "%zu problems in %s\n", compiler.problems.size(),
                     mappings.string().c_str());
        return 1;
    }
    if (output.has_parent_path()) fs::create_directories(output.parent_path());
    std::ofstream stream(output, std::ios::binary);
    stream << code;
    stream.close();
    if (!stream) {
        std::fprintf(stderr, "cannot write %s\n", output.string().c_str());
        return 1;
    }
    return 0;
}

}  // namespace
}  // namespace mindport::catalog_compiler

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: catalog_compiler MAPPINGS_FOLDER OUTPUT\n");
        return 2;
    }
    try {
        return mindport::catalog_compiler::run(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "catalog_compiler: %s\n", error.what());
        return 2;
    }
}
