#include "workspace/encoding.h"

#include <doctest/doctest.h>

#include <cstdint>

using namespace mindport::workspace;

namespace {

// Whether one code point, spelled in its shortest form, is what Unicode allows.
std::string spelled(std::uint32_t code) {
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

}  // namespace

TEST_CASE("every code point is valid UTF-8 but surrogates and what lies beyond Unicode") {
    for (std::uint32_t code = 0; code < 0x120000; ++code) {
        const bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        const std::string text = "eight ok" + spelled(code) + "x";
        REQUIRE((find_invalid_utf8(text) == std::string::npos) == valid);
    }
}

TEST_CASE("invalid UTF-8 is found where it starts") {
    CHECK(find_invalid_utf8("abc\x80") == 3);
    CHECK(find_invalid_utf8("\xC0\x80") == 0);          // a long way to spell NUL
    CHECK(find_invalid_utf8("\xE0\x80\x80") == 0);      // likewise
    CHECK(find_invalid_utf8("12345678\xE4\xB8") == 8);  // cut off
    CHECK(find_invalid_utf8("\xE4\xB8\xAD\xFF") == 3);
    CHECK(find_invalid_utf8("") == std::string::npos);
}

TEST_CASE("coding lines as PEP 263 has them") {
    CHECK(declared_encoding("# -*- coding: latin-1 -*-\n") == "latin-1");
    CHECK(declared_encoding("#!/usr/bin/python\n# vim: set fileencoding=gbk :\n") == "gbk");
    CHECK(declared_encoding("\r\n#coding:cp1252") == "cp1252");
    CHECK(declared_encoding("\xEF\xBB\xBF# coding=utf-8") == "utf-8");
    CHECK(declared_encoding("\f# coding: big5") == "big5");
    CHECK(declared_encoding("# the encoding is: none, coding : x, coding: y") == "y");
    CHECK(declared_encoding("x = 1\n# coding: latin-1\n") == "");
    CHECK(declared_encoding("\n\n# coding: latin-1\n") == "");
    CHECK(declared_encoding("s = '# coding: latin-1'\n") == "");
    CHECK(declared_encoding("") == "");
}

TEST_CASE("what is decoded is encoded to the same bytes") {
    for (const char* bytes :
         {"", "x", "\xEF\xBB\xBFx", "\xEF\xBB\xBF", "# coding: latin-1\n\xE9\xFF\x80",
          "# coding: gbk\n\xD6\xD0", "# coding: UTF_8\n\xC3\xA9"}) {
        const auto source = decode(bytes);
        REQUIRE(source);
        CHECK(find_invalid_utf8(source->text) == std::string::npos);
        CHECK(encode(source->text, source->encoding) == std::string(bytes));
    }
}

TEST_CASE("a byte order mark is no part of the text") {
    const auto source = decode("\xEF\xBB\xBFx = 1\n");
    REQUIRE(source);
    CHECK(source->text == "x = 1\n");
    CHECK(source->encoding.byte_order_mark);
}

TEST_CASE("what an encoding lacks is refused") {
    const auto bytes = encode("a\n\xE4\xB8\xAD\n", {"latin-1", false});
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().find("line 2") != std::string::npos);
}
