// What a conversion into a tree that is there adds to the packages around it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/catalog/catalog.h"
#include "workspace/discovery.h"
#include "workspace/encoding.h"

namespace mindport::workspace {

// The __init__ of a package that lists more now.
struct ListingPackage {
    std::filesystem::path file;
    std::string before;  // UTF-8, as is `after`
    std::string after;
    Encoding encoding;
    std::string note;  // "now lists …"
};

struct Listings {
    std::vector<ListingPackage> packages;
    std::vector<Problem> notes;  // what could not be listed
    std::vector<Problem> problems;
};

// The packages around `target` list the module or package that is converted there from `source`:
// their __init__ files get the entries that those around `source` have for it, or, where that
// stands alone, what its own __init__ exports. What is there stays as it is. Reads files and writes
// none; nothing where the profile knows no tables.
Listings find_listings(const catalog::Profile& profile, const std::filesystem::path& source,
                       const std::filesystem::path& target);

// Empty, or why it could not be written.
std::string write(const ListingPackage& package);

}  // namespace mindport::workspace
