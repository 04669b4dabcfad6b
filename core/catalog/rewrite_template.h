// The templates of `rewrite` in mappings/*.toml, taken apart. docs/mappings.md describes them.
//
// Parts are views into the template's text, which must outlive them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace mindport::catalog {

struct TemplatePart {
    enum class Form : std::uint8_t {
        text,  // as it stands; "{{" and "}}" are given as "{" and "}"
        name,  // a dotted name below mindspore, numpy or mindone: spelled as the file imports it
        receiver,  // {self}
        argument,  // {name}, {name|default}
        keyword,   // {name=}: "name=value", or nothing and no comma
        variadic,  // {*name}: as written, with commas
        gathered,  // {(name)}: the variadic as one tuple
    };
    Form form = Form::text;
    std::string_view text;           // the text, the dotted name or the parameter's name
    std::string_view default_value;  // of {name|default}
    bool has_default = false;

    bool is_placeholder() const { return form >= Form::receiver; }
};

struct TemplateError {
    std::size_t offset;  // into the template
    std::string message;
};

tl::expected<std::vector<TemplatePart>, TemplateError> parse_template(std::string_view text);

}  // namespace mindport::catalog
