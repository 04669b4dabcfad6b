// Matches a call to the overloads of an API: which argument is bound to which parameter.
#pragma once

#include <optional>
#include <vector>

#include "core/catalog/signature.h"
#include "core/rules/call.h"

namespace mindport::rules {

struct BoundArgument {
    const Argument* argument = nullptr;
    const catalog::Parameter* parameter = nullptr;  // null: a splat, or taken by **kwargs
};

struct SignatureMatch {
    const catalog::Overload* overload = nullptr;
    std::vector<BoundArgument> bound;  // in the order of the call

    // The arguments bound to a parameter; more than one for a variadic.
    std::vector<const Argument*> of(std::string_view parameter) const;
};

// The first overload that accepts the call in the target version; nullopt where none does. With a
// splat, only the arguments before it and the keywords are matched.
std::optional<SignatureMatch> match(const catalog::ApiSymbol& api, const CallArguments& arguments,
                                    catalog::TargetVersion version);

const catalog::Parameter* find_parameter(const catalog::Overload& overload, std::string_view name);
bool takes_any_keyword(const catalog::Overload& overload);

}  // namespace mindport::rules
