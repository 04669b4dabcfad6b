// Taking the templates of `rewrite` apart.
#include <doctest/doctest.h>

#include <string>

#include "core/catalog/rewrite_template.h"

using namespace mindport::catalog;

namespace {

// "text:x|argument:dim=0|…"; an error is "offset: message".
std::string parts_of(std::string_view text) {
    static constexpr std::string_view names[] = {"text",    "name",     "receiver", "argument",
                                                 "keyword", "variadic", "gathered"};
    const auto parts = parse_template(text);
    if (!parts) return std::to_string(parts.error().offset) + ": " + parts.error().message;
    std::string shown;
    for (const TemplatePart& part : *parts) {
        if (!shown.empty()) shown += '|';
        shown += names[static_cast<std::size_t>(part.form)];
        if (part.form != TemplatePart::Form::receiver) shown.append(":").append(part.text);
        if (part.has_default) shown.append("=").append(part.default_value);
    }
    return shown;
}

}  // namespace

TEST_CASE("each form of placeholder is read") {
    CHECK(parts_of("{self}.shape") == "receiver|text:.shape");
    CHECK(parts_of("f({x}, {dim|0}, {out=})") ==
          "text:f(|argument:x|text:, |argument:dim=0|text:, |keyword:out|text:)");
    CHECK(parts_of("{self}.tile({(repeats)})") == "receiver|text:.tile(|gathered:repeats|text:)");
    CHECK(parts_of("f({*sizes})") == "text:f(|variadic:sizes|text:)");
    CHECK(parts_of("").empty());
}

TEST_CASE("names of the target's packages are parts of their own") {
    CHECK(parts_of("mindspore.mint.cat({x})") ==
          "name:mindspore.mint.cat|text:(|argument:x|text:)");
    CHECK(parts_of("{x}.astype(numpy.float32)") ==
          "argument:x|text:.astype(|name:numpy.float32|text:)");
    CHECK(parts_of("(mindone.a.b)") == "text:(|name:mindone.a.b|text:)");
    CHECK(parts_of("mindspore + mymindspore.x + x.mindspore.y") ==
          "text:mindspore + mymindspore.x + x.mindspore.y");
    CHECK(parts_of("{self}.numpy.x") == "receiver|text:.numpy.x");
    CHECK(parts_of("mindspore.mint...") == "name:mindspore.mint|text:...");
}

TEST_CASE("strings are text, with their braces doubled") {
    CHECK(parts_of("f('mindspore.mint.cat')") == "text:f('mindspore.mint.cat')");
    CHECK(parts_of("f(\"{x}\", numpy.pi)") ==
          "text:f(\"|argument:x|text:\", |name:numpy.pi|text:)");
    CHECK(parts_of("{{{x}: 1}}") == "text:{|argument:x|text:: 1}");
}

TEST_CASE("a bad template tells where") {
    CHECK(parts_of("f({x") == "2: `{` without `}`");
    CHECK(parts_of("f(x})") == "3: `}` without `{`");
    CHECK(parts_of("f({x y})") == "2: `{x y}` is not a placeholder");
    CHECK(parts_of("f({})") == "2: `{}` is not a placeholder");
    CHECK(parts_of("f({1x})") == "2: `{1x}` is not a placeholder");
    CHECK(parts_of("f({x|})") == "2: `{x|}` has no default after `|`");
}
