// Look-ups in the compiled-in data.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "core/catalog/catalog.h"
#include "core/catalog/overlay.h"
#include "core/catalog/tables.h"

using namespace mindport::catalog;

namespace {

Catalog catalog_for(std::string_view version) {
    CatalogOptions options;
    options.target = parse_target_version(version).value();
    return Catalog(options);
}

// The parameter names of the overloads in force, such as "dim keepdim"; `=` marks a default.
std::set<std::string> overloads(const Catalog& catalog, std::string_view name) {
    std::set<std::string> found;
    const ApiSymbol* symbol = catalog.api(name);
    REQUIRE(symbol != nullptr);
    for (const Overload& overload : symbol->overloads) {
        if (!overload.versions.contains(catalog.target())) continue;
        std::string text;
        for (const Parameter& parameter : overload.parameters) {
            if (!text.empty()) text += ' ';
            if (parameter.kind == ParameterKind::var_positional) text += '*';
            if (parameter.kind == ParameterKind::keyword_only) text += '@';
            text += parameter.name;
            if (parameter.has_default) text += '=';
        }
        found.insert(text);
    }
    return found;
}

OwnedMapping row(std::string source, std::string target, std::string_view versions = "") {
    OwnedMapping made;
    made.source = std::move(source);
    made.target = std::move(target);
    made.status = Status::same;
    if (!versions.empty()) made.versions = parse_version_set(versions).value();
    return made;
}

}  // namespace

TEST_CASE("a mapping is found by its source name") {
    const Catalog catalog;
    const Mapping* cat = catalog.find("torch.cat");
    REQUIRE(cat != nullptr);
    CHECK(cat->source == "torch.cat");
    CHECK(cat->target == "mindspore.mint.cat");
    CHECK(cat->kind == SymbolKind::function);
    for (const char* name :
         {"torch.ca", "torch.catt", "cat", "", "torch.cat.x", "mindspore.mint.cat"}) {
        CAPTURE(name);
        CHECK(catalog.find(name) == nullptr);
    }
}

TEST_CASE("members are found without their class's name") {
    const Catalog catalog;
    CHECK(catalog.find_tensor_member("repeat") == catalog.find("torch.Tensor.repeat"));
    CHECK(catalog.find_module_member("parameters") == catalog.find("torch.nn.Module.parameters"));
    REQUIRE(catalog.find_tensor_member("repeat") != nullptr);
    REQUIRE(catalog.find_module_member("parameters") != nullptr);
    CHECK(catalog.find_tensor_member("parameters") == nullptr);
    CHECK(catalog.find_tensor_member("") == nullptr);
    CHECK(catalog.find_module_member("no_such_member") == nullptr);
}

TEST_CASE("every row in force is found by its own name") {
    const Catalog catalog;
    const auto rows = catalog.all();
    CHECK(rows.size() > 500);
    CHECK(std::ranges::is_sorted(rows, {}, &Mapping::source));
    for (const Mapping* row : rows) {
        CAPTURE(row->source);
        CHECK(catalog.find(row->source) == row);
        if (row->source.starts_with(tensor_prefix)) {
            CHECK(catalog.find_tensor_member(row->source.substr(tensor_prefix.size())) == row);
        }
    }
}

TEST_CASE("every target of every version exists in that version") {
    for (const std::string_view version : known_versions) {
        const Catalog catalog = catalog_for(version);
        for (const Mapping* row : catalog.all()) {
            if (!row->target.starts_with("mindspore.")) continue;
            CAPTURE(version);
            CAPTURE(row->source);
            CHECK(catalog.api(row->target) != nullptr);
        }
    }
}

TEST_CASE("other paths of an object lead to its public name") {
    const Catalog catalog;
    CHECK(catalog.canonical("torch.nn.modules.linear.Linear") == "torch.nn.Linear");
    CHECK(catalog.find("torch.nn.modules.linear.Linear") == catalog.find("torch.nn.Linear"));
    CHECK(catalog.canonical("torch.functional.einsum") == "torch.einsum");
    CHECK(catalog.canonical("torch.cat") == "torch.cat");
    CHECK(catalog.canonical("my.own.name") == "my.own.name");
}

TEST_CASE("an alias leads to a public name in one step") {
    std::size_t aliases = 0;
    for (const SourceName& source : tables.sources) {
        CAPTURE(source.name);
        const SourceName& target = tables.sources[source.canonical];
        CHECK_FALSE(is_alias(target));
        CHECK(Catalog().canonical(source.name) == target.name);
        if (is_alias(source)) ++aliases;
    }
    CHECK(aliases > 500);
}

TEST_CASE("signatures are those of the target version") {
    CHECK(catalog_for("2.7.0").api("mindspore.Tensor.to") != nullptr);
    CHECK(overloads(catalog_for("2.7.0"), "mindspore.Tensor.to") == std::set<std::string>{"dtype"});
    CHECK(overloads(Catalog(), "mindspore.Tensor.to") ==
          std::set<std::string>{"dtype= non_blocking= copy=", "other non_blocking= copy=",
                                "device= dtype= non_blocking= copy="});
}

TEST_CASE("overloads that packages hide are there") {
    const Catalog catalog;
    CHECK(overloads(catalog, "mindspore.mint.max") ==
          std::set<std::string>{"input", "input dim keepdim=", "input other"});
    CHECK(overloads(catalog, "mindspore.Tensor.sum") ==
          std::set<std::string>{"dim= keepdim= @dtype=", "axis= dtype= keepdims= initial="});
    CHECK(overloads(catalog, "mindspore.Tensor.view").contains("*shape"));
    CHECK(overloads(catalog, "mindspore.Tensor.repeat").contains("*repeats"));
    CHECK(overloads(catalog, "torch.Tensor.view") ==
          std::set<std::string>{"dtype", "size", "*size"});
    CHECK(overloads(catalog, "torch.special.round") ==
          std::set<std::string>{"input @decimals= @out="});
}

