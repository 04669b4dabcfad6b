// What a file does with parameters that a port may drop, such as `device`.
//
// Such a parameter goes from a function together with the arguments that callers give, in whatever
// files they are. So both sides have to know whether it can go, and they have to know the same:
// what is read here goes into the ClassIndex, which decides (kept_parameters). Only uses count that
// no rule can take away; what depends on a condition does not, since ports drop branches.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mindport::syntax {
class Tree;
}

namespace mindport::names {

struct Outline;

// A callee is named by what it is as far as its file tells: "package.module.function" or "….Class"
// through imports, ".method" where it is reached through an object. Empty: something local.
using Callee = std::string;

struct ParameterUse {
    Callee function;  // whose parameter it is
    std::string parameter;
    bool has_default = false;
    bool is_last = false;  // no other can be given by position after it
    bool stays = false;    // something other than a call needs it
    // What it is given to.
    struct Given {
        Callee callee;
        // Among the positional arguments; by_keyword: as the parameter of the same name.
        static constexpr std::uint32_t by_keyword = UINT32_MAX;
        std::uint32_t place = by_keyword;
        bool is_last = false;     // no positional argument follows
        std::uint32_t count = 0;  // of all arguments of the call
        friend bool operator==(const Given&, const Given&) = default;
    };
    std::vector<Given> given;
    friend bool operator==(const ParameterUse&, const ParameterUse&) = default;
};

struct ParameterUses {
    std::vector<ParameterUse> parameters;
    // What is called with `*arguments`, or handed on as a value: its callers cannot be followed.
    std::vector<Callee> untraced;
    friend bool operator==(const ParameterUses&, const ParameterUses&) = default;
};

// Reads the uses of parameters of these names. The outline is that of the same text.
ParameterUses read_parameter_uses(const syntax::Tree& tree, const Outline& outline,
                                  std::span<const std::string_view> parameters);

// A parameter that stays in all that a resolved callee stands for.
struct KeptParameter {
    bool is_untraced = false;  // since not all callers can be followed
    // Of all those that have it: callers may leave it away; nothing is given by position after it.
    bool is_optional = true;
    bool is_last = true;

    // Whether a definition may lose it all the same, since all callers can leave it away.
    bool is_loose() const { return !is_untraced && is_optional && is_last; }
    // Whether an argument for it goes.
    bool lets_go(bool by_keyword, bool is_last_argument) const {
        return is_optional && (by_keyword || is_last_argument);
    }
};
// By resolved callee and parameter: "package.module.function(device".
using KeptParameters = std::unordered_map<std::string, KeptParameter>;

}  // namespace mindport::names
