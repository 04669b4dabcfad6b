// LSP "Basic JSON Structures": positions, ranges, edits, documents.
//
// A position counts code units of the encoding that the session has agreed on.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/text/line_index.h"

namespace mindport::server {

using Json = nlohmann::json;

struct Range {
    text::Position start;
    text::Position end;
    friend bool operator==(const Range&, const Range&) = default;
};

struct TextEdit {
    Range range;
    std::string new_text;
    std::string annotation;  // id of a change annotation; empty if none
};

struct TextDocumentIdentifier {
    std::string uri;
};

struct TextDocumentPosition {
    std::string uri;
    text::Position position;
};

void from_json(const Json& json, Range& range);
void to_json(Json& json, const Range& range);
void to_json(Json& json, const TextEdit& edit);
// Params of the form {textDocument: {uri}}.
void from_json(const Json& json, TextDocumentIdentifier& document);
void from_json(const Json& json, TextDocumentPosition& place);
// A line or column may be too large, but no negative number or fraction.
text::Position read_position(const Json& json);
Json write_position(text::Position position);

}  // namespace mindport::server
