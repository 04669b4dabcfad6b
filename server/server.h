// `mindport lsp`: a language server for one client.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace mindport::server {

struct ServerOptions {
    std::string log_file;
    std::optional<std::uint16_t> port;  // on the loopback, instead of standard input and output
};

// Serves until the client leaves. Returns the exit code: 0 after shutdown and exit, else 1, and 2
// where it could not start.
int serve(const ServerOptions& options);

}  // namespace mindport::server
