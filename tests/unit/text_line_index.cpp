#include "core/text/line_index.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace mindport::text;

namespace {

constexpr PositionEncoding encodings[] = {PositionEncoding::utf8, PositionEncoding::utf16,
                                          PositionEncoding::utf32};

struct Piece {
    const char* bytes;
    std::uint32_t units[3];  // in utf8, utf16, utf32
    bool ends_line;
};
constexpr Piece pieces[] = {
    {"a", {1, 1, 1}, false},
    {"\xC3\xA9", {2, 1, 1}, false},
    {"\xE6\xB1\x89", {3, 1, 1}, false},
    {"\xF0\x9F\x8E\x89", {4, 2, 1}, false},
    {"\n", {0, 0, 0}, true},
    {"\r\n", {0, 0, 0}, true},
    {"\r", {0, 0, 0}, true},
    {"\f", {1, 1, 1}, false},
};

}  // namespace

TEST_CASE("positions are those that counting piece by piece gives") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::string text;
        struct Known {
            std::uint32_t offset;
            Position at[3];
        };
        std::vector<Known> known;
        Position now[3];
        const Piece* previous = nullptr;
        for (int i = 0; i < 40; ++i) {
            const Piece& piece = pieces[random() % std::size(pieces)];
            // "\r" and then "\n" would be one line break.
            if (previous && previous->bytes[0] == '\r' && piece.bytes[0] == '\n') continue;
            known.push_back({static_cast<std::uint32_t>(text.size()), {now[0], now[1], now[2]}});
            text += piece.bytes;
            previous = &piece;
            for (int e = 0; e < 3; ++e) {
                now[e].character += piece.units[e];
                if (piece.ends_line) now[e] = {now[e].line + 1, 0};
            }
        }
        known.push_back({static_cast<std::uint32_t>(text.size()), {now[0], now[1], now[2]}});
        const LineIndex index(text);
        REQUIRE(index.line_count() == now[0].line + 1);
        for (const Known& entry : known) {
            for (int e = 0; e < 3; ++e) {
                REQUIRE(index.position(entry.offset, encodings[e]) == entry.at[e]);
                REQUIRE(index.offset(entry.at[e], encodings[e]) == entry.offset);
            }
            REQUIRE(index.line_of(entry.offset) == entry.at[0].line);
        }
    }
}

TEST_CASE("positions outside are clamped to their line, and to the text") {
    const LineIndex index("ab\r\nc\n");
    for (const PositionEncoding encoding : encodings) {
        CHECK(index.offset({0, 99}, encoding) == 2);  // before the line break
        CHECK(index.offset({1, 99}, encoding) == 5);
        CHECK(index.offset({2, 0}, encoding) == 6);
        CHECK(index.offset({2, 5}, encoding) == 6);
        CHECK(index.offset({99, 0}, encoding) == 6);
        CHECK(index.position(99, encoding) == Position{2, 0});
    }
    CHECK(index.line_range(0) == TextRange{0, 2});
    CHECK(index.line_range(2) == TextRange{6, 6});
}

TEST_CASE("a position in the middle of a character goes to its start") {
    const LineIndex index("a\xF0\x9F\x8E\x89z");
    CHECK(index.offset({0, 2}, PositionEncoding::utf16) == 1);  // between the surrogates
    CHECK(index.offset({0, 3}, PositionEncoding::utf16) == 5);
    for (std::uint32_t column = 1; column < 5; ++column) {
        CHECK(index.offset({0, column}, PositionEncoding::utf8) == 1);
    }
}

TEST_CASE("an empty text has one empty line") {
    const LineIndex index("");
    CHECK(index.line_count() == 1);
    CHECK(index.line_range(0) == TextRange{0, 0});
    CHECK(index.offset({0, 3}, PositionEncoding::utf16) == 0);
}

TEST_CASE("an index that follows edits is the one that the text after them has") {
    constexpr const char* parts[] = {"a", "\n", "\r\n", "\r", "\n\n", "bc", "\r\r", "\xC3\xA9\n"};
    for (unsigned seed = 0; seed < 2000; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto some_text = [&](unsigned most) {
            std::string made;
            for (unsigned i = random() % (most + 1); i > 0; --i) made += parts[random() % 8];
            return made;
        };
        std::string text = some_text(12);
        LineIndex followed(text);
        for (int edit = 0; edit < 4; ++edit) {
            const auto size = static_cast<std::uint32_t>(text.size());
            const std::uint32_t begin = random() % (size + 1);
            const std::uint32_t end = begin + random() % (size - begin + 1);
            const std::string inserted = some_text(3);
            text.replace(begin, end - begin, inserted);
            followed.follow_edit(text, {begin, end}, static_cast<std::uint32_t>(inserted.size()));
            const LineIndex fresh(text);
            REQUIRE(followed.line_count() == fresh.line_count());
            for (std::uint32_t line = 0; line < fresh.line_count(); ++line) {
                REQUIRE(followed.line_start(line) == fresh.line_start(line));
            }
        }
    }
}
