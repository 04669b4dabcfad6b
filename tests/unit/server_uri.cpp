// URIs and the files that they name.
#include "server/documents/uri.h"

#include <doctest/doctest.h>

using namespace mindport::server;

TEST_CASE("a path and its URI go back and forth") {
    for (const char* path : {"/a/b.py", "/a b/100%/x.py", "/\xE6\x96\x87/\xF0\x9F\x8E\x89.py",
                             "/a/#?[x].py", "/c:/x.py"}) {
        CAPTURE(path);
        const std::string uri = uri_of(path);
        CHECK(uri.find_first_of(" #?[") == std::string::npos);
        const auto back = path_of(uri);
        REQUIRE(back);
        CHECK(back->generic_string() == path);
    }
}

TEST_CASE("what is in no file has no path") {
    for (const char* uri : {"untitled:Untitled-1", "vscode-userdata:/x.py", "", "file:", "file://",
                            "http://host/x.py", "file://host/x.py", "file:///a%00b"}) {
        CAPTURE(uri);
        CHECK(!path_of(uri));
    }
    CHECK(path_of("file:///a%2")->generic_string() == "/a%2");
    CHECK(path_of("FILE:///a")->generic_string() == "/a");
}

TEST_CASE("spellings of one file have one key") {
    CHECK(uri_key("file:///c%3A/x.py") == uri_key("file:///C:/x.py"));
    CHECK(uri_key("file://localhost/a") == uri_key("file:///a"));
    CHECK(uri_key("file:///%61") == uri_key("file:///a"));
    CHECK(uri_key("file:///a") != uri_key("file:///A"));
    CHECK(uri_key("untitled:%61") != uri_key("untitled:a"));
}
