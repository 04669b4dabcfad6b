// What goes wrong with a request, by the codes of JSON-RPC and LSP.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace mindport::server {

enum class ErrorCode : int {
    parse_error = -32700,
    invalid_request = -32600,
    method_not_found = -32601,
    invalid_params = -32602,
    internal_error = -32603,
    server_not_initialized = -32002,
    request_failed = -32803,
    server_cancelled = -32802,
    content_modified = -32801,
    request_cancelled = -32800,
};

struct Error {
    ErrorCode code = ErrorCode::internal_error;
    std::string message;
};

template <typename Result>
using Reply = tl::expected<Result, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected(Error{code, std::move(message)});
}

}  // namespace mindport::server
