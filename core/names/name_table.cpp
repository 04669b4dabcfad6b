#include "core/names/name_table.h"

namespace mindport::names {

std::string_view NameTable::intern(std::string_view text) {
    auto found = strings_.find(text);
    if (found == strings_.end()) {
        found = strings_.emplace(text).first;
    }
    return *found;
}

std::string_view NameTable::join(std::string_view prefix, std::string_view last) {
    if (prefix.empty()) {
        return intern(last);
    }
    scratch_.assign(prefix);
    scratch_ += '.';
    scratch_ += last;
    return intern(scratch_);
}

}  // namespace mindport::names
