// Rows that a user adds in mindport.toml. An Overlay owns their text; the views that a Catalog
// gives out stay valid as long as the Catalog, which shares ownership.
//
// Immutable after construction, so safe on any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/mapping.h"

namespace mindport::catalog {

struct OwnedDifference {
    std::vector<std::pair<std::string, std::string>> when;
    std::vector<std::string> rewrites;
    std::string note;
    std::uint8_t devices = ascend | gpu | cpu;
    bool quiet = false;
};

// A Mapping that owns its text: what the TOML reader makes and the catalogue compiler writes out.
struct OwnedMapping {
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    std::string source;
    std::string target;
    Status status = Status::none;
    SymbolKind kind = SymbolKind::function;
    ValueKind returns = ValueKind::unknown;
    bool suggested = false;
    VersionSet versions;
    std::uint32_t line = 0;  // where it was read from; for messages
    std::string profile;
    std::string note;
    std::string link;
    std::vector<std::string> rewrites;
    Pairs rename;
    Pairs fill;
    std::vector<std::string> drop;
    std::vector<std::string> unsupported;
    std::vector<OwnedDifference> differs;
};

class Overlay {
   public:
    // Rows for the same source keep their order: the first that fits the target version wins.
    explicit Overlay(std::vector<OwnedMapping> rows);
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;

    // The row for a source name, or null. Neither allocates; the second looks up prefix + name.
    const Mapping* find(std::string_view source, TargetVersion target) const;
    const Mapping* find(std::string_view prefix, std::string_view name, TargetVersion target) const;
    const std::vector<Mapping>& rows() const { return rows_; }

   private:
    std::vector<OwnedMapping> text_;                    // what the views point to
    std::vector<std::vector<std::string_view>> lists_;  // backing of the spans of views
    std::vector<std::vector<NamePair>> pairs_;
    std::vector<std::vector<Difference>> differences_;
    std::vector<Mapping> rows_;  // sorted by source
};

}  // namespace mindport::catalog
