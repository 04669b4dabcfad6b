// Every message of the reader of mapping files, with its place.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "config/mapping_file.h"

using namespace mindport;
using catalog::ApiSymbol;
using catalog::Overload;
using catalog::Parameter;
using catalog::ParameterKind;
using catalog::SymbolKind;
using config::FileKind;

namespace {

// A small world of APIs.
constexpr std::array<Parameter, 2> input_dim{{{.name = "input"}, {.name = "dim"}}};
constexpr std::array<Parameter, 2> input_axis{{{.name = "input"}, {.name = "axis"}}};
constexpr std::array<Parameter, 1> sizes{
    {{.name = "sizes", .kind = ParameterKind::var_positional}}};
constexpr std::array<Parameter, 1> anything{{{.name = "kw", .kind = ParameterKind::var_keyword}}};
constexpr catalog::VersionSet all_versions;
constexpr std::array<Overload, 1> takes_dim{{{input_dim, all_versions}}};
constexpr std::array<Overload, 1> takes_axis{{{input_axis, all_versions}}};
constexpr std::array<Overload, 1> takes_sizes{{{sizes, all_versions}}};
constexpr std::array<Overload, 1> takes_anything{{{anything, all_versions}}};
constexpr std::array<Overload, 1> takes_nothing{{{{}, all_versions}}};

const std::vector<ApiSymbol> symbols{
    {.name = "torch.sort", .overloads = takes_dim, .kind = SymbolKind::function},
    {.name = "torch.free", .overloads = takes_anything, .kind = SymbolKind::function},
    {.name = "torch.opaque", .overloads = {}, .kind = SymbolKind::function},
    {.name = "torch.nothing", .overloads = takes_nothing, .kind = SymbolKind::function},
    {.name = "torch.Tensor.view", .overloads = takes_sizes, .kind = SymbolKind::method},
    {.name = "torch.Tensor.size", .overloads = takes_dim, .kind = SymbolKind::method},
    {.name = "mindspore.Tensor.shape", .overloads = {}, .kind = SymbolKind::property},
    {.name = "mindspore.Tensor.reshape", .overloads = takes_sizes, .kind = SymbolKind::method},
    {.name = "mindspore.mint.sort", .overloads = takes_axis, .kind = SymbolKind::function},
    {.name = "mindspore.mint.late",
     .overloads = takes_axis,
     .kind = SymbolKind::function,
     .versions = catalog::VersionSet(0b1110)},
};

config::ApiNames world() {
    config::ApiNames api;
    api.find = [](std::string_view name) -> const ApiSymbol* {
        for (const ApiSymbol& symbol : symbols) {
            if (symbol.name == name) return &symbol;
        }
        return nullptr;
    };
    api.nearest = [](std::string_view name) {
        std::vector<std::string> names;
        if (name == "mindspore.mint.srot") names.emplace_back("mindspore.mint.sort");
        if (name == "torch.srot") names.emplace_back("torch.sort");
        return names;
    };
    return api;
}

// The problems of a file's text, one a line.
std::string problems_of(std::string_view text, FileKind kind = FileKind::rows) {
    std::vector<config::Problem> problems;
    config::read_mapping_file(text, "a.toml", kind, world(), problems);
    std::string shown;
    for (const config::Problem& problem : problems) shown += config::to_string(problem) + "\n";
    return shown;
}

config::MappingFile read(std::string_view text, FileKind kind = FileKind::rows) {
    std::vector<config::Problem> problems;
    config::MappingFile file = config::read_mapping_file(text, "a.toml", kind, world(), problems);
    for (const config::Problem& problem : problems) FAIL_CHECK(config::to_string(problem));
    return file;
}

catalog::OwnedMapping row(std::string_view text) {
    config::MappingFile file = read(text);
    REQUIRE(file.rows.size() == 1);
    return file.rows[0];
}

}  // namespace

TEST_CASE("a row is read") {
    const auto sort = row(R"(
["torch.sort"]
to = "mindspore.mint.sort"
rename = { dim = "axis" }
drop = ["input"]
fill = { axis = "0" }
returns = "tensors"
suggested = true
versions = ">=2.8.0"
link = "https://example.org"
note = "Sorted."
)");
    CHECK(sort.source == "torch.sort");
    CHECK(sort.line == 2);
    CHECK(sort.target == "mindspore.mint.sort");
    CHECK(sort.status == catalog::Status::adapt);
    CHECK(sort.kind == SymbolKind::function);
    CHECK(sort.returns == catalog::ValueKind::tensors);
    CHECK(sort.rename == catalog::OwnedMapping::Pairs{{"dim", "axis"}});
    CHECK(sort.fill == catalog::OwnedMapping::Pairs{{"axis", "0"}});
    CHECK(sort.drop == std::vector<std::string>{"input"});
    CHECK(sort.suggested);
    CHECK(sort.versions.bits() == 0b1110);
    CHECK(sort.link == "https://example.org");
    CHECK(sort.note == "Sorted.");
}

