#include "core/text/edit.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>

using namespace mindport::text;

namespace {

using Random = std::mt19937;

std::uint32_t below(Random& random, std::size_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
}

// A call in the source, as "f(a,b)", and what it becomes: "F<b,a>".
struct Call {
    TextRange range;
    std::vector<std::unique_ptr<Call>> arguments;  // none: a plain letter
    bool rewritten = false;
};

std::unique_ptr<Call> write_call(Random& random, std::string& source, int depth) {
    auto call = std::make_unique<Call>();
    call->range.begin = static_cast<std::uint32_t>(source.size());
    source += static_cast<char>('a' + below(random, 26));
    const std::uint32_t count = depth == 0 ? 0 : below(random, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        source += i == 0 ? '(' : ',';
        call->arguments.push_back(write_call(random, source, depth - 1));
    }
    if (count > 0) source += ')';
    call->range.end = static_cast<std::uint32_t>(source.size());
    call->rewritten = below(random, 2) == 0;
    return call;
}

// The model: writes the result directly.
std::string expected(const Call& call, const std::string& source) {
    std::string out = call.rewritten ? "F" : source.substr(call.range.begin, 1);
    if (call.arguments.empty()) return out;
    out += call.rewritten ? '<' : '(';
    std::vector<std::string> parts;
    for (const auto& argument : call.arguments) parts.push_back(expected(*argument, source));
    if (call.rewritten) std::reverse(parts.begin(), parts.end());
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : ",") + parts[i];
    return out + (call.rewritten ? '>' : ')');
}

void collect(const Call& call, std::vector<EditGroup>& groups) {
    if (call.rewritten) {
        Edit edit{call.range, "F", {}};
        for (std::size_t i = call.arguments.size(); i-- > 0;) {
            edit.text += edit.slots.empty() ? '<' : ',';
            edit.slots.push_back(
                {static_cast<std::uint32_t>(edit.text.size()), call.arguments[i]->range});
        }
        if (!call.arguments.empty()) edit.text += '>';
        groups.push_back({edit});
    }
    for (const auto& argument : call.arguments) collect(*argument, groups);
}

bool is_sorted_and_apart(const std::vector<Edit>& edits) {
    return std::adjacent_find(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
               return a.range.end > b.range.begin;
           }) == edits.end();
}

// Replaces bytes one by one: slow and plain.
std::string apply_slowly(const std::string& source, const std::vector<Edit>& edits) {
    std::string out;
    for (std::size_t at = 0; at <= source.size(); ++at) {
        bool covered = false;
        for (const Edit& edit : edits) {
            if (edit.range.begin == at) out += edit.text;
            covered = covered || (edit.range.begin <= at && at < edit.range.end);
        }
        if (!covered && at < source.size()) out += source[at];
    }
    return out;
}

}  // namespace

TEST_CASE("rewrites of nested calls compose as if each had been written at once") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        std::string source;
        const auto call = write_call(random, source, 4);
        std::vector<EditGroup> groups;
        collect(*call, groups);
        std::shuffle(groups.begin(), groups.end(), random);
        const Composition composition = compose(source, groups);
        CHECK(composition.rejected.empty());
        CHECK(composition.absorbed.empty());
        REQUIRE(is_sorted_and_apart(composition.edits));
        REQUIRE(mindport::text::apply(source, composition.edits) == expected(*call, source));
    }
}

TEST_CASE("of edits that clash the earlier group wins, and groups are made whole or not at all") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::string source = "0123456789abcdefghij";
        std::vector<EditGroup> groups;
        for (std::uint32_t group = 0; group < 1 + below(random, 6); ++group) {
            EditGroup edits;
            std::uint32_t from = below(random, 8);
            while (from < source.size() && edits.size() < 3) {
                const std::uint32_t to = std::min<std::uint32_t>(
                    from + 1 + below(random, 4), static_cast<std::uint32_t>(source.size()));
                edits.push_back({{from, to}, std::string(1, static_cast<char>('A' + group)), {}});
                from = to + 1 + below(random, 8);
            }
            groups.push_back(edits);
        }
        const Composition composition = compose(source, groups);
        const auto is_in = [](const std::vector<std::size_t>& list, std::size_t value) {
            return std::find(list.begin(), list.end(), value) != list.end();
        };
        std::vector<Edit> made;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (is_in(composition.rejected, i) || is_in(composition.absorbed, i)) continue;
            made.insert(made.end(), groups[i].begin(), groups[i].end());
        }
        std::sort(made.begin(), made.end(),
                  [](const Edit& a, const Edit& b) { return a.range < b.range; });
        REQUIRE(is_sorted_and_apart(made));
        REQUIRE(!made.empty());
        REQUIRE(mindport::text::apply(source, composition.edits) == apply_slowly(source, made));
        // A group that no earlier one touches is not turned away by a later one.
        for (const std::size_t out : composition.rejected) {
            bool has_reason = false;
            for (std::size_t other = 0; other < groups.size(); ++other) {
                for (const Edit& a : groups[out]) {
                    for (const Edit& b : groups[other]) {
                        has_reason = has_reason || (other != out && a.range.overlaps(b.range));
                    }
                }
            }
            CHECK(has_reason);
        }
    }
}

TEST_CASE("insertions at one place keep the order of their groups") {
    const std::vector<EditGroup> groups{
        {Edit::insert(1, "x")}, {Edit::insert(1, "y")}, {{{1, 2}, "B", {}}}};
    CHECK(mindport::text::apply("abc", compose("abc", groups).edits) == "axyBc");
}

TEST_CASE("what lies in removed text is absorbed; half of it is not enough") {
    const std::vector<EditGroup> groups{
        {Edit::erase({0, 4})}, {{{1, 2}, "x", {}}}, {{{2, 3}, "y", {}}, {{5, 6}, "z", {}}}};
    const Composition composition = compose("abcdefg", groups);
    CHECK(composition.absorbed == std::vector<std::size_t>{1});
    CHECK(composition.rejected == std::vector<std::size_t>{2});
    CHECK(mindport::text::apply("abcdefg", composition.edits) == "efg");
}

TEST_CASE("offsets move with the edits before them") {
    const std::vector<Edit> edits{{{1, 3}, "12345", {}}, {{5, 5}, "x", {}}, {{6, 8}, "", {}}};
    const std::string source = "abcdefghij";
    const std::string result = mindport::text::apply(source, edits);
    for (const std::uint32_t offset : {0U, 3U, 4U, 8U, 9U}) {
        CHECK(result[map_offset(offset, edits)] == source[offset]);
    }
    CHECK(map_offset(2, edits) == 1);
    CHECK(map_offset(10, edits) == result.size());
}
