// Which of a row's known differences a call runs into.
#pragma once

#include "core/rules/signature_match.h"

namespace mindport::rules {

// The first of the row's differences whose conditions hold for the call, on the device that is
// ported to; or null. `match` is null where the call fits no known signature: then its keywords and
// receiver alone are looked at.
const catalog::Difference* difference_of(const catalog::Mapping& mapping, Node receiver,
                                         const CallArguments& arguments,
                                         const SignatureMatch* match, const Context& context);

// Whether the input of a call that should change it has a name under which it may be read again.
bool input_is_kept(Node call, Node input, const Context& context);

}  // namespace mindport::rules