TEST_CASE("calls that differ are read") {
    const auto sort = row(R"toml(
["torch.sort"]
to = "mindspore.mint.sort"
differs = [
    { when = { dim = "int|=None" }, note = "Not so.", devices = ["cpu"] },
    { rewrite = "mindspore.mint.sort({input})", quiet = true },
]
)toml");
    REQUIRE(sort.differs.size() == 2);
    CHECK(sort.differs[0].when == catalog::OwnedMapping::Pairs{{"dim", "int|=None"}});
    CHECK(sort.differs[0].note == "Not so.");
    CHECK(sort.differs[0].devices == catalog::cpu);
    CHECK(sort.differs[1].devices == (catalog::ascend | catalog::gpu | catalog::cpu));
    CHECK(sort.differs[1].rewrites == std::vector<std::string>{"mindspore.mint.sort({input})"});
    CHECK(sort.differs[1].quiet);
}

TEST_CASE("calls that differ are checked") {
    const auto problems = [](const std::string& entry) {
        return problems_of("[\"torch.sort\"]\nto = 'mindspore.mint.sort'\ndiffers = [" + entry +
                           "]\n");
    };
    const auto says = [&](const std::string& entry, std::string_view text) {
        return problems(entry).find(text) != std::string::npos;
    };
    CHECK(problems("{ note = 'x' }").empty());
    CHECK(says("{ when = { dim = 'int' } }", "a difference needs a `note`"));
    CHECK(says("{ when = { dmi = 'int' }, note = 'x' }", "has no parameter `dmi`"));
    CHECK(says("{ when = { dim = 'intt' }, note = 'x' }", "`intt` is no condition"));
    CHECK(says("{ when = { self = 'int' }, note = 'x' }", "is for methods and properties"));
    CHECK(says("{ devices = ['cpuu'], note = 'x' }", "`cpuu` is no device"));
    CHECK(says("{ rewrite = 'mindspore.mint.sort({dmi})' }", "has no parameter `dmi`"));
    CHECK(says("{ nota = 'x' }", "did you mean `note`?"));
    CHECK(says("1", "a list of tables"));
}

TEST_CASE("the status follows from the fields") {
    using catalog::Status;
    CHECK(row("\"torch.sort\" = { to = 'mindspore.mint.sort' }").status == Status::same);
    CHECK(
        row("\"torch.sort\" = { to = 'mindspore.mint.sort', rename = { dim = 'axis' } }").status ==
        Status::adapt);
    CHECK(row("\"torch.Tensor.view\" = { rewrite = '{self}' }").status == Status::adapt);
    CHECK(row("\"torch.sort\" = { to = 'mindspore.mint.sort', unsupported = 'dim', note = 'x' }")
              .status == Status::partial);
    CHECK(row("\"torch.sort\" = { note = 'x' }").status == Status::none);
    CHECK(row("\"torch.sort\" = { status = 'manual', note = 'x' }").status == Status::manual);
    CHECK(row("\"torch.sort\" = { status = 'drop' }").status == Status::drop);
}

TEST_CASE("rows of several versions keep their order") {
    const auto file = read(R"(
[["torch.sort"]]
to = "mindspore.mint.late"
versions = ">=2.8.0"
[["torch.sort"]]
to = "mindspore.mint.sort"
)");
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows[0].target == "mindspore.mint.late");
    CHECK(file.rows[1].target == "mindspore.mint.sort");
}

TEST_CASE("what is no TOML is a problem with a place") {
    const std::string problems = problems_of("\n\"torch.sort\" = {\n");
    CHECK(problems.starts_with("a.toml:2:"));
}

TEST_CASE("an unknown field names the nearest right one") {
    CHECK(problems_of("[\"torch.sort\"]\nto = 'mindspore.mint.sort'\nrenmae = {}") ==
          "a.toml:3:1: unknown field `renmae`, did you mean `rename`?\n");
    CHECK(problems_of("[\"torch.sort\"]\nto = 'mindspore.mint.sort'\nwhatever = 1") ==
          "a.toml:3:1: unknown field `whatever`\n");
}

