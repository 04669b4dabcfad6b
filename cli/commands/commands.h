// The subcommands. Each adds itself to the command line, and sets `status` to its exit code when it
// is the one that is run.
#pragma once

#include <CLI/CLI.hpp>

namespace mindport::cli {

void add_convert(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_diff(CLI::App& app, int& status);
void add_explain(CLI::App& app, int& status);
void add_rules(CLI::App& app, int& status);
void add_lsp(CLI::App& app, int& status);

}  // namespace mindport::cli
