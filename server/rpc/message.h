// JSON-RPC 2.0: from a message's text to its parts, and back.
//
// Pure; any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "server/rpc/error.h"

namespace mindport::server {

using Json = nlohmann::json;

struct Incoming {
    std::string method;  // empty for a response
    Json id;             // of a request or a response; null for a notification
    Json params;
    Json result;  // of a response
    Json error;   // of a response that failed; else null

    bool is_request() const { return !method.empty() && !id.is_null(); }
    bool is_response() const { return method.empty(); }
};

// What a message is that is none. The answer goes to `id`, which may be null.
struct BadMessage {
    Error error;
    Json id;
};

tl::expected<Incoming, BadMessage> read_message(std::string_view body);

// Text of JSON that is already written, for answers that are long.
struct RawJson {
    std::string text;
};

std::string dump(const Json& value);  // what is no UTF-8 gets replacement characters
std::string request_text(const Json& id, std::string_view method, const std::string& params);
std::string notification_text(std::string_view method, const std::string& params);
std::string result_text(const Json& id, const std::string& result);
std::string error_text(const Json& id, const Error& error);

}  // namespace mindport::server
