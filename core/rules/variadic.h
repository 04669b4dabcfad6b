// Calls that give any number of arguments: `torch.zeros(2, 3)`, `nn.Sequential(*layers)`.
#pragma once

#include "core/rules/context.h"
#include "core/rules/signature_match.h"
#include "core/text/edit.h"

namespace mindport::rules {

// Whether some form of a function has a `*parameter`.
bool takes_any_number(const catalog::ApiSymbol& api);

// Whether `*x` and `**x` of a call bring what the target takes, whatever they hold. Without an
// overload of the target that is so for the numbers of a shape alone.
bool splats_fit(const SignatureMatch& match, const catalog::Overload* target,
                const Context& context);

// `torch.zeros(2, 3)` becomes `mint.zeros((2, 3))` where the target takes one tuple.
text::EditGroup gather_variadic(const SignatureMatch& match, const catalog::Overload& target,
                                const Context& context);

}  // namespace mindport::rules
