// Calls of methods, and their conversion by a row of the catalogue.
#pragma once

#include "core/rules/api.h"
#include "core/rules/call_adapter.h"

namespace mindport::rules {

struct MemberCall {
    Node call;
    Node function;  // the attribute
    Node receiver;
    Node name;  // the method's identifier; null where the call is no method call
};

MemberCall member_call(Node call);

// Whether MindSpore's own class has the method and takes such a call: code that is MindSpore
// already needs no change then. `type` is "mindspore.Tensor" or "mindspore.nn.Cell".
bool is_mindspore_call(const MemberCall& member, std::string_view type, const Context& context);

// Reports the call with its fix; returns whether it did. `is_sure` says that the receiver is what
// the row is for; where it is not, the fix is only suggested, and a row without a target is not
// reported.
bool convert_member_call(const MemberCall& member, const catalog::Mapping& mapping, bool is_sure,
                         Context& context);

}  // namespace mindport::rules
