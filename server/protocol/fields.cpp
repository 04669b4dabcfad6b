#include "server/protocol/fields.h"

namespace mindport::server {

const Json& field_at(const Json& object, std::string_view path) {
    const Json* at = &object;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        at = &field(*at, std::string(path.substr(0, dot)).c_str());
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return *at;
}

bool is_true(const Json& object, std::string_view path) {
    const Json& value = field_at(object, path);
    return value.is_boolean() && value.get<bool>();
}

std::vector<std::string> strings(const Json& list) {
    std::vector<std::string> result;
    if (!list.is_array()) return result;
    for (const Json& item : list) {
        if (item.is_string()) result.push_back(item.get<std::string>());
    }
    return result;
}

}  // namespace mindport::server
