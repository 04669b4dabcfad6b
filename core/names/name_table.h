// Strings that outlive the text they were built from: qualified names, mostly.
//
// One table per file analysis; not for use by two threads at once. Views stay valid as long as the
// table lives.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "core/text/name_hash.h"

namespace mindport::names {

class NameTable {
   public:
    std::string_view intern(std::string_view text);
    // intern(prefix + "." + last)
    std::string_view join(std::string_view prefix, std::string_view last);
    std::size_t size() const { return strings_.size(); }

   private:
    std::unordered_set<std::string, text::NameHasher, std::equal_to<>> strings_;
    std::string scratch_;
};

}  // namespace mindport::names
