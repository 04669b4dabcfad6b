// Reading the fields of a JSON object. What does not fit throws, and becomes InvalidParams where
// params are read (rpc/method_table.h).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace mindport::server {

using Json = nlohmann::json;

// The field, or a null value; of something that is no object likewise.
inline const Json& field(const Json& object, const char* key) {
    static const Json null;
    if (!object.is_object()) return null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

// A field by path, "textDocument.codeAction.isPreferredSupport"; null where any part is missing.
const Json& field_at(const Json& object, std::string_view path);
bool is_true(const Json& object, std::string_view path);
// The strings in a list; what else is in it is passed over.
std::vector<std::string> strings(const Json& list);

template <typename Value>
void read(const Json& object, const char* key, Value& value) {
    object.at(key).get_to(value);
}

// Leaves the value alone where the field is missing or null.
template <typename Value>
void read_if(const Json& object, const char* key, Value& value) {
    const Json& found = field(object, key);
    if (!found.is_null()) found.get_to(value);
}
template <typename Value>
void read_if(const Json& object, const char* key, std::optional<Value>& value) {
    const Json& found = field(object, key);
    if (!found.is_null()) value = found.get<Value>();
}

}  // namespace mindport::server
