// Look-up of mappings and API signatures by qualified name, for one target version and profile.
//
// The data is compiled in (mappings/ -> tools/catalog_compiler -> build/…/catalog_data.cpp), so a
// Catalog costs nothing to make and no look-up allocates. A Catalog is immutable after
// construction and may be shared between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/mapping.h"
#include "core/catalog/signature.h"

namespace mindport::catalog {

// A profile: what a library's ports do beyond the API. Compiled in from mappings/profiles/*.toml.
struct Profile {
    std::string_view name;                           // "plain", "diffusers"
    std::span<const std::string_view> detect;        // top-level packages whose import selects it
    std::span<const std::string_view> module_bases;  // subclasses of torch.nn.Module; sorted
    std::span<const std::string_view> rules;         // codes of rules that only this profile runs
    std::span<const std::string_view> covers;        // packages besides torch whose use is reported
    // Names in covered packages that need no port: "transformers.*Tokenizer"; "*" is any name part.
    std::span<const std::string_view> keeps;
    // Packages whose imports stand in sections of their own, after the third-party ones, in order.
    std::span<const std::string_view> sections;
    // Flags and tests ("diffusers.utils.is_torch_xla_available") whose answer a port knows.
    std::span<const std::string_view> known_true;
    std::span<const std::string_view> known_false;
    // What a port of a file of the library says: comment lines that follow its copyright lines, or,
    // where there are none, where it comes from ("https://…/src/", which the file's path follows).
    std::span<const std::string_view> notice;
    std::string_view adapted_from;
    // Packages of the library whose files say nothing of it in ports.
    std::span<const std::string_view> without_notice;
    // Pairs: words in documentation, and what they become.
    std::span<const std::string_view> wording;
    std::span<const std::string_view> suggested_wording;  // pairs that only most ports say
    std::span<const std::string_view> message_wording;    // pairs in what errors and logs say
    // Triples: a parameter, a value of it, and what a port calls that (MP725).
    std::span<const std::string_view> values;
    // Pairs: what ports do otherwise, as "KIND name" (core/rules/port_convention.cpp), and a note.
    // Sorted; see Catalog::convention.
    std::span<const std::string_view> conventions;
    // Variables of packages that list what their modules define (MP704).
    std::span<const std::string_view> tables;
    // Fives: a keyword, the names that are used, the end of a base's name, and code before and
    // after a loop that calls a network with that keyword (core/rules/around_loop.cpp).
    std::span<const std::string_view> around_loops;
    // What tokenizers and processors are asked for in a port instead of torch's tensors: "np".
    std::string_view encodings;
    // Triples: a parameter, its default, and the default that a port gives it.
    std::span<const std::string_view> defaults;
    // The last release whose new pipelines follow the customs of older ones (MP721, MP731):
    // "0.3.0"; empty for none.
    std::string_view customs_until;
    // Triples: a function's name, words that its body has, and the body that a port gives it (or,
    // where that begins with "def", the whole function).
    std::span<const std::string_view> functions;
    // Pairs: functions that in a port take the object first whose method makes their argument, and
    // that method.
    std::span<const std::string_view> owner_first;
    // Attributes that hold tensors, whatever the class: "scheduler.timesteps", an object's last
    // name and the attribute.
    std::span<const std::string_view> tensors;
    // Triples: a class, an attribute of what its instances give when called, and its index in the
    // tuple that a port's class gives.
    std::span<const std::string_view> outputs;
    // Parameters and keywords that a port has not.
    std::span<const std::string_view> gone_parameters;
    // Pairs: names of functions and classes that a port has not ("*" is any part), and why.
    std::span<const std::string_view> gone_definitions;
    // What the library's port exports: "FluxPipeline 0.3.0 fp32,fp16 inference": a name, the first
    // release that has it or "-", and for pipelines what they run with. Sorted by name.
    std::span<const std::string_view> exports;
    // Whether a function of torch.nn.functional is written out where a file has an alias for that.
    bool spells_out = false;
    // How long lines may be in a port's files, in columns; 0: statements stay as they are.
    std::uint32_t line_length = 0;
};

// Rows that a user adds in mindport.toml; owns its strings. Made by config/ from TOML.
class Overlay;

struct CatalogOptions {
    TargetVersion target;
    std::string_view profile = "plain";      // name of a compiled-in profile; plain if unknown
    std::shared_ptr<const Overlay> overlay;  // may be null
    Platform device = ascend;                // what the port runs on
};

// A name that a library's port exports, in some release.
struct LibraryExport {
    std::string_view name;
    std::string_view since;       // "0.3.0"; empty where no known release has it
    std::string_view precisions;  // "fp32,fp16", "none"; empty where nothing is known
    bool runs = false;            // with released weights
};

class Catalog {
   public:
    explicit Catalog(CatalogOptions options = {});

    // The row for a source name in the options' profile, target version and overlay (which wins),
    // or null. Aliases ("torch.nn.modules.linear.Linear") are resolved. A name below a module that
    // has a row of its own does not inherit it.
    const Mapping* find(std::string_view source_name) const;

    // The row for a tensor method or attribute: find("torch.Tensor." + name) without the string.
    const Mapping* find_tensor_member(std::string_view name) const;
    // The same for torch.nn.Module.
    const Mapping* find_module_member(std::string_view name) const;

    // The public spelling of a source name: "torch.nn.modules.linear.Linear" -> "torch.nn.Linear".
    std::string_view canonical(std::string_view source_name) const;

    // A signature by exact name ("mindspore.…", "mindone.…" or "torch.…"), or null where the target
    // version lacks it.
    const ApiSymbol* api(std::string_view name) const;
    // Whether any version has it; for messages such as "needs MindSpore 2.8.0".
    const ApiSymbol* api_in_any_version(std::string_view name) const;

    // Arguments that never have an effect on MindSpore (device, pin_memory, …).
    bool is_inert_argument(std::string_view name) const;

    // A page to read: the target's API page, or the mapping table's for a name without target.
    std::string link_for(const Mapping& mapping) const;
    std::string link_for_api(std::string_view name) const;

    // Names close to a misspelt one, best first, at most `limit`; among mapping sources and API
    // names.
    std::vector<std::string_view> nearest(std::string_view name, std::size_t limit) const;

    const Profile& profile() const;
    // The note of the profile's convention "KIND name", or nullopt.
    std::optional<std::string_view> convention(std::string_view kind, std::string_view name) const;
    // By the name alone ("FluxPipeline"), in the options' profile; nullopt for others.
    std::optional<LibraryExport> library_export(std::string_view name) const;
    // Whether the target release of the port has it.
    bool has_export(const LibraryExport& entry) const;
    TargetVersion target() const;
    Platform device() const { return options_.device; }

    // Every row in force, for `explain`, completion and the docs; sorted by source.
    std::vector<const Mapping*> all() const;

    // Compiled-in profiles, "plain" first.
    static std::span<const Profile> profiles();
    // The profile of that name, or null.
    static const Profile* find_profile(std::string_view name);

   private:
    const Mapping* first_fitting(std::span<const Mapping> rows) const;
    const Mapping* find_member_row(std::span<const std::uint16_t> slots, std::string_view prefix,
                                   std::string_view name) const;

    CatalogOptions options_;
    const Profile* profile_;
    std::vector<std::uint16_t> convention_slots_;  // of "KIND name" in the profile's conventions
};

}  // namespace mindport::catalog
