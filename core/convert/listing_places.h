// Where an __init__ lists names: the lists of its tables, and its imports.
//
// Internal to core/convert.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::convert {

// The text between a string's quotes.
std::string content_of(syntax::Node string);

// A list of names in a table, or an import of names.
struct ListingPlace {
    std::string module;
    syntax::Node node;       // the list, or the import statement
    syntax::Node statement;  // the pair of a dictionary, or the statement
    std::vector<syntax::Node> items;
};

struct ListingPlaces {
    std::vector<ListingPlace> lists;
    std::vector<ListingPlace> imports;
    syntax::Node assignment;  // the statement that makes the table; null if there is none
    syntax::Node dictionary;  // what is assigned there

    ListingPlaces(const syntax::Tree& init, std::span<const std::string_view> tables);
};

}  // namespace mindport::convert
