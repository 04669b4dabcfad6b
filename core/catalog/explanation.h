// What is known about a name, as lines of plain text pieces: for `explain` and hovers. Knows
// nothing of terminals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.h"

namespace mindport::catalog {

// What there is to say about an argument.
enum class Remark : std::uint8_t {
    none,
    renamed,
    by_position,       // the two sides name it differently, and it is passed by its place
    removed,           // it has no effect
    removed_if_inert,  // the values that have no effect go; a call with another is reported
    in_form,           // it goes into the form that the call is written in
    default_differs,
    unsupported,     // such calls are reported
    no_counterpart,  // such calls are reported
    filled,          // written where the call gives none
};
std::string_view to_string(Remark remark);

struct ArgumentRow {
    std::string source;  // "dim=0"; empty for an argument that only the target has
    std::string target;  // "axis=0"; empty where there is none
    Remark remark = Remark::none;
};

// "torch.cat(tensors, dim=0, *, out=None)"
std::string signature_text(std::string_view name, const Overload& overload);
// Of each overload in the target version; the bare name where the package does not tell.
std::vector<std::string> signatures(const ApiSymbol& symbol, TargetVersion target);

// What becomes of each argument of a call, of all overloads in the target version.
std::vector<ArgumentRow> argument_table(const Catalog& catalog, const Mapping& mapping);

// "renamed; every call is right as it is"
std::string_view meaning(Status status);
// "on CPU, with input integers: Integers are refused."
std::string difference_text(const Difference& difference);
// "2.7.0 to 2.10.0", "from 2.8.0", …
std::string versions_text(VersionSet versions);
// "Ascend, GPU, CPU"; "" if unknown.
std::string platforms_text(const ApiSymbol& symbol);

// "since 0.3.0; fp32, fp16; runs with released weights", for a name that a library's port exports;
// "" for others.
std::string export_text(const Catalog& catalog, std::string_view name);

// Rows whose target is this name.
std::vector<const Mapping*> mapped_to(const Catalog& catalog, std::string_view target);

// The full names that a short one may stand for: `F.pad`, `nn.Linear`, `Tensor.size`, `cat`.
std::vector<std::string> full_names(const Catalog& catalog, std::string_view name);

}  // namespace mindport::catalog
