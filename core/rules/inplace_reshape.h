// `x.unsqueeze_(0)`: methods that change the shape of a tensor in place.
#pragma once

#include "core/rules/member.h"

namespace mindport::rules {

// Whether a call stands alone as a statement, changes the shape of a tensor that a plain name
// holds, and can be an assignment instead. MP304 deals with it then.
bool is_inplace_reshape(const MemberCall& member);

}  // namespace mindport::rules
