#include <memory>

#include "cli/commands/commands.h"
#include "server/server.h"

namespace mindport::cli {

void add_lsp(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("lsp", "Run the language server, for an editor");
    const auto options = std::make_shared<server::ServerOptions>();
    command->add_option("--log-file", options->log_file, "Write a log to this file")
        ->type_name("FILE");
    command
        ->add_option("--listen", options->port,
                     "Serve one client on this port of the loopback, not on standard input; 0 "
                     "picks a free one")
        ->type_name("PORT");
    // Editors' client libraries add it; standard input and output are what is used anyway.
    command->add_flag("--stdio")->group("");
    command->callback([options, &status] { status = server::serve(*options); });
}

}  // namespace mindport::cli