TEST_CASE("a value of the wrong type is a problem") {
    CHECK(problems_of("\"torch.sort\" = { to = 1, note = 'x' }") ==
          "a.toml:1:23: `to` must be a string, not a number\n");
    CHECK(problems_of("\"torch.sort\" = { status = 'drop', suggested = 'yes' }") ==
          "a.toml:1:47: `suggested` must be true or false, not a string\n");
    CHECK(problems_of("\"torch.sort\" = { status = 'drop', drop = [1] }") ==
          "a.toml:1:43: `drop` must be a list of strings, not a number in it\n");
    CHECK(problems_of("\"torch.sort\" = { status = 'drop', drop = {} }") ==
          "a.toml:1:42: `drop` must be a list of strings, not a table\n");
    CHECK(problems_of("\"torch.sort\" = { status = 'drop', fill = 'x' }") ==
          "a.toml:1:42: `fill` must be a table, not a string\n");
    CHECK(problems_of("\"torch.sort\" = { status = 'drop', fill = { a = 1 } }") ==
          "a.toml:1:48: `fill.a` must be a string, not a number\n");
    CHECK(problems_of("\"torch.sort\" = 'mindspore.mint.sort'") ==
          "a.toml:1:16: a row is a table, such as { to = \"mindspore.mint.cat\" }\n");
    CHECK(problems_of("\"torch.sort\" = ['x']") ==
          "a.toml:1:17: a row is a table, such as { to = \"mindspore.mint.cat\" }\n");
}

TEST_CASE("a source name is dotted and in quotes") {
    CHECK(problems_of("[torch.sort]\nto = 'mindspore.mint.sort'") ==
          "a.toml:1:2: write the name in quotes: [\"torch.sort\"]\n");
    CHECK(problems_of("[\"torch sort\"]\nnote = 'x'") ==
          "a.toml:1:2: `torch sort` is not a dotted name\n");
    CHECK(problems_of("[\"torch..sort\"]\nnote = 'x'") ==
          "a.toml:1:2: `torch..sort` is not a dotted name\n");
}

TEST_CASE("an unknown word names the nearest right one") {
    CHECK(problems_of("\"torch.sort\" = { status = 'droop' , note = 'x' }") ==
          "a.toml:1:27: `droop` is no status, did you mean `drop`?\n");
    CHECK(
        problems_of("\"torch.sort\" = { status = 'finished' , note = 'x' }") ==
        "a.toml:1:27: `finished` is no status: it is `same`, `adapt`, `partial`, `drop`, `manual` "
        "or `none`\n");
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.sort', returns = 'Tensor' }") ==
          "a.toml:1:56: `Tensor` is no returns, did you mean `tensor`?\n");
    CHECK(problems_of("\"torch.x\" = { to = 'mindspore.mint.sort', kind = 'functoin' }") ==
          "a.toml:1:50: `functoin` is no kind, did you mean `function`?\n");
}

TEST_CASE("a kind is only given where the data has none") {
    CHECK(row("\"torch.new\" = { to = 'mindspore.mint.sort', kind = 'method' }").kind ==
          SymbolKind::method);
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.sort', kind = 'method' }") ==
          "a.toml:1:53: `torch.sort` is a function by the signature data: leave `kind` out\n");
}

TEST_CASE("a set of versions holds for a known version") {
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.sort', versions = '2.8' }") ==
          "a.toml:1:57: `2.8` is no set of versions: write conditions such as `>=2.8.0`, `<2.9.0`, "
          "`==2.7.0` on 2.7.0, 2.8.0, 2.9.0, 2.10.0\n");
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.sort', versions = '>2.10.0' }") ==
          "a.toml:1:57: `>2.10.0` holds for no known version\n");
}

TEST_CASE("fields go together with the status") {
    const auto with = [](const std::string& fields) {
        return problems_of("\"torch.sort\" = { " + fields + " }");
    };
    CHECK(with("status = 'same', to = 'mindspore.mint.sort', rename = { dim = 'axis' }") ==
          "a.toml:1:27: `same` takes no changes of arguments: use `adapt`\n");
    CHECK(with("status = 'same'") == "a.toml:1:27: `same` needs `to` or `rewrite`\n");
    CHECK(with("status = 'adapt'") == "a.toml:1:27: `adapt` needs `to` or `rewrite`\n");
    CHECK(with("status = 'drop', to = 'mindspore.mint.sort'") ==
          "a.toml:1:27: `drop` takes no `to` and no `rewrite`\n");
    CHECK(with("status = 'none', note = 'x', rewrite = '{input}'") ==
          "a.toml:1:27: `none` takes no `to` and no `rewrite`\n");
    CHECK(with("status = 'adapt', to = 'mindspore.mint.sort', unsupported = ['dim']") ==
          "a.toml:1:27: a row with `unsupported` is `partial`\n");
    CHECK(with("status = 'manual'") ==
          "a.toml:1:27: `manual` needs a `note` that says what to do\n");
    CHECK(with("to = 'mindspore.mint.sort', unsupported = ['dim']") ==
          "a.toml:1:16: `partial` needs a `note` that says what has no counterpart\n");
    CHECK(with("").starts_with("a.toml:1:16: `none` needs a `note`"));
}