TEST_CASE("a name that a version lacks is in any version") {
    const Catalog oldest = catalog_for("2.7.0");
    const Catalog newest = catalog_for("2.10.0");
    std::size_t added = 0;
    for (const ApiSymbol& symbol : tables.symbols) {
        CHECK(oldest.api_in_any_version(symbol.name) == &symbol);
        CHECK((newest.api(symbol.name) != nullptr) == symbol.versions.contains(newest.target()));
        if (oldest.api(symbol.name) == nullptr && newest.api(symbol.name) != nullptr) ++added;
    }
    CHECK(added > 20);
    CHECK(oldest.api_in_any_version("mindspore.mint.catt") == nullptr);
}

TEST_CASE("defaults are Python source") {
    const ApiSymbol* pad = Catalog().api("mindspore.mint.nn.functional.pad");
    REQUIRE(pad != nullptr);
    REQUIRE(pad->overloads.size() == 1);
    const auto& mode = pad->overloads[0].parameters[2];
    CHECK(mode.name == "mode");
    CHECK(mode.default_value == "'constant'");
}

TEST_CASE("arguments without effect are known") {
    const Catalog catalog;
    CHECK(catalog.is_inert_argument("device"));
    CHECK(catalog.is_inert_argument("pin_memory"));
    CHECK_FALSE(catalog.is_inert_argument("dim"));
    CHECK_FALSE(catalog.is_inert_argument(""));
}

TEST_CASE("a user's row wins over the built-in one") {
    CatalogOptions options;
    options.overlay = std::make_shared<Overlay>(std::vector{
        row("torch.cat", "mindspore.ops.cat"), row("torch.Tensor.repeat", "mindspore.Tensor.tile"),
        row("torch.nn.Linear", "mindspore.nn.Dense"), row("mine.f", "mindspore.mint.sin"),
        row("torch.nn.Module.eval", "mindspore.nn.Cell.set_train")});
    const Catalog catalog(options);
    CHECK(catalog.find("torch.cat")->target == "mindspore.ops.cat");
    CHECK(catalog.find_tensor_member("repeat")->target == "mindspore.Tensor.tile");
    CHECK(catalog.find_module_member("eval")->target == "mindspore.nn.Cell.set_train");
    CHECK(catalog.find("torch.nn.modules.linear.Linear")->target == "mindspore.nn.Dense");
    CHECK(catalog.find("mine.f")->target == "mindspore.mint.sin");
    CHECK(catalog.find("torch.stack") == Catalog().find("torch.stack"));

    const auto rows = catalog.all();
    const auto is_cat = [](const Mapping* mapping) { return mapping->source == "torch.cat"; };
    CHECK(std::ranges::count_if(rows, is_cat) == 1);
    CHECK((*std::ranges::find_if(rows, is_cat))->target == "mindspore.ops.cat");
}

TEST_CASE("a user's row for other versions leaves the built-in one in force") {
    CatalogOptions options;
    options.overlay =
        std::make_shared<Overlay>(std::vector{row("torch.cat", "mindspore.ops.cat", "<2.9.0"),
                                              row("torch.cat", "mindspore.ops.concat", "==2.9.0")});
    options.target = parse_target_version("2.8.0").value();
    CHECK(Catalog(options).find("torch.cat")->target == "mindspore.ops.cat");
    options.target = parse_target_version("2.9.0").value();
    CHECK(Catalog(options).find("torch.cat")->target == "mindspore.ops.concat");
    options.target = parse_target_version("2.10.0").value();
    CHECK(Catalog(options).find("torch.cat")->target == "mindspore.mint.cat");
}

TEST_CASE("what a library's port exports depends on its release") {
    CatalogOptions options;
    CHECK_FALSE(Catalog(options).library_export("FluxPipeline"));
    options.profile = "diffusers";
    const auto flux = Catalog(options).library_export("FluxPipeline");
    REQUIRE(flux);
    CHECK(flux->since == "0.3.0");
    CHECK(flux->precisions == "fp32,fp16");
    CHECK(flux->runs);
    CHECK(Catalog(options).has_export(*flux));
    const auto wan = Catalog(options).library_export("WanPipeline");
    REQUIRE(wan);
    options.target = parse_target_version("mindone==0.3.0").value();
    CHECK_FALSE(Catalog(options).has_export(*wan));
    CHECK_FALSE(Catalog(options).library_export("NoSuchPipeline"));
}

TEST_CASE("profiles are compiled in, plain first") {
    REQUIRE_FALSE(Catalog::profiles().empty());
    CHECK(Catalog::profiles().front().name == "plain");
    CHECK(Catalog().profile().name == "plain");
    CHECK(Catalog::find_profile("no such profile") == nullptr);
    CatalogOptions options;
    options.profile = "no such profile";
    CHECK(Catalog(options).profile().name == "plain");
}

TEST_CASE("a profile's rows are in force in that profile only") {
    for (const Mapping& mapping : tables.rows) {
        if (mapping.profile.empty() || !mapping.versions.contains(TargetVersion())) continue;
        CAPTURE(mapping.source);
        CatalogOptions options;
        options.profile = mapping.profile;
        const Mapping* found = Catalog(options).find(mapping.source);
        REQUIRE(found != nullptr);
        CHECK(found->profile == mapping.profile);
        const Mapping* plain = Catalog().find(mapping.source);
        CHECK((plain == nullptr || plain->profile != mapping.profile));
    }
}
