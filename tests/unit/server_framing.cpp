// Content-Length framing: any cut of the stream into pieces, and what is no header.
#include "server/transport/framing.h"

#include <doctest/doctest.h>

#include <vector>

using mindport::server::Frame;
using mindport::server::framed;
using mindport::server::Framer;

namespace {

struct Read {
    std::vector<std::string> bodies;
    std::size_t problems = 0;
};

Read read(const std::string& stream, std::size_t piece) {
    Framer framer;
    Read result;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        framer.append(std::string_view(stream).substr(at, piece));
        while (const auto frame = framer.next()) {
            if (!frame->problem.empty()) {
                ++result.problems;
            } else if (!frame->body.empty()) {
                result.bodies.emplace_back(frame->body);
            }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("a stream gives the same messages however it is cut") {
    const std::string stream = framed("{\"a\":1}") + framed("") + framed(std::string(5000, 'x')) +
                               "content-LENGTH:3\r\nContent-Type: y\r\n\r\nabc";
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{64}, stream.size()}) {
        const Read result = read(stream, piece);
        CHECK(result.problems == 0);
        REQUIRE(result.bodies.size() == 3);
        CHECK(result.bodies[0] == "{\"a\":1}");
        CHECK(result.bodies[1].size() == 5000);
        CHECK(result.bodies[2] == "abc");
    }
}

TEST_CASE("what is no header is told once, and passed over") {
    for (const char* garbage : {"X: 1\r\n\r\n", "Content-Length: x\r\n\r\n", "garbage",
                                "Content-Length: 99999999999999999999999\r\n\r\n"}) {
        CAPTURE(garbage);
        const std::string stream = framed("one") + garbage + framed("two") + framed("three");
        for (const std::size_t piece : {std::size_t{1}, stream.size()}) {
            const Read result = read(stream, piece);
            CHECK(result.problems == 1);
            CHECK(result.bodies == std::vector<std::string>{"one", "two", "three"});
        }
    }
}

TEST_CASE("a body that took a part of the next header is read again") {
    Framer framer;
    framer.append("Content-Length: 9\r\n\r\n{\"a\":1}" + framed("next"));
    const auto wrong = framer.next();
    REQUIRE(wrong);
    CHECK(wrong->body == "{\"a\":1}Co");
    framer.read_again(wrong->body);
    const auto right = framer.next();
    REQUIRE(right);
    CHECK(right->body == "next");
}
