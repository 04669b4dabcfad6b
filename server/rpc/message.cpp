#include "server/rpc/message.h"

#include <cctype>
#include <optional>

namespace mindport::server {
namespace {

bool is_hex(std::string_view text) {
    for (const char c : text) {
        if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return false;
    }
    return text.size() == 4;
}

// The UTF-16 unit of "\uD83D" at `at`; nullopt where there is no such escape.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "\\u" || !is_hex(text.substr(at + 2, 4))) return std::nullopt;
    return static_cast<unsigned>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16));
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Editors that hold text as UTF-16 can send half a surrogate pair, which no UTF-8 can hold. Each
// becomes a replacement character, which is one unit in UTF-16 as well: positions stay right.
std::string without_half_pairs(std::string text) {
    for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at)) {
        const auto unit = unit_at(text, at);
        if (!unit || (!is_high(*unit) && !is_low(*unit))) {
            at += 2;
            continue;
        }
        const auto next = unit_at(text, at + 6);
        if (is_high(*unit) && next && is_low(*next)) {
            at += 12;
            continue;
        }
        text.replace(at, 6, "\\ufffd");
        at += 6;
    }
    return text;
}

Json parse(std::string_view body) {
    Json value = Json::parse(body, nullptr, false);
    if (!value.is_discarded() || body.find("\\u") == std::string_view::npos) return value;
    return Json::parse(without_half_pairs(std::string(body)), nullptr, false);
}

tl::unexpected<BadMessage> bad(ErrorCode code, std::string message, Json id = nullptr) {
    return tl::unexpected(BadMessage{{code, std::move(message)}, std::move(id)});
}

}  // namespace

tl::expected<Incoming, BadMessage> read_message(std::string_view body) {
    Json value = parse(body);
    if (value.is_discarded()) return bad(ErrorCode::parse_error, "the message is no JSON");
    if (!value.is_object()) return bad(ErrorCode::invalid_request, "the message is no object");
    Incoming message;
    const auto take = [&](const char* key) {
        const auto found = value.find(key);
        return found == value.end() ? Json() : std::move(*found);
    };
    message.id = take("id");
    const bool id_fits =
        message.id.is_null() || message.id.is_number_integer() || message.id.is_string();
    if (!id_fits) return bad(ErrorCode::invalid_request, "`id` is no number or string");
    if (take("jsonrpc") != "2.0") {
        return bad(ErrorCode::invalid_request, "`jsonrpc` is not \"2.0\"", message.id);
    }
    const auto method = value.find("method");
    if (method != value.end()) {
        if (!method->is_string() || method->get_ref<const std::string&>().empty()) {
            return bad(ErrorCode::invalid_request, "`method` is no name", message.id);
        }
        message.method = std::move(method->get_ref<std::string&>());
        message.params = take("params");
        if (!message.params.is_null() && !message.params.is_structured()) {
            return bad(ErrorCode::invalid_request, "`params` is no object or array", message.id);
        }
        return message;
    }
    if (message.id.is_null() && !value.contains("error")) {
        return bad(ErrorCode::invalid_request, "neither `method` nor `id`");
    }
    message.result = take("result");
    message.error = take("error");
    return message;
}

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string request_text(const Json& id, std::string_view method, const std::string& params) {
    return R"({"jsonrpc":"2.0","id":)" + dump(id) + R"(,"method":)" + dump(method) +
           R"(,"params":)" + params + "}";
}

std::string notification_text(std::string_view method, const std::string& params) {
    constexpr std::size_t frame = 128;  // and a header: long texts are copied once
    std::string text = R"({"jsonrpc":"2.0","method":)";
    text.reserve(params.size() + method.size() + frame);
    return text.append(dump(method)).append(R"(,"params":)").append(params).append("}");
}

std::string result_text(const Json& id, const std::string& result) {
    return R"({"jsonrpc":"2.0","id":)" + dump(id) + R"(,"result":)" + result + "}";
}

std::string error_text(const Json& id, const Error& error) {
    return dump({{"jsonrpc", "2.0"},
                 {"id", id},
                 {"error", {{"code", static_cast<int>(error.code)}, {"message", error.message}}}});
}

}  // namespace mindport::server