TEST_CASE("a target names something real") {
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.srot' }") ==
          "a.toml:1:23: `mindspore.mint.srot` names nothing in the signature data, did you mean "
          "`mindspore.mint.sort`?\n");
    CHECK(problems_of("\"torch.sort\" = { to = 'elsewhere.x' }") ==
          "a.toml:1:23: `elsewhere.x` names nothing in the signature data\n");
    CHECK(problems_of("\"torch.sort\" = { to = 'sorte' }") ==
          "a.toml:1:23: `sorte` names nothing in the signature data\n");
    for (const char* target : {"numpy.ndarray", "int", "contextlib.nullcontext"}) {
        CHECK(problems_of("\"torch.sort\" = { to = '" + std::string(target) + "' }").empty());
    }
}

TEST_CASE("a target exists in each version that its row is for") {
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.late' }") ==
          "a.toml:1:23: `mindspore.mint.late` exists only in MindSpore >=2.8.0: limit the row with "
          "`versions`\n");
    CHECK(problems_of("\"torch.sort\" = { to = 'mindspore.mint.late', versions = '>=2.9.0' }")
              .empty());
}

TEST_CASE("a torch name is in torch's data, or has a kind") {
    CHECK(problems_of("\"torch.srot\" = { to = 'mindspore.mint.sort' }") ==
          "a.toml:1:16: `torch.srot` is not in torch's signature data, did you mean `torch.sort`? "
          "(give `kind` if it exists all the same)\n");
    CHECK(problems_of("\"torch.old\" = { to = 'mindspore.mint.sort', kind = 'function' }").empty());
    CHECK(problems_of("\"xformers.ops.f\" = { to = 'mindspore.mint.sort' }").empty());
}

TEST_CASE("parameters are in the signatures") {
    const auto with = [](const std::string& fields) {
        return problems_of("\"torch.sort\" = { to = 'mindspore.mint.sort', " + fields + " }");
    };
    CHECK(with("rename = { dmi = 'axis' }") ==
          "a.toml:1:55: `rename`: `torch.sort` has no parameter `dmi`, did you mean `dim`?\n");
    CHECK(with("rename = { dim = 'where' }") ==
          "a.toml:1:55: `rename`: `mindspore.mint.sort` has no parameter `where`: it has `input`, "
          "`axis`\n");
    CHECK(with("fill = { dim = '0' }") ==
          "a.toml:1:53: `fill`: `mindspore.mint.sort` has no parameter `dim`: it has `input`, "
          "`axis`\n");
    CHECK(with("drop = ['stable']") ==
          "a.toml:1:53: `drop`: `torch.sort` has no parameter `stable`: it has `input`, `dim`\n");
    CHECK(with("unsupported = ['stable'], note = 'x'") ==
          "a.toml:1:60: `unsupported`: `torch.sort` has no parameter `stable`: it has `input`, "
          "`dim`\n");
    CHECK(problems_of("\"torch.nothing\" = { to = 'mindspore.mint.sort', drop = 'dim' }") ==
          "a.toml:1:56: `drop`: `torch.nothing` has no parameter `dim`: it has none\n");
}

TEST_CASE("parameters pass where the signatures do not tell") {
    CHECK(problems_of("\"torch.free\" = { to = 'mindspore.mint.sort', drop = 'x' }").empty());
    CHECK(problems_of("\"torch.opaque\" = { to = 'mindspore.mint.sort', drop = 'x' }").empty());
}

