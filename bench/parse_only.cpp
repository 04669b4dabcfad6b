// The yardstick of ./dev bench: reads every .py file below a folder and parses it with tree-sitter,
// one after the other on one thread, and does nothing with the trees.
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" const TSLanguage* tree_sitter_python();

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> python_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == ".py") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string read(const fs::path& path) {
    std::string bytes(fs::file_size(path), '\0');
    std::ifstream(path, std::ios::binary).read(bytes.data(), std::ssize(bytes));
    return bytes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: parse_only FOLDER\n", stderr);
        return 2;
    }
    TSParser* parser = ts_parser_new();
    if (!ts_parser_set_language(parser, tree_sitter_python())) {
        std::fputs("parse_only: the grammar does not fit this tree-sitter\n", stderr);
        return 2;
    }
    std::size_t files = 0;
    std::size_t lines = 0;
    std::size_t with_errors = 0;
    for (const fs::path& path : python_files(argv[1])) {
        const std::string text = read(path);
        TSTree* tree = ts_parser_parse_string(parser, nullptr, text.data(),
                                              static_cast<std::uint32_t>(text.size()));
        files += 1;
        lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        with_errors += ts_node_has_error(ts_tree_root_node(tree)) ? 1 : 0;
        ts_tree_delete(tree);
    }
    ts_parser_delete(parser);
    std::printf("%zu files, %zu lines, %zu with syntax errors\n", files, lines, with_errors);
    return files == 0 ? 2 : 0;
}
