// One row of mappings/*.toml: what a source API becomes on MindSpore. docs/mappings.md explains
// each field to the people who write them.
//
// Views point into compiled-in data or into the overlay that the Catalog owns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/catalog/signature.h"
#include "core/catalog/value_kind.h"
#include "core/catalog/version.h"

namespace mindport::catalog {

enum class Status : std::uint8_t {
    same,     // rename only: every call that torch accepts is right on the target
    adapt,    // rename, and arguments change
    partial,  // some arguments, dtypes or overloads have no counterpart
    drop,     // has no effect on MindSpore: the call, argument or statement goes
    manual,   // a person decides; the note says how
    none,     // no counterpart
};

// The spelling in mappings/*.toml; nullopt for a word that is none.
std::optional<Status> parse_status(std::string_view text);
std::string_view to_string(Status status);

struct NamePair {
    std::string_view from;  // parameter of the source API
    std::string_view to;    // parameter of the target, or (in `fill`) Python source of the value
};

// Calls that MindSpore computes otherwise than PyTorch, or that are written otherwise.
struct Difference {
    // Parameter of the source ("self" is the receiver) -> condition; all must hold. None: all
    // calls. core/catalog/condition.h has the words.
    std::span<const NamePair> when;
    std::span<const std::string_view> rewrites;  // as in Mapping; empty: written as other calls
    std::string_view note;                       // what differs; empty: nothing, once rewritten
    std::uint8_t devices = ascend | gpu | cpu;   // bits of Platform: where it is so
    bool quiet = false;  // it depends on values, which no call shows: only a hint
};

struct Mapping {
    std::string_view source;  // "torch.cat", "torch.Tensor.repeat"
    std::string_view target;  // "mindspore.mint.cat"; empty for drop, manual and none
    Status status = Status::none;
    SymbolKind kind = SymbolKind::function;
    ValueKind returns = ValueKind::unknown;
    bool suggested = false;    // the fix is offered, not applied by default
    VersionSet versions;       // target versions that this row is for
    std::string_view profile;  // "" for every profile, else the profile that adds the row
    std::string_view note;     // what a person should know or do; one or two sentences
    std::string_view link;     // overrides the link made from the name
    std::span<const std::string_view> rewrites;  // templates, tried in order; see docs/mappings.md
    std::span<const NamePair> rename;            // source keyword -> target keyword
    std::span<const NamePair> fill;              // target keyword -> value to write where not given
    std::span<const std::string_view> drop;      // arguments without effect: removed
    std::span<const std::string_view> unsupported;  // arguments that stop the conversion of a call
    std::span<const Difference> differs;            // the first that fits a call holds
};

}  // namespace mindport::catalog
