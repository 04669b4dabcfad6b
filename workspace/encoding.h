// From the bytes of a Python file to UTF-8 text and back, as PEP 263 has it.
//
// UTF-8 may start with a byte order mark, which is no part of the text. Other encodings are those
// that a coding line names and the C library knows. Pure, safe on any thread; errors are sentences
// for people.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace mindport::workspace {

struct Encoding {
    std::string name;              // what the coding line names; empty for UTF-8
    bool byte_order_mark = false;  // of UTF-8
};

struct SourceText {
    std::string text;  // UTF-8, without a byte order mark
    Encoding encoding;
};

// What a coding line in the first two lines names, or "".
std::string_view declared_encoding(std::string_view bytes);

// Refuses what Python would refuse, and text that could not be written back as it was.
tl::expected<SourceText, std::string> decode(std::string bytes);

// The bytes of a text in the encoding that `decode` gave.
tl::expected<std::string, std::string> encode(std::string text, const Encoding& encoding);

// Where the first invalid sequence starts; npos for valid UTF-8.
std::size_t find_invalid_utf8(std::string_view bytes);

}  // namespace mindport::workspace
