// How a file writes a MindSpore name, and which import that takes.
//
// `mindspore.mint.cat` is `mint.cat` after `from mindspore import mint`; but where the file binds
// `mint` to something else, it is `ms.mint.cat`. An import that the file has already is used as it
// is, under its own alias.
#pragma once

#include <string>
#include <string_view>

#include "core/names/scope.h"

namespace mindport::names {

struct ImportNeed {
    std::string module;  // "mindspore"
    std::string name;    // "mint" for `from mindspore import mint`; empty for `import mindspore`
    std::string alias;   // "ms"; empty without `as`
    Node local;          // the nested import statement to stand beside; null: the top of the file
    friend bool operator==(const ImportNeed&, const ImportNeed&) = default;

    // The name that the import binds: "mint", "ms", "mindspore".
    std::string_view bound_name() const;
    // "from mindspore import mint"
    std::string statement() const;
};

struct Spelled {
    std::string text;
    ImportNeed need;  // module is empty where the file needs no further import
    bool needs_import() const { return !need.module.empty(); }
};

enum class SpellingMode : std::uint8_t {
    whole_file,  // all uses of torch go or are written out, so that `nn` can be MindSpore's
    single_fix,  // what the file binds keeps its meaning
};

class Spelling {
   public:
    Spelling(const ScopeTree& scopes, SpellingMode mode);

    // `via` is the import through which the converted name was reached, or null: a name imported
    // inside a function or under `if` or `try` gets its import there too.
    Spelled spell(std::string_view qualified, const Site* via = nullptr) const;

    // Whether a name that the file binds may be bound to `target` from now on.
    bool is_free(std::string_view name, std::string_view target) const;

   private:
    const ScopeTree& scopes_;
    SpellingMode mode_;
};

// Packages whose names this tool replaces: torch and its companions.
bool is_source_package(std::string_view qualified);

}  // namespace mindport::names
