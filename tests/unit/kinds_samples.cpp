#include "tests/unit/kinds_samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "core/kinds/kinds.h"

namespace mindport::test {
namespace {

constexpr std::string_view mark = "#: ";

struct Samples {
    Samples(std::string source, const OtherFiles& others, std::string_view profile)
        : catalog(catalog::CatalogOptions{{}, profile, nullptr}),
          tree(parser.parse(std::move(source))),
          scopes(tree, file, table) {
        index.add(names::outline(tree.text(), file));
        for (const auto& [module, text] : others) {
            index.add(names::outline(text, {module + ".py", module, false}));
        }
    }

    std::string known_of(syntax::Node expression) {
        const kinds::Value value = kinds.value_of(expression);
        if (dtypes) {
            return value.dtype.empty() ? "unknown" : std::string(value.dtype);
        }
        std::string text(catalog::to_string(value.kind));
        return value.type.empty() ? text : text + " " + std::string(value.type);
    }

    // The expression statement that ends before `end` on the same line; null if there is none.
    syntax::Node statement_before(std::size_t end) const {
        for (const syntax::Unit& unit : tree.units()) {
            for (std::uint32_t i = 0; i < unit.nodes.size(); ++i) {
                const syntax::Node node{&tree, &unit, i};
                if (node.is(syntax::NodeKind::expression_statement) && node.end() <= end &&
                    tree.text().find('\n', node.end()) > end) {
                    return node;
                }
            }
        }
        return {};
    }

    bool dtypes = false;  // say those, not kinds
    names::FileContext file{"here.py", "here", false};
    catalog::Catalog catalog;
    syntax::Parser parser;
    syntax::Tree tree;
    names::NameTable table;
    names::ScopeTree scopes;
    names::ClassIndex index;
    kinds::Kinds kinds{{tree, file, table, scopes, catalog, &index}};
};

}  // namespace

namespace {

std::string judged_by(Samples& samples, std::string_view snippet) {
    std::string result;
    std::size_t at = 0;
    for (std::size_t found = snippet.find(mark); found != std::string_view::npos;
         found = snippet.find(mark, at)) {
        const syntax::Node statement = samples.statement_before(found);
        result += snippet.substr(at, found + mark.size() - at);
        result += statement ? samples.known_of(statement.first_child()) : "no expression";
        at = snippet.find('\n', found);
    }
    return result.append(snippet.substr(at));
}

}  // namespace

std::string judged(std::string_view snippet, const OtherFiles& others, std::string_view profile) {
    Samples samples(std::string(snippet), others, profile);
    return judged_by(samples, snippet);
}

void check_kinds(const std::string& snippet, const OtherFiles& others, std::string_view profile) {
    const std::string source =
        "import numpy as np\nimport torch\nfrom typing import *\nfrom typing import Any, "
        "Callable, Dict, List, Literal, Optional, Tuple, Union\n" +
        snippet;
    CHECK(judged(source, others, profile) == source);
}

std::vector<std::string> kinds_in_order(const std::string& source, std::mt19937* random,
                                        std::string_view profile) {
    Samples samples(source, {}, profile);
    std::vector<syntax::Node> nodes;
    for (const syntax::Unit& unit : samples.tree.units()) {
        for (std::uint32_t i = 0; i < unit.nodes.size(); ++i) {
            nodes.emplace_back(&samples.tree, &unit, i);
        }
    }
    std::vector<std::size_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0);
    if (random) std::shuffle(order.begin(), order.end(), *random);
    std::vector<std::string> result(nodes.size());
    for (const std::size_t at : order) {
        result[at] = std::string(nodes[at].text().substr(0, 60)) + " at " +
                     std::to_string(nodes[at].begin()) + ": " + samples.known_of(nodes[at]);
        if (nodes[at].is(syntax::NodeKind::class_definition)) {
            result[at] +=
                " " + std::string(catalog::to_string(samples.kinds.instance_kind(nodes[at])));
        }
    }
    return result;
}

std::string judged_dtypes(std::string_view snippet) {
    Samples samples(std::string(snippet), {}, "plain");
    samples.dtypes = true;
    return judged_by(samples, snippet);
}

}  // namespace mindport::test
