// What stands at a place of a document.
#pragma once

#include <cstdint>
#include <string>

#include "core/analysis/analysis.h"

namespace mindport::server {

struct NamedPlace {
    text::TextRange range;  // empty name: nothing that is known stands there
    std::string name;       // qualified
};

// The API that is used at an offset: by a dotted name that goes back to an import, or by what a
// finding there is about (a tensor's method).
NamedPlace api_at(const analysis::Analysis& analysis, std::uint32_t offset);

}  // namespace mindport::server
