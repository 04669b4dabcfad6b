// The fixed parts of the HTML report. Nothing in them is loaded from elsewhere.
#pragma once

#include <string_view>

namespace mindport::cli {

extern const std::string_view page_style;   // CSS
extern const std::string_view page_body;    // the elements that the script fills
extern const std::string_view page_script;  // reads the JSON in #data

}  // namespace mindport::cli
