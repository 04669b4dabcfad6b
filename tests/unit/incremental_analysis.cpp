// An analysis after edits finds what a fresh one finds (I7).
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <sstream>

#include "core/analysis/analysis.h"
#include "tests/unit/tree_samples.h"

using namespace mindport;

namespace {

std::string shown(text::TextRange range) {
    return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

// All that a finding says and does.
std::string shown(const rules::Finding& finding) {
    std::string result(finding.rule->code);
    result += " " + shown(finding.range) + " " + rules::format(finding.message);
    for (const rules::Fix& fix : finding.fixes) {
        result += " | " + rules::format(fix.title);
        for (const text::Edit& edit : fix.edits) {
            result += " " + shown(edit.range) + "'" + edit.text + "'";
            for (const text::Slot& slot : edit.slots) result += "<" + shown(slot.source);
        }
        for (const syntax::Node node : fix.removed) result += " -" + shown(node.range());
        for (const names::Site* site : fix.removed_imports) {
            result += " -import " + std::string(site->name);
        }
        for (const names::ImportNeed& need : fix.imports) {
            result += " +" + need.statement() + " at " + shown(need.local.range());
        }
        for (const text::TextRange range : fix.needs_removed) result += " if " + shown(range);
    }
    return result;
}

std::string shown(const analysis::Analysis& analysis) {
    std::string result;
    for (std::size_t unit = 0; unit < analysis.tree().units().size(); ++unit) {
        for (const rules::Finding& finding : analysis.findings(unit)) {
            result += shown(finding) + "\n";
        }
    }
    return result;
}

class Editing {
   public:
    explicit Editing(std::string_view profile) {
        catalog::CatalogOptions options;
        options.profile = profile;
        settings_.catalog = std::make_shared<catalog::Catalog>(options);
        if (profile != "plain") {  // a file of the library: more rules look at it
            file_.module_name = std::string(profile) + ".models.sample";
        }
    }

    void run(const std::string& source, int steps, std::mt19937& random) {
        auto analysis = fresh(source);
        for (int step = 0; step < steps; ++step) {
            const std::string before(analysis->tree().text());
            const std::vector<text::Edit> edits = test::random_edits(random, before);
            analysis->edit(parser_, edits);
            const std::string after = text::apply(before, edits);
            CAPTURE(before);
            CAPTURE(edits[0].text + " at " + shown(edits[0].range));
            REQUIRE(shown(*analysis) == shown(*fresh(after)));
            // Errors are mended in time, or nothing is left to find.
            if (analysis->tree().has_error() && random() % 3 == 0) analysis = fresh(source);
        }
    }

    // Makes and takes back one edit after another: a text put in, or a line break taken out, at
    // each place between the statements.
    void edit_gaps(const std::string& source, const std::vector<std::string>& insertions) {
        for (std::uint32_t at = 0; at < source.size(); ++at) {
            if (at != 0 && source[at - 1] != '\n') continue;
            for (const std::string& inserted : insertions)
                edit_and_back(source, {at, at}, inserted);
            if (source[at] == '\n') edit_and_back(source, {at, at + 1}, "");
        }
    }

    // Of the units in which one of the marks stands: whether an edit had them analysed again.
    std::vector<bool> concerned(const std::string& source, std::string_view before,
                                std::string_view now, const std::vector<std::string_view>& marks) {
        auto analysis = fresh(source);
        const auto revision = [&](std::string_view mark) {
            const auto at = analysis->tree().text().find(mark);
            std::size_t found = 0;
            for (const syntax::Unit& unit : analysis->tree().units()) {
                if (unit.begin <= at) found = unit.number;
            }
            return analysis->revision(found);
        };
        std::vector<std::uint64_t> revisions;
        for (const std::string_view mark : marks) revisions.push_back(revision(mark));
        const auto at = static_cast<std::uint32_t>(source.find(before));
        const auto end = static_cast<std::uint32_t>(at + before.size());
        analysis->edit(parser_, {{{at, end}, std::string(now), {}}});
        CHECK(shown(*analysis) == shown(*fresh(std::string(analysis->tree().text()))));
        std::vector<bool> result;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            result.push_back(revision(marks[i]) != revisions[i]);
        }
        return result;
    }

   private:
    void edit_and_back(const std::string& source, text::TextRange range, const std::string& now) {
        auto analysis = fresh(source);
        analysis->edit(parser_, {{range, now, {}}});
        CAPTURE(shown(range) + " to '" + now + "'");
        REQUIRE(shown(*analysis) == shown(*fresh(text::apply(source, {{range, now, {}}}))));
        const auto end = static_cast<std::uint32_t>(range.begin + now.size());
        analysis->edit(parser_,
                       {{{range.begin, end}, source.substr(range.begin, range.size()), {}}});
        REQUIRE(shown(*analysis) == shown(*fresh(source)));
    }

    std::unique_ptr<analysis::Analysis> fresh(const std::string& text) {
        return std::make_unique<analysis::Analysis>(settings_, parser_.parse(text), file_,
                                                    names::SpellingMode::single_fix);
    }

    analysis::Settings settings_;
    names::FileContext file_;
    syntax::Parser parser_;
};

}  // namespace

