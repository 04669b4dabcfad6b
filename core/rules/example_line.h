// Ports one line of example code in a docstring. Works on text: an example need not be complete,
// nor parse. Internal to the rule for examples.
#pragma once

#include <set>
#include <string>

#include "core/rules/doc_text.h"

namespace mindport::rules {

// What the lines of one docstring have in common.
struct ExampleUse {
    std::set<std::string> roots;  // "ms", "mint", "np": what converted names start with
    bool keeps_torch = false;     // some name of torch has no counterpart
    bool drops_device = false;    // `device` holds a device's name, and is only passed to `.to`
};

// Names, keywords and results; notes in `use` which modules the line takes now.
std::string port_example_line(std::string_view line, Node string, const Context& context,
                              ExampleUse& use);

// Whether the line does nothing that MindSpore needs: `pipe.to("cuda")`. `line` has been ported.
bool is_void_example_line(std::string_view line, const ExampleUse& use);

// Whether `device = "cuda"` is all that the example has to do with a device.
bool only_moves_to_device(const std::vector<std::string_view>& lines);

// "from mindone.diffusers import A" for "from diffusers import A"; several lines where only some of
// the names move. `rest` holds the lines up to the closing bracket where the list is long.
std::vector<std::string> port_example_import(std::string_view line,
                                             const std::vector<std::string_view>& rest,
                                             const Context& context);

}  // namespace mindport::rules
