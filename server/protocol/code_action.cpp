#include "server/protocol/code_action.h"

#include <algorithm>

#include "server/protocol/fields.h"

namespace mindport::server {

void from_json(const Json& json, CodeActionParams& params) {
    read(json.at("textDocument"), "uri", params.uri);
    read(json, "range", params.range);
    const Json& context = field(json, "context");
    const Json& diagnostics = field(context, "diagnostics");
    if (diagnostics.is_array()) params.diagnostics.assign(diagnostics.begin(), diagnostics.end());
    params.only = strings(field(context, "only"));
}

bool CodeActionParams::wants(std::string_view kind) const {
    return only.empty() || std::ranges::any_of(only, [&](const std::string& word) {
               return word.empty() || kind == word ||
                      (kind.starts_with(word) && kind[word.size()] == '.');
           });
}

}  // namespace mindport::server
