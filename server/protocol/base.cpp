#include "server/protocol/base.h"

#include <algorithm>
#include <limits>

#include "server/protocol/fields.h"

namespace mindport::server {
namespace {

std::uint32_t read_unsigned(const Json& json, const char* key) {
    const Json& value = json.at(key);
    if (!value.is_number_unsigned()) {
        throw Json::type_error::create(302, std::string("`") + key + "` is no unsigned number",
                                       &value);
    }
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(value.get<std::uint64_t>(), most));
}

}  // namespace

text::Position read_position(const Json& json) {
    return {read_unsigned(json, "line"), read_unsigned(json, "character")};
}

Json write_position(text::Position position) {
    return {{"line", position.line}, {"character", position.character}};
}

void from_json(const Json& json, Range& range) {
    range.start = read_position(json.at("start"));
    range.end = read_position(json.at("end"));
}

void to_json(Json& json, const Range& range) {
    json = {{"start", write_position(range.start)}, {"end", write_position(range.end)}};
}

void to_json(Json& json, const TextEdit& edit) {
    json = {{"range", edit.range}, {"newText", edit.new_text}};
    if (!edit.annotation.empty()) json["annotationId"] = edit.annotation;
}

void from_json(const Json& json, TextDocumentIdentifier& document) {
    read(json.at("textDocument"), "uri", document.uri);
}

void from_json(const Json& json, TextDocumentPosition& place) {
    read(json.at("textDocument"), "uri", place.uri);
    place.position = read_position(json.at("position"));
}

}  // namespace mindport::server