TEST_CASE("a template is whole, and its names and parameters are real") {
    const auto with = [](const std::string& source, const std::string& rewrite) {
        return problems_of("\"" + source + "\" = { rewrite = " + rewrite + " }");
    };
    CHECK(with("torch.Tensor.size", "['{self}.shape', '{self}.shape[{dim}]']").empty());
    CHECK(with("torch.Tensor.view", "'{self}.reshape({*sizes})'").empty());
    CHECK(with("torch.Tensor.size", "['{self}.shape', '{self}.shape[{di}]']") ==
          "a.toml:1:52: bad template: `torch.Tensor.size` has no parameter `di`, did you mean "
          "`dim`?\n");
    CHECK(with("torch.Tensor.size", "'{self}.shape[{dim]'") ==
          "a.toml:1:35: bad template at character 14: `{` without `}`\n");
    CHECK(with("torch.sort", "'{self}.sort()'") ==
          "a.toml:1:28: bad template: {self} is for methods and properties, and `torch.sort` is a "
          "function\n");
    CHECK(with("torch.sort", "'mindspore.mint.srot({input})'") ==
          "a.toml:1:28: `mindspore.mint.srot` names nothing in the signature data, did you mean "
          "`mindspore.mint.sort`?\n");
    CHECK(with("torch.sort", "''") == "a.toml:1:28: an empty template: use status = \"drop\"\n");
}

TEST_CASE("what a template calls exists and takes its keywords") {
    const auto with = [](const std::string& source, const std::string& rewrite) {
        return problems_of("\"" + source + "\" = { rewrite = \"" + rewrite + "\" }");
    };
    CHECK(with("torch.sort", "mindspore.mint.sort({input}, axis={dim}, **{})[0]") != "");
    CHECK(with("torch.sort", "mindspore.mint.sort({input}, axis={dim})[0]") == "");
    CHECK(with("torch.sort", "mindspore.mint.sort(f(dim=1), axis=2)") == "");
    CHECK(with("torch.sort", "mindspore.mint.sort({input}, [dim=='axis'])") == "");
    CHECK(with("torch.sort", "mindspore.mint.sort({input}, dim={dim})") ==
          "a.toml:1:28: bad template: `mindspore.mint.sort` has no parameter `dim`: it has "
          "`input`, `axis`\n");
    CHECK(with("torch.sort", "mindspore.mint.sort({input}, {dim=})") ==
          "a.toml:1:28: bad template: `mindspore.mint.sort` has no parameter `dim`: it has "
          "`input`, `axis`\n");
    CHECK(with("torch.Tensor.view", "{self}.reshpe({*sizes})") ==
          "a.toml:1:35: `mindspore.Tensor.reshpe` names nothing in the signature data\n");
    CHECK(with("torch.Tensor.view", "{self}.reshape(shape={(sizes)})") ==
          "a.toml:1:35: bad template: `mindspore.Tensor.reshape` has no parameter `shape`: it has "
          "`sizes`\n");
    CHECK(with("torch.Tensor.view", "({self}).anything(x=1)") == "");
}

TEST_CASE("all problems of a file are told at once") {
    const std::string problems = problems_of("\"torch.a\" = {}\n\"torch.b\" = {}\n");
    CHECK(std::ranges::count(problems, '\n') == 4);
}

TEST_CASE("a profile's rows belong to it") {
    const auto file = read(R"(
[profile]
name = "mine"
detect = ["mylib"]
module_bases = ["mylib.Model"]
rules = ["MP701"]
covers = ["mylib"]
["torch.sort"]
to = "mindspore.mint.sort"
)");
    REQUIRE(file.profile);
    CHECK(file.profile->name == "mine");
    CHECK(file.profile->module_bases == std::vector<std::string>{"mylib.Model"});
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].profile == "mine");
    CHECK(problems_of("[profile]\nname = 'x'\ndetects = []") ==
          "a.toml:3:1: unknown field of [profile] `detects`, did you mean `detect`?\n");
    CHECK(problems_of("[profile]\ndetect = []") == "a.toml:1:1: a profile needs a `name`\n");
}

TEST_CASE("aliases lead elsewhere") {
    const auto file = read("\"torch.functional.sort\" = \"torch.sort\"", FileKind::aliases);
    REQUIRE(file.aliases.size() == 1);
    CHECK(file.aliases[0].name == "torch.functional.sort");
    CHECK(file.aliases[0].canonical == "torch.sort");
    CHECK(problems_of("\"torch.a\" = 1", FileKind::aliases) ==
          "a.toml:1:13: an alias is \"other.name\" = \"public.name\"\n");
    CHECK(problems_of("\"torch.a\" = \"torch.a\"", FileKind::aliases) ==
          "a.toml:1:1: `torch.a` is an alias of itself\n");
}

TEST_CASE("inert arguments are a list of names") {
    CHECK(read("inert = ['device', 'layout']", FileKind::arguments).inert.size() == 2);
    CHECK(problems_of("innert = []", FileKind::arguments) ==
          "a.toml:1:1: unknown key `innert`, did you mean `inert`?\n");
}
