// LSP "Code Action Request".
#pragma once

#include <nlohmann/json.hpp>

#include "server/protocol/base.h"

namespace mindport::server {

struct CodeActionParams {
    std::string uri;
    Range range;
    std::vector<Json> diagnostics;  // the client's, to be given back with what mends them
    std::vector<std::string> only;  // kinds, or empty for all

    // Whether actions of this kind are wanted: a kind stands for those below it too.
    bool wants(std::string_view kind) const;
    // Whether this kind was asked for by name.
    bool asks_for(std::string_view kind) const { return !only.empty() && wants(kind); }
};

void from_json(const Json& json, CodeActionParams& params);

}  // namespace mindport::server
