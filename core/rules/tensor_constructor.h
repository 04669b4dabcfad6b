// `x.type(torch.float32)`: casts that are not written as `to`.
#pragma once

#include "core/rules/member.h"

namespace mindport::rules {

// Whether a call of a method `type` has the one argument of a cast. MP103 deals with it then.
bool is_type_cast(const MemberCall& member);

}  // namespace mindport::rules
