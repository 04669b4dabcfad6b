// What is known about a name, as lines of plain text pieces: for `explain`. Knows nothing of
// terminals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.h"

namespace mindport::cli {

struct ArgumentRow {
    std::string source;  // "dim=0"; empty for an argument that only the target has
    std::string target;  // "axis=0"; empty where there is none
    std::string remark;  // "renamed", "no effect: removed", …
};

// "torch.cat(tensors, dim=0, *, out=None)"
std::string signature_text(std::string_view name, const catalog::Overload& overload);
// Of each overload in the target version; the bare name where the package does not tell.
std::vector<std::string> signatures(const catalog::ApiSymbol& symbol,
                                    catalog::TargetVersion target);

// What becomes of each argument of a call.
std::vector<ArgumentRow> argument_table(const catalog::Catalog& catalog,
                                        const catalog::Mapping& mapping);

// "renamed; every call is right as it is"
std::string_view meaning(catalog::Status status);
// "2.7.0 to 2.10.0", "from 2.8.0", …
std::string versions_text(catalog::VersionSet versions);
// "Ascend, GPU, CPU"; "" if unknown.
std::string platforms_text(const catalog::ApiSymbol& symbol);

// Rows whose target is this name.
std::vector<const catalog::Mapping*> mapped_to(const catalog::Catalog& catalog,
                                               std::string_view target);

// The full names that a short one may stand for: `F.pad`, `nn.Linear`, `Tensor.size`, `cat`.
std::vector<std::string> full_names(const catalog::Catalog& catalog, std::string_view name);

}  // namespace mindport::cli