TEST_CASE("an analysis after edits finds what a fresh one finds") {
    std::mt19937 random(11);
    for (const std::string_view profile : {"plain", "diffusers"}) {
        Editing editing(profile);
        for (const std::string& source : test::sources()) editing.run(source, 15, random);
    }
}

TEST_CASE("an edit concerns what depends on it, and nothing else") {
    const std::string source =
        "import json\n"
        "import torch\n"
        "from torch import nn\n"
        "\n\n"
        "class Block(nn.Module):\n"
        "    def __init__(self, size):\n"
        "        super().__init__()\n"
        "        self.layer = nn.Linear(size, size)\n"
        "\n"
        "    def forward(self, x):\n"
        "        y = self.layer(x)\n"
        "        return y.repeat(2)\n"
        "\n\n"
        "def user(block: Block, x: torch.Tensor):\n"
        "    y = block.layer(x)\n"
        "    return y.repeat(2)\n"
        "\n\n"
        "def other(x: torch.Tensor):\n"
        "    y = x.repeat(2)\n"
        "    return y\n";
    Editing editing("plain");
    // Of the units with that text: whether they were looked at again.
    const auto concerned = [&](std::string_view before, std::string_view now) {
        return editing.concerned(source, before, now, {"def forward", "def user", "def other"});
    };
    using Answers = std::vector<bool>;
    CHECK(concerned("nn.Linear(size, size)", "nn.Linear(size, 2 * size)") ==
          Answers{false, false, false});
    CHECK(concerned("self.layer = nn.Linear(size, size)", "self.layer = size") ==
          Answers{true, true, false});
    CHECK(concerned("self.layer = nn", "self.layers = nn") == Answers{true, true, false});
    CHECK(concerned("y = x.repeat(2)", "y = x.repeat(3)") == Answers{false, false, true});
    CHECK(concerned("import json", "import jsonx") == Answers{false, false, false});
}

TEST_CASE("an edit between statements finds what a fresh analysis finds") {
    const std::string source =
        "# Copyright\n"
        "import torch\n"
        "from torch import nn\n"
        "\n\n"
        "logger = 1\n"
        "\n"
        "# of the kernel\n"
        "# below\n"
        "def enable_xformers_memory_efficient_attention(x: torch.Tensor):\n"
        "    return x.repeat(2)\n"
        "\n\n"
        "# of the class\n"
        "class XFormersAttnProcessor:\n"
        "    # of the method\n"
        "    def set_use_memory_efficient_attention_xformers(self, x):\n"
        "        return x\n"
        "\n"
        "    def other(self, x):\n"
        "        return x.numpy()\n";
    for (const std::string_view profile : {"plain", "diffusers"}) {
        Editing(profile).edit_gaps(source,
                                   {"\n", "# more\n", "more = 1\n", "    more = 1\n", "(\n"});
    }
}

// MINDPORT_FOLDERS=… unit_tests --test-case='edits in folders' (MINDPORT_SEED for others)
TEST_CASE("edits in folders" * doctest::skip(std::getenv("MINDPORT_FOLDERS") == nullptr)) {
    const char* seed = std::getenv("MINDPORT_SEED");
    std::mt19937 random(seed ? static_cast<unsigned>(std::atoi(seed)) : 1);
    Editing editing("diffusers");
    std::istringstream folders(std::getenv("MINDPORT_FOLDERS"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".py" || entry.file_size() > 60'000) continue;
            CAPTURE(entry.path());
            std::ifstream stream(entry.path(), std::ios::binary);
            editing.run({std::istreambuf_iterator<char>(stream), {}}, 20, random);
        }
    }
}
