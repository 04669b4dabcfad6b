// Near misses and links.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/catalog/catalog.h"
#include "core/catalog/edit_distance.h"
#include "core/catalog/overlay.h"

using namespace mindport::catalog;

TEST_CASE("edit distance counts insertions, removals, changes and swaps") {
    CHECK(edit_distance("", "", 3) == 0);
    CHECK(edit_distance("cat", "cat", 3) == 0);
    CHECK(edit_distance("cat", "cta", 3) == 1);
    CHECK(edit_distance("cat", "ca", 3) == 1);
    CHECK(edit_distance("cat", "chat", 3) == 1);
    CHECK(edit_distance("cat", "cut", 3) == 1);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
}

TEST_CASE("edit distance stops at its limit") {
    CHECK(edit_distance("kitten", "sitting", 2) == 3);
    CHECK(edit_distance("a", "abcdefgh", 2) == 3);
    CHECK(edit_distance("abc", "xyz", 0) == 1);
}

TEST_CASE("the nearest word is near") {
    constexpr std::array<std::string_view, 3> words{"rename", "rewrite", "returns"};
    CHECK(nearest_word("renmae", words) == "rename");
    CHECK(nearest_word("rewrites", words) == "rewrite");
    CHECK(nearest_word("versions", words).empty());
}

TEST_CASE("a misspelt name leads to the right one") {
    const Catalog catalog;
    const auto first = [&](std::string_view name) {
        const auto names = catalog.nearest(name, 3);
        return names.empty() ? std::string_view() : names.front();
    };
    CHECK(first("torch.catt") == "torch.cat");
    CHECK(first("torch.nn.Liner") == "torch.nn.Linear");
    CHECK(first("mindspore.mint.catt") == "mindspore.mint.cat");
    CHECK(first("mindspore.cat") == "mindspore.mint.cat");
    CHECK(first("torch.tensor.repeat") == "torch.Tensor.repeat");
    CHECK(first("cat") == "torch.cat");
    CHECK(first("torch.zzzzzzzzzz").empty());
    CHECK(first("").empty());
}

TEST_CASE("near names are limited, distinct and include the user's") {
    OwnedMapping mine;
    mine.source = "mine.convert";
    mine.status = Status::none;
    CatalogOptions options;
    options.overlay = std::make_shared<Overlay>(std::vector{mine});
    const Catalog catalog(options);
    CHECK(catalog.nearest("torch.ad", 2).size() == 2);
    CHECK(catalog.nearest("torch.ad", 0).empty());
    REQUIRE_FALSE(catalog.nearest("mine.convrt", 3).empty());
    CHECK(catalog.nearest("mine.convrt", 3).front() == "mine.convert");
    const auto names = catalog.nearest("torch.add", 10);
    CHECK(std::ranges::count(names, "torch.add") == 1);
}

TEST_CASE("links follow the layout of the API pages") {
    const Catalog catalog;
    const std::string root = "https://www.mindspore.cn/docs/en/master/api_python/";
    const auto link = [&](std::string_view name) { return catalog.link_for_api(name); };
    CHECK(link("mindspore.mint.cat") == root + "mint/mindspore.mint.cat.html");
    CHECK(link("mindspore.mint.nn.Linear") == root + "mint/mindspore.mint.nn.Linear.html");
    CHECK(link("mindspore.Tensor.tile") == root + "mindspore/Tensor/mindspore.Tensor.tile.html");
    CHECK(link("mindspore.ops.is_tensor") == root + "ops/mindspore.ops.is_tensor.html");
    CHECK(link("mindspore.nn.Cell") == root + "nn/mindspore.nn.Cell.html");
    CHECK(link("mindspore.Parameter") == root + "mindspore/mindspore.Parameter.html");
    CHECK(link("mindspore.Tensor") == root + "mindspore/mindspore.Tensor.html");
    CHECK(link("mindspore.float32") == root + "mindspore/mindspore.dtype.html");
    CHECK(link("mindspore.nn.Cell.set_train") ==
          root + "nn/mindspore.nn.Cell.html#mindspore.nn.Cell.set_train");
    CHECK(link("mindspore.mint") == root + "mindspore.mint.html");
    CHECK(link("mindspore") == root + "mindspore.html");
    CHECK(link("numpy.ndarray") ==
          "https://numpy.org/doc/stable/reference/generated/numpy.ndarray.html");
    CHECK(link("int").empty());
    CHECK(link("mindsporex.mint").empty());
}

TEST_CASE("a mapping's link is its own, its target's or the table of mappings") {
    const Catalog catalog;
    Mapping mapping;
    mapping.source = "torch.x";
    CHECK(catalog.link_for(mapping) ==
          "https://www.mindspore.cn/docs/en/master/note/api_mapping/pytorch_api_mapping.html");
    mapping.target = "mindspore.mint.cat";
    CHECK(catalog.link_for(mapping) == catalog.link_for_api("mindspore.mint.cat"));
    mapping.link = "https://example.org";
    CHECK(catalog.link_for(mapping) == "https://example.org");
}
