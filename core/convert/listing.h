// What a package's __init__ says of its modules: which names they define. A lazy package has it
// twice, in a table (`_import_structure`) and in imports for type checkers.
//
// Pure: no I/O.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/tree.h"

namespace mindport::convert {

// A module or package below this one ("flux", "transformers.transformer_flux"), and names in it.
struct ListedModule {
    std::string module;
    std::vector<std::string> names;
    friend bool operator==(const ListedModule&, const ListedModule&) = default;
};

struct Listing {
    std::vector<ListedModule> table;    // by `tables["module"] = [...]` and its other forms
    std::vector<ListedModule> imports;  // by `from .module import …`
    bool empty() const { return table.empty() && imports.empty(); }
};

// All that an __init__ lists, whatever conditions it stands under. `tables`: names of variables.
Listing read_listing(const syntax::Tree& init, std::span<const std::string_view> tables);

// What of it is about `module`: all names of that module and of modules in it, and of the packages
// around it those in `known`, to which the others are added.
Listing about(const Listing& listing, std::string_view module, std::set<std::string>& known);

struct Listed {
    std::string text;
    Listing added;
    Listing without_place;  // there is no table, or no import of that kind, to put it in
};
// Adds what is lacking to the text of an __init__, in order, and changes nothing else.
// `line_length` is in columns.
Listed add_to_listing(std::string init, const Listing& wanted,
                      std::span<const std::string_view> tables, std::size_t line_length);

}  // namespace mindport::convert
