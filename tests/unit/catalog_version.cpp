// Versions, sets of them, and the words of the catalogue's enumerations.
#include <doctest/doctest.h>

#include "core/catalog/mapping.h"
#include "core/catalog/value_kind.h"
#include "core/catalog/version.h"

using namespace mindport::catalog;

namespace {

std::string round_trip(std::string_view text) {
    const auto set = parse_version_set(text);
    return set ? to_string(*set) : "bad";
}

}  // namespace

TEST_CASE("a target version has a long and a short spelling") {
    CHECK(parse_target_version("2.7.0") == TargetVersion{0});
    CHECK(parse_target_version("2.9") == TargetVersion{2});
    CHECK(parse_target_version("mindspore==2.10.0") == TargetVersion{3});
    CHECK(parse_target_version(" mindspore == 2.10 ") == TargetVersion{3});
    CHECK(TargetVersion() == TargetVersion{3});
}

TEST_CASE("a target may name a release of mindone, with one of MindSpore or alone") {
    CHECK(TargetVersion().library == 2);
    CHECK(parse_target_version("mindone==0.3.0") == TargetVersion{3, 0});
    CHECK(parse_target_version("mindone==0.4") == TargetVersion{3, 1});
    CHECK(parse_target_version("mindspore==2.9.0, mindone==0.4.0") == TargetVersion{2, 1});
    CHECK_FALSE(parse_target_version("mindone==0.1.0"));
    CHECK_FALSE(parse_target_version("mindone"));
    CHECK_FALSE(parse_target_version("2.9.0,"));
}

TEST_CASE("an unknown release is no target version") {
    for (const char* text : {"", "2", "2.1", "2.6.0", "2.10.1", "mindspore", "mindspore=2.9.0",
                             "torch==2.9.0", "mindspore>=2.9.0"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_target_version(text));
    }
}

TEST_CASE("2.10.0 is newer than 2.9.0") {
    CHECK(parse_version_set(">2.9.0")->bits() == 0b1000);
    CHECK(parse_version_set("<2.10.0")->bits() == 0b0111);
}

TEST_CASE("conditions of a version set all hold") {
    CHECK(parse_version_set(">=2.8.0")->bits() == 0b1110);
    CHECK(parse_version_set("<2.9.0")->bits() == 0b0011);
    CHECK(parse_version_set("<=2.9")->bits() == 0b0111);
    CHECK(parse_version_set("==2.7.0")->bits() == 0b0001);
    CHECK(parse_version_set(">=2.8.0, <2.10.0")->bits() == 0b0110);
    CHECK(parse_version_set(">=2.8.0,!=2.9.0")->bits() == 0b1010);
    CHECK(parse_version_set(">2.10.0")->bits() == 0);
    for (const char* text : {"", "2.8.0", "=2.8.0", ">=2.6.0", ">=2.8.0,", "~=2.8.0"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_version_set(text));
    }
}

TEST_CASE("a version set is written as it is read") {
    for (const char* text : {">=2.8.0", "<2.9.0", "==2.7.0", "==2.10.0", ">=2.8.0,<2.10.0",
                             "!=2.9.0", ">=2.8.0,!=2.9.0"}) {
        CHECK(round_trip(text) == text);
    }
    CHECK(to_string(VersionSet()).empty());
    CHECK(to_string(VersionSet(0)) == "no version");
}

TEST_CASE("words of the enumerations are read back") {
    for (const auto kind : {ValueKind::unknown, ValueKind::tensors, ValueKind::plain}) {
        CHECK(parse_value_kind(to_string(kind)) == kind);
    }
    for (const auto status : {Status::same, Status::partial, Status::none}) {
        CHECK(parse_status(to_string(status)) == status);
    }
    for (const auto kind : {SymbolKind::module, SymbolKind::method, SymbolKind::value}) {
        CHECK(parse_symbol_kind(to_string(kind)) == kind);
    }
    CHECK_FALSE(parse_value_kind("Tensor"));
    CHECK_FALSE(parse_status("renamed"));
    CHECK_FALSE(parse_symbol_kind("class"));
}
